import type { Nation } from '../places/types.ts'
import { type Calendar, isHoliday } from './calendar.ts'
import { type LocalMoment, localMoment, weekdayOf } from './london.ts'
import type { Interval, Schedule } from './schedule.ts'

/** Whether a service is open at a moment, and the next change where it is certain. */
export type OpenState =
  | { readonly state: 'open'; readonly until: LocalMoment | null }
  | { readonly state: 'closed'; readonly opens: LocalMoment | null }
  | { readonly state: 'unknown' }

const UNKNOWN: OpenState = { state: 'unknown' }
const MIDNIGHT = 24 * 60
/** The longest closure that is looked through: Christmas to the second week of January, and some. */
const DAYS_AHEAD = 31

/**
 * @param now milliseconds since 1970, UTC
 * @param nations whose bank holidays may count: those that the service serves. Which of them its staff keep is not
 *   known, so on a day that is a holiday in some of them only, the answer is `unknown`; so it is where the calendar
 *   does not reach.
 */
export function openNow(schedule: Schedule, now: number, nations: Iterable<Nation>, calendar: Calendar): OpenState {
  const { day, minute } = localMoment(now)
  const hours = (of: number) => intervalsOn(schedule, of, nations, calendar)
  const today = hours(day)
  if (today === null) return UNKNOWN
  const open = today.find(([from, to]) => from <= minute && minute < to)
  return open
    ? { state: 'open', until: closesAt(day, open[1], hours) }
    : { state: 'closed', opens: opensAfter(day, minute, hours) }
}

/**
 * The next opening that every version of disputed hours agrees on; null where they differ, or where one of them
 * is open already.
 */
export function agreedOpening(
  versions: readonly Schedule[],
  now: number,
  nations: Iterable<Nation>,
  calendar: Calendar,
): LocalMoment | null {
  const openings = versions.map((version) => {
    const state = openNow(version, now, nations, calendar)
    return state.state === 'closed' ? state.opens : null
  })
  const [first = null] = openings
  return openings.every((one) => one && first && one.day === first.day && one.minute === first.minute) ? first : null
}

type DayHours = (day: number) => readonly Interval[] | null

function intervalsOn(
  schedule: Schedule,
  day: number,
  nations: Iterable<Nation>,
  calendar: Calendar,
): readonly Interval[] | null {
  const usual = schedule.week[weekdayOf(day)] ?? []
  if (!schedule.closedOnHolidays || usual.length === 0) return usual
  let closed: boolean | null = null
  for (const nation of nations) {
    const holiday = isHoliday(calendar, nation, day)
    if (holiday === null || (closed !== null && closed !== holiday)) return null
    closed = holiday
  }
  return closed ? [] : usual
}

function closesAt(day: number, end: number, hours: DayHours): LocalMoment | null {
  let at: LocalMoment = { day, minute: end }
  // A night that runs over midnight is two intervals; hours that never end have no closing time to name.
  for (let step = 0; step < DAYS_AHEAD; step++) {
    if (at.minute < MIDNIGHT) return at
    const next = hours(at.day + 1)
    if (next === null) return null
    const [first] = next
    if (!first || first[0] > 0) return { day: at.day + 1, minute: 0 }
    at = { day: at.day + 1, minute: first[1] }
  }
  return null
}

function opensAfter(day: number, minute: number, hours: DayHours): LocalMoment | null {
  for (let step = 0; step <= DAYS_AHEAD; step++) {
    const intervals = hours(day + step)
    if (intervals === null) return null
    const next = intervals.find(([from]) => step > 0 || from > minute)
    if (next) return { day: day + step, minute: next[0] }
  }
  return null
}
