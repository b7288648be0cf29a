import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCalendar } from '../../content/bank-holidays.ts'
import type { Nation } from '../places/types.ts'
import { isHoliday } from './calendar.ts'
import { dateOf, dayOf, type LocalMoment } from './london.ts'
import { agreedOpening, openNow } from './open-now.ts'
import type { OracleAnswer, OracleQuestion } from './oracle.fixture.ts'
import { parseHours } from './schedule.ts'

const ROOT = join(import.meta.dirname, '../../..')
const calendar = loadCalendar(ROOT, [])?.calendar ?? { first: 0, last: 0, holidays: new Map() }
const UK: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland']
const WEEKDAYS = parseHours('Mo-Fr 09:00-17:00; PH off')

const stateAt = (text: string, nations: readonly Nation[] = ['england'], schedule = WEEKDAYS) =>
  openNow(schedule, Date.parse(text), nations, calendar)
const written = (at: LocalMoment | null) => {
  if (!at) return null
  const { year, month, date } = dateOf(at.day)
  return `${year}-${month}-${date} ${Math.floor(at.minute / 60)}:${String(at.minute % 60).padStart(2, '0')}`
}
const opensAt = (text: string, nations?: readonly Nation[], schedule = WEEKDAYS) => {
  const state = stateAt(text, nations, schedule)
  return state.state === 'closed' ? written(state.opens) : state.state
}

describe('openNow', () => {
  it('follows the clock on the wall in July and in January', () => {
    const schedule = parseHours('Mo-Fr 09:30-16:00')
    expect(stateAt('2026-07-15T08:45:00Z', undefined, schedule).state).toBe('open')
    expect(stateAt('2026-07-15T15:30:00Z', undefined, schedule).state).toBe('closed')
    expect(stateAt('2026-01-15T08:45:00Z', undefined, schedule).state).toBe('closed')
    expect(stateAt('2026-01-15T15:30:00Z', undefined, schedule).state).toBe('open')
  })

  it('names the opening after Christmas: Tuesday 29 December 2026, 9 am', () => {
    expect(opensAt('2026-12-24T17:00:00Z')).toBe('2026-12-29 9:00')
    expect(opensAt('2026-12-24T17:00:00Z', ['scotland'])).toBe('2026-12-29 9:00')
    expect(opensAt('2026-12-31T17:00:00Z')).toBe('2027-1-4 9:00')
    expect(opensAt('2026-12-31T17:00:00Z', ['scotland'])).toBe('2027-1-5 9:00')
  })

  it('knows a holiday that one nation has alone', () => {
    for (const [text, nation] of [
      ['2027-03-17T12:00:00Z', 'northern-ireland'],
      ['2026-07-13T12:00:00Z', 'northern-ireland'],
      ['2026-01-02T12:00:00Z', 'scotland'],
      ['2026-11-30T12:00:00Z', 'scotland'],
      ['2026-06-15T12:00:00Z', 'scotland'],
    ] as const) {
      for (const one of UK)
        expect([text, one, stateAt(text, [one]).state]).toEqual([text, one, one === nation ? 'closed' : 'open'])
    }
    expect(stateAt('2026-04-06T12:00:00Z', ['scotland']).state).toBe('open')
    expect(stateAt('2026-04-06T12:00:00Z', ['wales']).state).toBe('closed')
  })

  it('says nothing on a day that is a holiday in some of the nations of a service', () => {
    expect(stateAt('2027-03-17T12:00:00Z', UK).state).toBe('unknown')
    expect(stateAt('2027-12-27T12:00:00Z', UK).state).toBe('closed')
    // Closed on 1 January everywhere; whether 4 January is an opening depends on the nation, so none is named.
    expect(stateAt('2027-01-01T12:00:00Z', UK)).toEqual({ state: 'closed', opens: null })
    expect(opensAt('2027-01-01T12:00:00Z', ['england', 'wales'])).toBe('2027-1-4 9:00')
  })

  it('says nothing of days on which holidays are not known, and goes on where they do not matter', () => {
    expect(stateAt('2029-01-02T12:00:00Z').state).toBe('unknown')
    expect(stateAt('2025-06-04T12:00:00Z').state).toBe('unknown')
    expect(stateAt('2028-12-29T18:00:00Z')).toEqual({ state: 'closed', opens: null })
    expect(stateAt('2029-01-06T12:00:00Z')).toEqual({ state: 'closed', opens: null })
    expect(stateAt('2029-01-02T12:00:00Z', undefined, parseHours('24/7'))).toEqual({ state: 'open', until: null })
    expect(stateAt('2029-01-02T12:00:00Z', undefined, parseHours('Mo-Su 08:00-20:00')).state).toBe('open')
    expect(stateAt('2027-06-02T12:00:00Z', ['jersey']).state).toBe('unknown')
  })

  it('runs over midnight where the next day goes on', () => {
    const night = parseHours('Mo-Su 00:00-02:00,22:00-24:00')
    const state = stateAt('2026-11-26T23:30:00Z', undefined, night)
    expect(state.state === 'open' && written(state.until)).toBe('2026-11-27 2:00')
    const evening = stateAt('2026-11-26T23:30:00Z', undefined, parseHours('Mo-Su 18:00-24:00'))
    expect(evening.state === 'open' && written(evening.until)).toBe('2026-11-27 0:00')
  })

  it('agrees with the library opening_hours in every quarter of an hour of a year', () => {
    const { looked, differ, count } = compare('UTC', schedulesInUse())
    expect(looked).toBeGreaterThan(40 * 365 * 24 * 4)
    expect(differ, `${count} differ`).toEqual([])
  }, 120_000)

  it.each(['Europe/London', 'Pacific/Auckland'])(
    'does not read the zone of its process: %s',
    (zone) => {
      const { looked, differ } = compare(zone, ['Mo,Tu,Th,Fr 09:30-16:00; We 13:00-16:00; PH off'])
      expect(looked).toBe(4 * 365 * 24 * 4)
      expect(differ).toEqual([])
    },
    60_000,
  )

  it('keeps the holidays that the library knows', () => {
    const days = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2029-01-01T00:00:00Z') }
    const answer = inZone<OracleAnswer>('Europe/London', 'oracle', {
      ...days,
      nations: UK,
      schedules: ['Mo-Su 12:00-13:00; PH off'],
    } satisfies OracleQuestion)
    for (const { nation, open } of answer) {
      const theirs = new Set(open.map(([start]) => new Date(start).toISOString().slice(0, 10)))
      const differ: string[] = []
      for (let time = days.from; time < days.to; time += 24 * 3_600_000) {
        const day = new Date(time).toISOString().slice(0, 10)
        if (isHoliday(calendar, nation as Nation, dayOf(day) ?? 0) === theirs.has(day)) differ.push(day)
      }
      expect([nation, differ]).toEqual([nation, BEYOND_LIBRARY[nation] ?? []])
    }
  }, 60_000)
})

