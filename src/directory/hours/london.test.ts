import { describe, expect, it } from 'vitest'
import { dateOf, dayNumber, dayOf, localMoment, weekdayOf } from './london.ts'

const HOUR = 3_600_000
const QUARTER = HOUR / 4
const at = (text: string) => localMoment(Date.parse(text))
const clock = (text: string) => {
  const { day, minute } = at(text)
  const { year, month, date } = dateOf(day)
  return [year, month, date, Math.floor(minute / 60), minute % 60]
}

describe('localMoment', () => {
  it('is an hour ahead in July and not in January', () => {
    expect(clock('2026-07-15T08:45:00Z')).toEqual([2026, 7, 15, 9, 45])
    expect(clock('2026-01-15T08:45:00Z')).toEqual([2026, 1, 15, 8, 45])
  })

  it('changes at 01:00 UTC on the last Sundays of March and October', () => {
    expect(clock('2026-03-29T00:59:00Z')).toEqual([2026, 3, 29, 0, 59])
    expect(clock('2026-03-29T01:00:00Z')).toEqual([2026, 3, 29, 2, 0])
    expect(clock('2026-10-25T00:59:00Z')).toEqual([2026, 10, 25, 1, 59])
    expect(clock('2026-10-25T01:00:00Z')).toEqual([2026, 10, 25, 1, 0])
    // 31 October 2027 is itself a Sunday.
    expect(clock('2027-10-31T00:59:00Z')).toEqual([2027, 10, 31, 1, 59])
    expect(clock('2027-10-31T01:00:00Z')).toEqual([2027, 10, 31, 1, 0])
  })

  it('agrees with the time zone database on every quarter of an hour for six years', () => {
    const oracle = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      ...({
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        hourCycle: 'h23',
      } as const),
    })
    const from = Date.parse('2025-01-01T00:00:00Z')
    const differ: string[] = []
    // Only the days around a change can differ by a quarter; elsewhere one look a day is as good.
    for (let time = from; time < Date.parse('2031-01-01T00:00:00Z'); ) {
      const date = new Date(time)
      const near = [2, 9].includes(date.getUTCMonth()) && date.getUTCDate() > 23
      const { day, minute } = localMoment(time)
      const { year, month, date: ofMonth } = dateOf(day)
      const ours = [ofMonth, month, year].map((one) => String(one).padStart(2, '0')).join('/')
      const time24 = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const theirs = Object.fromEntries(
        oracle.formatToParts(time).map(({ type, value }) => [type, value.padStart(2, '0')]),
      )
      if (`${theirs.day}/${theirs.month}/${theirs.year} ${theirs.hour}:${theirs.minute}` !== `${ours} ${time24}`) {
        differ.push(date.toISOString())
      }
      time += near ? QUARTER : 5 * HOUR
    }
    expect(differ).toEqual([])
  })
})

describe('days', () => {
  it('counts every day of four hundred years as the calendar does, and back', () => {
    const wrong: number[] = []
    for (let day = -36_525; day < 109_573; day++) {
      const at = new Date(day * 24 * HOUR)
      const { year, month, date } = dateOf(day)
      const same = year === at.getUTCFullYear() && month === at.getUTCMonth() + 1 && date === at.getUTCDate()
      if (!same || dayNumber({ year, month, date }) !== day) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it('reads a written day, and nothing else', () => {
    expect(dayOf('1970-01-01')).toBe(0)
    expect(dayOf('2026-11-26')).toBe(Date.parse('2026-11-26T00:00:00Z') / (24 * HOUR))
    for (const wrong of ['2026-02-29', '2026-13-01', '26-11-26', '2026-11-26T00:00', '26 November 2026', '']) {
      expect(dayOf(wrong), wrong).toBeNull()
    }
  })

  it('counts the days of the week from Monday', () => {
    expect(weekdayOf(dayOf('2026-11-30') ?? 0)).toBe(0)
    expect(weekdayOf(dayOf('2026-12-06') ?? 0)).toBe(6)
    expect(weekdayOf(-1)).toBe(2)
  })
})
