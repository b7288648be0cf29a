import type { Nation } from '../places/types.ts'
import { dateOf } from './london.ts'

/** Bank holidays of the nations, as far as they are known. */
export interface Calendar {
  /** first and last year whose holidays are all known */
  readonly years: readonly [from: number, to: number]
  /** day numbers by nation, the day on which the holiday is kept (a substitute day where there is one) */
  readonly holidays: ReadonlyMap<Nation, ReadonlySet<number>>
}

/** Whether a day is a bank holiday in a nation; `unknown` in a year, or for a nation, that the calendar does not hold. */
export function isHoliday(calendar: Calendar, nation: Nation, day: number): boolean | 'unknown' {
  const { year } = dateOf(day)
  const holidays = calendar.holidays.get(nation)
  if (!holidays || year < calendar.years[0] || year > calendar.years[1]) return 'unknown'
  return holidays.has(day)
}
