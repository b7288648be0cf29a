/**
 * Wall-clock time in the United Kingdom, by rule and not by the zone of the process: British Summer Time runs from
 * 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Act 1972 as amended in 2002).
 */

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
const DAY_MS = DAY_MINUTES * MINUTE_MS

/** A moment on the clock on the wall. `day` counts from 1 January 1970; `minute` is from 0 to 1439. */
export interface LocalMoment {
  readonly day: number
  readonly minute: number
}

const MARCH = 2
const OCTOBER = 9

/** 01:00 UTC on the last Sunday of a month of 31 days, in milliseconds since 1970. */
function lastSundayAtOne(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1)
  return last - new Date(last).getUTCDay() * DAY_MS
}

function isSummerTime(instant: number): boolean {
  const year = new Date(instant).getUTCFullYear()
  return instant >= lastSundayAtOne(year, MARCH) && instant < lastSundayAtOne(year, OCTOBER)
}

/** What the clock on the wall shows at an instant (milliseconds since 1970, UTC). */
export function localMoment(instant: number): LocalMoment {
  const minutes = Math.floor(instant / MINUTE_MS) + (isSummerTime(instant) ? 60 : 0)
  const day = Math.floor(minutes / DAY_MINUTES)
  return { day, minute: minutes - day * DAY_MINUTES }
}

/** Day of the week from Monday (0). 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** A day in the calendar; `month` from 1. */
export function dateOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const at = new Date(day * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** The day of a text YYYY-MM-DD, or null when it is none. */
export function dayOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  // Date.parse takes 31 February in some engines: what it says must be what was written.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / DAY_MS
}
