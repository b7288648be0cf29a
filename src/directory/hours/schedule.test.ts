import { describe, expect, it } from 'vitest'
import { HoursError, parseHours } from './schedule.ts'

const minutes = (hours: number, rest = 0) => hours * 60 + rest

describe('parseHours', () => {
  it('reads day lists, ranges and several times of a day', () => {
    const { week, closedOnHolidays } = parseHours('Mo,We-Th 09:30-13:00,14:00-17:00')
    const open = [
      [minutes(9, 30), minutes(13)],
      [minutes(14), minutes(17)],
    ]
    expect(week).toEqual([open, [], open, open, [], [], []])
    expect(closedOnHolidays).toBe(false)
  })

  it('lets a later rule replace the days that it names', () => {
    const { week } = parseHours('Mo-Fr 09:30-16:00; We 13:00-16:00')
    expect(week[2]).toEqual([[minutes(13), minutes(16)]])
    expect(week[3]).toEqual([[minutes(9, 30), minutes(16)]])
  })

  it('reads a range of days over the weekend, and midnight', () => {
    const { week } = parseHours('Sa-Mo 18:00-24:00')
    expect(week.map((day) => day.length)).toEqual([1, 0, 0, 0, 0, 1, 1])
    expect(week[0]).toEqual([[minutes(18), minutes(24)]])
  })

  it('knows what never closes', () => {
    expect(parseHours('24/7').always).toBe(true)
    expect(parseHours('Mo-Su 00:00-24:00').always).toBe(true)
    expect(parseHours('Mo-Su 00:00-24:00; PH off').always).toBe(false)
    expect(parseHours('Mo-Fr 00:00-24:00').always).toBe(false)
  })

  it('reads "PH off" at the end', () => {
    expect(parseHours('Mo-Fr 09:00-17:00; PH off').closedOnHolidays).toBe(true)
  })

  it.each([
    ['', 'is not days and times'],
    ['PH off', 'stands once, at the end'],
    ['PH off; Mo-Fr 09:00-17:00', 'stands once, at the end'],
    ['Mo-Fr 09:00-17:00; PH 10:00-12:00', 'stands once, at the end'],
    ['Mo-Fr', 'is not days and times'],
    ['09:00-17:00', 'is not days and times'],
    ['Mo-Fr 9-5', 'is not a range of times'],
    ['Mo-Fr 09:00-17:00 "by appointment"', 'is not days and times'],
    ['Mo-Fr 09:00+', 'is not a range of times'],
    ['Mon-Fri 09:00-17:00', 'is not a day'],
    ['Mo-We-Fr 09:00-17:00', 'is not a day'],
    ['Mo-Fr 09:00-25:00', 'no clock shows'],
    ['Mo-Fr 09:70-17:00', 'no clock shows'],
    ['Mo-Fr 24:30-24:50', 'no clock shows'],
    ['Mo-Fr 17:00-09:00', 'ends before it begins'],
    ['Mo-Fr 22:00-02:00', 'ends before it begins'],
    ['Mo-Fr 09:00-13:00,12:00-17:00', 'never touch'],
    ['Mo-Fr 14:00-17:00,09:00-13:00', 'never touch'],
    ['Mo-Fr 09:00-13:00,13:00-17:00', 'never touch'],
    ['24/7; PH off', 'is not days and times'],
    ['Dec 25 off', 'is not days and times'],
    ['sunrise-sunset', 'is not days and times'],
  ])('refuses "%s"', (text, what) => {
    expect(() => parseHours(text)).toThrow(HoursError)
    expect(() => parseHours(text)).toThrow(what)
  })
})
