/**
 * Wall-clock time in the United Kingdom, by rule and not by the zone of the process: British Summer Time runs from
 * 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Act 1972 as amended in
 * 2002). Plain arithmetic: a turn that shows a plan asks this dozens of times.
 */

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** A moment on the clock on the wall. `day` counts from 1 January 1970; `minute` is from 0 to 1439. */
export interface LocalMoment {
  readonly day: number
  readonly minute: number
}

/** A day in the calendar; `month` from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly date: number
}

/** What the clock on the wall shows at an instant (milliseconds since 1970, UTC). */
export function localMoment(instant: number): LocalMoment {
  const utc = Math.floor(instant / MINUTE_MS)
  if (latest?.utc !== utc) latest = { utc, moment: momentAt(utc) }
  return latest.moment
}

/** The minute that was asked for last: a turn asks for its own again and again. */
let latest: { readonly utc: number; readonly moment: LocalMoment } | null = null

/** @param utc minutes since 1970 */
function momentAt(utc: number): LocalMoment {
  const minutes = isSummerTime(utc) ? utc + 60 : utc
  const day = Math.floor(minutes / DAY_MINUTES)
  return { day, minute: minutes - day * DAY_MINUTES }
}

/** @param utc minutes since 1970 */
function isSummerTime(utc: number): boolean {
  const { year } = dateOf(Math.floor(utc / DAY_MINUTES))
  return utc >= lastSundayAtOne(year, 3) && utc < lastSundayAtOne(year, 10)
}

/** 01:00 UTC on the last Sunday of a month of 31 days, in minutes since 1970. */
function lastSundayAtOne(year: number, month: number): number {
  const last = dayNumber({ year, month, date: 31 })
  return (last - ((weekdayOf(last) + 1) % 7)) * DAY_MINUTES + 60
}

/** Day of the week from Monday (0). 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

// The Gregorian calendar repeats after 400 years of 146,097 days. Years are counted from March, so that the day that
// leap years add is the last of its year.
const ERA_DAYS = 146_097
/** Days from 1 March of the year 0 to 1 January 1970. */
const BEFORE_1970 = 719_468

/** The calendar date of a day counted from 1 January 1970. */
export function dateOf(day: number): CalendarDate {
  const since = day + BEFORE_1970
  const era = Math.floor(since / ERA_DAYS)
  const ofEra = since - era * ERA_DAYS
  const leapDays = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096)
  const yearOfEra = Math.floor((ofEra - leapDays) / 365)
  const ofYear = ofEra - daysBefore(yearOfEra)
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date: ofYear - daysBeforeMonth(fromMarch) + 1 }
}

/** The day of a calendar date, counted from 1 January 1970. */
export function dayNumber({ year, month, date }: CalendarDate): number {
  const fromMarch = month > 2 ? month - 3 : month + 9
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  return era * ERA_DAYS + daysBefore(marchYear - era * 400) + daysBeforeMonth(fromMarch) + date - 1 - BEFORE_1970
}

const daysBefore = (years: number): number => years * 365 + Math.floor(years / 4) - Math.floor(years / 100)
const daysBeforeMonth = (fromMarch: number): number => Math.floor((153 * fromMarch + 2) / 5)

/** The day of a text YYYY-MM-DD, or null when it is none. */
export function dayOf(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return null
  const [year = 0, month = 0, date = 0] = match.slice(1).map(Number)
  if (month < 1 || month > 12) return null
  const day = dayNumber({ year, month, date })
  // 31 February is some day in March: what is meant must be what was written.
  const real = dateOf(day)
  return real.month === month && real.date === date ? day : null
}
