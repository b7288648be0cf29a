import { expect, it } from 'vitest'
import { findings, realSubject, subjectWith } from '../../../../tests/fixtures/subject.ts'
import type { Fact } from '../../../directory/types.ts'
import { factSources } from './fact-sources.ts'

const { directory } = realSubject().world
const SOURCE = { url: 'https://example.org/', publisher: 'Example', date: '2026-01' }
const FACT: Fact = {
  ...{ organisation: 'line', field: 'phone', value: '0808', confidence: 'confirmed', sources: [SOURCE] },
  ...{ checked: null, shown: true, at: 'directory/organisations/line.yaml:6' },
}
const found = (fact: Partial<Fact>) =>
  findings(
    factSources,
    subjectWith({ world: { directory: { ...directory, facts: [{ ...FACT, ...fact }] } }, day: '2026-11-26' }),
  )

it('tells of a confirmed fact without a source, one without a date, and a look in the future', () => {
  expect(found({ sources: [] })).toEqual([
    'directory/organisations/line.yaml:6: the phone of "line" is confirmed without a source. Name the page it was read on, or mark it as "memory"',
  ])
  expect(found({ sources: [SOURCE, { ...SOURCE, date: ' ' }] })).toEqual([
    'directory/organisations/line.yaml:6: the phone of "line" rests on https://example.org/, which has no date. Write when it was published, or "undated"',
  ])
  expect(found({ checked: '2026-11-27' })).toEqual([
    'directory/organisations/line.yaml:6: the phone of "line" was checked on 2026-11-27, which is still to come. Write the day on which somebody opened the source',
  ])
})

it('leaves alone what is sourced, from memory, or was checked today', () => {
  expect(found({})).toEqual([])
  expect(found({ confidence: 'memory', sources: [] })).toEqual([])
  expect(found({ checked: '2026-11-26' })).toEqual([])
})

it('holds for the directory', () => expect(findings(factSources, realSubject())).toEqual([]))
