import { isHoliday } from '../../directory/hours/calendar.ts'
import { dateOf, localMoment, weekdayOf } from '../../directory/hours/london.ts'
import { openNow } from '../../directory/hours/open-now.ts'
import type { Schedule } from '../../directory/hours/schedule.ts'
import type { Directory, Organisation } from '../../directory/types.ts'

/** A moment that stands for every other at which the same services are open. */
export interface Moment {
  /** milliseconds since 1970, UTC */
  readonly now: number
  /** "Saturday 03:00", and the day where it is a bank holiday */
  readonly name: string
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * Moments from a day on: one for each set of services that are open together, in an ordinary week and on every bank holiday
 * of the calendar that is still to come.
 */
export function momentsFrom(
  day: number,
  organisations: readonly Organisation[],
  directory: Directory,
): readonly Moment[] {
  const minutes = [...new Set([0, ...organisations.flatMap(schedulesOf).flatMap(changesOf)])].sort((a, b) => a - b)
  const changing = organisations.filter((one) => schedulesOf(one).some((schedule) => !schedule.always))
  const seen = new Map<string, Moment>()
  for (const one of [...weekFrom(day, directory), ...holidaysFrom(day, directory)]) {
    for (const minute of minutes) {
      const now = instantOf(one, minute)
      if (now === null) continue
      const open = changing.map((organisation) => (answers(organisation, now, directory) ? '1' : '0')).join('')
      if (!seen.has(open)) seen.set(open, { now, name: nameOf(one, minute, directory) })
    }
  }
  return [...seen.values()]
}

/** Whether somebody answers: hours that are known, or all versions of hours on which sources differ, say so. */
export function answers({ shown: { hours }, nations }: Organisation, now: number, { calendar }: Directory): boolean {
  const isOpen = (schedule: Schedule) => openNow(schedule, now, nations, calendar).state === 'open'
  if (hours?.kind === 'stated') return isOpen(hours.schedule)
  return hours?.kind === 'differ' && hours.versions.every(isOpen)
}

function schedulesOf({ shown: { hours } }: Organisation): readonly Schedule[] {
  if (hours?.kind === 'stated') return [hours.schedule]
  return hours?.kind === 'differ' ? hours.versions : []
}

const changesOf = ({ week }: Schedule): number[] => week.flat(2).filter((minute) => minute < 24 * 60)

const isHolidayAnywhere = (day: number, { calendar }: Directory): boolean =>
  [...calendar.holidays.keys()].some((nation) => isHoliday(calendar, nation, day) !== false)

/** The next of each day of the week that is no bank holiday anywhere. */
function weekFrom(day: number, directory: Directory): number[] {
  return WEEKDAYS.flatMap((_, weekday) => {
    const first = day + ((weekday - weekdayOf(day) + 7) % 7)
    const weeks = Array.from({ length: 8 }, (__, week) => first + week * 7)
    return weeks.find((one) => !isHolidayAnywhere(one, directory)) ?? []
  })
}

function holidaysFrom(day: number, { calendar }: Directory): number[] {
  return [...new Set([...calendar.holidays.values()].flatMap((days) => [...days]))].filter((one) => one >= day)
}

/** The instant at which the clock on the wall shows this; null in the hour that summer time leaves out. */
function instantOf(day: number, minute: number): number | null {
  const winter = (day * 24 * 60 + minute) * 60_000
  const shows = (instant: number) => {
    const at = localMoment(instant)
    return at.day === day && at.minute === minute
  }
  return [winter, winter - 60 * 60_000].find(shows) ?? null
}

function nameOf(day: number, minute: number, directory: Directory): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const time = `${WEEKDAYS[weekdayOf(day)]} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  if (!isHolidayAnywhere(day, directory)) return time
  const { year, month, date } = dateOf(day)
  return `${time} on the bank holiday ${year}-${two(month)}-${two(date)}`
}
