import { describe, expect, it } from 'vitest'
import { findings, realSubject, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { dayOf } from '../../../directory/hours/london.ts'
import type { Fact } from '../../../directory/types.ts'
import { freshUntil, shelfLife, uncheckedFacts } from './shelf-life.ts'

const { directory } = realSubject().world
const FACT: Fact = {
  ...{ organisation: 'line', field: 'phone', value: '0808', confidence: 'confirmed', sources: [] },
  ...{ checked: '2026-01-01', shown: true, at: 'directory/organisations/line.yaml:6' },
}
const found = (fact: Partial<Fact>, day: string) =>
  findings(shelfLife, subjectWith({ world: { directory: { ...directory, facts: [{ ...FACT, ...fact }] } }, day }))

describe('shelfLife', () => {
  it.each([
    ['phone', '2026-06-30', '2026-07-01'],
    ['email', '2026-06-30', '2026-07-01'],
    ['hours', '2026-04-01', '2026-04-02'],
    ['hours of webchat', '2026-04-01', '2026-04-02'],
    ['cost', '2027-01-01', '2027-01-02'],
    ['holidays', '2027-01-01', '2027-01-02'],
  ])('lets %s be fresh until %s, and not on %s', (field, last, after) => {
    expect(found({ field }, last)).toEqual([])
    expect(found({ field }, after)).toHaveLength(1)
  })

  it('says what to do', () => {
    expect(found({}, '2026-09-01')).toEqual([
      'directory/organisations/line.yaml:6: the phone of "line" was checked on 2026-01-01; that holds for 180 days. Open its source, and write the new day',
    ])
  })

  it('leaves alone what nobody has checked yet, and what is never shown', () => {
    expect(found({ checked: null }, '2036-01-01')).toEqual([])
    expect(found({ shown: false }, '2036-01-01')).toEqual([])
  })
})

it('knows the last day of a fact', () => {
  expect(freshUntil({ ...FACT, field: 'hours' })).toBe(dayOf('2026-04-01'))
  expect(freshUntil({ ...FACT, checked: null })).toBeNull()
})

it('lists what is shown and nobody has checked', () => {
  const facts = [FACT, { ...FACT, checked: null }, { ...FACT, checked: null, shown: false }]
  expect(uncheckedFacts({ ...directory, facts })).toEqual([facts[1]])
})