describe('agreedOpening', () => {
  const versions = [
    'Mo,Tu,Th,Fr 09:30-16:00; We 13:00-16:00; PH off',
    'Mo,Tu,Th,Fr 09:30-16:00; We 09:30-20:00',
    'Mo,We 09:30-20:00; Tu,Th,Fr 09:30-16:00; PH off',
  ].map(parseHours)
  const agreed = (text: string) => written(agreedOpening(versions, Date.parse(text), UK, calendar))

  it('is named only where every version says the same', () => {
    expect(agreed('2026-11-25T21:00:00Z')).toBe('2026-11-26 9:30')
    // On a Tuesday night one version opens at one o'clock.
    expect(agreed('2026-11-24T21:40:00Z')).toBeNull()
    // On a Monday evening one version is still open.
    expect(agreed('2026-11-23T18:00:00Z')).toBeNull()
    // Before Christmas one version knows no holidays.
    expect(agreed('2026-12-24T21:00:00Z')).toBeNull()
  })
})

/** Days that the library does not have: one proclaimed in 2026, and a Sunday whose Monday is the holiday. */
const BEYOND_LIBRARY: Readonly<Record<string, readonly string[]>> = {
  scotland: ['2026-06-15'],
  'northern-ireland': ['2026-07-12'],
}

/** Where we differ in 2027 from the library, when our code runs under a zone. Holidays count in hours that name them. */
function compare(zone: string, schedules: readonly string[]) {
  const from = Date.parse('2027-01-01T00:00:00Z')
  const to = Date.parse('2028-01-01T00:00:00Z')
  const ask = (some: readonly string[], nations: readonly Nation[]) =>
    inZone<OracleAnswer>('Europe/London', 'oracle', { from, to, nations, schedules: some } satisfies OracleQuestion)
  const [withHolidays, without] = [true, false].map((named) => schedules.filter((one) => one.includes('PH') === named))
  const answer = [...ask(withHolidays ?? [], UK), ...ask(without ?? [], ['england'])]
  return inZone<{ looked: number; differ: string[]; count: number }>(zone, 'against-oracle', {
    root: ROOT,
    from,
    to,
    answer,
  })
}

/** Every text of opening hours in the directory, and forms that it does not have yet. */
function schedulesInUse(): string[] {
  const folder = join(ROOT, 'directory/organisations')
  const texts = readdirSync(folder).flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/osm: "([^"]+)"/g),
  ])
  const extra = ['Sa-Mo 18:00-24:00; PH off', 'Mo-Su 00:00-02:00,22:00-24:00', 'Mo-Fr 00:30-13:00,14:00-17:45; PH off']
  return [...new Set([...texts.map(([, text = '']) => text), ...extra])]
}

/** What a fixture writes when it is run under a time zone. */
function inZone<T>(zone: string, fixture: string, input: unknown): T {
  const file = join(import.meta.dirname, `${fixture}.fixture.ts`)
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    env: { ...process.env, TZ: zone },
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(`${fixture} failed under TZ=${zone}: ${stderr}`)
  return JSON.parse(stdout)
}
