import { describe, expect, it } from 'vitest'
import { realSubject } from '../../../tests/fixtures/subject.ts'
import { dayOf } from '../../directory/hours/london.ts'
import { parseHours } from '../../directory/hours/schedule.ts'
import type { Hours, Organisation } from '../../directory/types.ts'
import { answers, momentsFrom } from './moments.ts'

const { directory } = realSubject().world
const [model] = [...directory.organisations.values()]
if (!model) throw new Error('the directory is empty')
const day = (text: string) => dayOf(text) ?? 0
const made = (hours: Hours | null, nations: Organisation['nations'] = new Set(['england', 'wales'])): Organisation => ({
  ...model,
  nations,
  shown: { ...model.shown, hours },
})
const stated = (osm: string) => made({ kind: 'stated', schedule: parseHours(osm) })
const names = (from: string, ...organisations: Organisation[]) =>
  momentsFrom(day(from), organisations, directory).map(({ name }) => name)

describe('momentsFrom', () => {
  it('has one moment where nothing ever changes', () => {
    expect(names('2026-06-01', stated('24/7'))).toEqual(['Monday 00:00'])
  })

  it('has one for each set of services that are open together', () => {
    expect(names('2026-06-01', stated('Mo-Fr 09:30-16:00'), stated('Mo-Su 12:00-20:00'))).toEqual([
      ...['Monday 00:00', 'Monday 09:30', 'Monday 12:00', 'Monday 16:00'],
    ])
  })

  it('finds what is so on a bank holiday only', () => {
    const found = names('2026-06-01', stated('Mo-Su 09:00-17:00'), stated('Mo-Su 09:00-17:00; PH off'))
    expect(found).toEqual(['Monday 00:00', 'Monday 09:00', expect.stringMatching(/09:00 on the bank holiday 2026-/)])
  })

  it('looks at an ordinary week, not at that of Christmas', () => {
    expect(names('2026-12-21', stated('Fr 09:00-17:00; PH off'))).toContain('Friday 09:00')
  })

  it('looks at no holiday that is over', () => {
    const [later] = [...directory.calendar.holidays.values()].map((days) => Math.max(...days) + 1)
    expect(
      momentsFrom(later ?? 0, [stated('Mo-Su 09:00-17:00; PH off')], directory)
        .map(({ name }) => name)
        .join(),
    ).not.toContain('holiday')
  })

  it('means the clock on the wall, in summer as in winter', () => {
    for (const [from, utc] of [
      ['2026-07-06', '2026-07-06T08:00:00.000Z'],
      ['2026-11-02', '2026-11-02T09:00:00.000Z'],
    ] as const) {
      const open = momentsFrom(day(from), [stated('Mo-Fr 09:00-17:00')], directory)[1]
      expect(new Date(open?.now ?? 0).toISOString()).toBe(utc)
    }
  })
})

describe('answers', () => {
  const noon = Date.parse('2026-11-02T12:00:00Z')
  const differ = (...osm: string[]): Organisation =>
    made({ kind: 'differ', usually: 'weekday-daytime', versions: osm.map(parseHours) })

  it.each<[string, Organisation, boolean]>([
    ['open hours', stated('Mo-Fr 09:00-17:00'), true],
    ['closed hours', stated('Tu 09:00-17:00'), false],
    ['hours that all sources give', differ('Mo 09:00-17:00', 'Mo-Fr 10:00-13:00'), true],
    ['hours that one source gives', differ('Mo 09:00-17:00', 'Mo 13:00-17:00'), false],
    ['hours that are not known', made({ kind: 'missing' }), false],
    ['a site, where nobody answers', made(null), false],
  ])('goes by %s', (_, organisation, expected) => expect(answers(organisation, noon, directory)).toBe(expected))
})
