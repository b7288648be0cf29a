import { keysBy } from '../../texts/keys.ts'
import { once } from '../../texts/once.ts'
import type { Texts } from '../../texts/types.ts'
import { dateOf, type LocalMoment, weekdayOf } from './london.ts'
import type { Interval, Minute, Schedule } from './schedule.ts'

/** Says hours in a language. Every word, and the order of words, is in the texts. */
export interface HoursWords {
  /** "9 am", "12 noon", "9.30 y bore" */
  time(minute: Minute): string
  /** "Tuesday 29 December, 9 am" */
  moment(at: LocalMoment): string
  /** "Monday to Friday, 9 am to 4 pm; closed on bank holidays" */
  week(schedule: Schedule): string
}

/** The key of words about hours. */
export const hoursKey = keysBy((name) => `hours.${name}`)

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const NOON = 12 * 60
const EVENING = 18 * 60
const MIDNIGHT = 24 * 60

/** The first letter of a sentence large; languages without capitals are as they were. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The hours of a language. A week is put into words once: the same services are shown to everybody. */
export function hoursWords(texts: Texts, locale: string): HoursWords {
  const ofTexts = once(wordsOf, texts, () => new Map())
  return once(ofTexts, locale, () => makeHoursWords(texts, locale))
}
const wordsOf = new WeakMap<Texts, Map<string, HoursWords>>()

function makeHoursWords(texts: Texts, locale: string): HoursWords {
  const weeks = new WeakMap<Schedule, string>()
  const say = (key: string, values: Record<string, string> = {}) => texts.get(locale, hoursKey(key), { values })

  const time = (minute: Minute): string => {
    if (minute === NOON) return say('noon')
    if (minute % MIDNIGHT === 0) return say('midnight')
    const hour = String(Math.floor(minute / 60) % 12 || 12)
    const minutes = minute % 60
    const clock = minutes === 0 ? hour : say('clock', { hour, minutes: String(minutes).padStart(2, '0') })
    return say(minute < NOON ? 'morning' : minute < EVENING ? 'afternoon' : 'evening', { clock })
  }

  const moment = ({ day, minute }: LocalMoment): string => {
    const { month, date } = dateOf(day)
    const weekday = say(`day.${DAYS[weekdayOf(day)]}`)
    return say('moment', { weekday, date: String(date), month: say(`month.${month}`), time: time(minute) })
  }

  const list = (parts: readonly string[]): string => {
    const last = parts.at(-1) ?? ''
    return parts.length < 2 ? last : say('and', { first: parts.slice(0, -1).join(', '), last })
  }
  const ranges = (day: readonly Interval[]) =>
    list(day.map(([from, to]) => say('from-to', { from: time(from), to: time(to) })))

  const days = (indexes: readonly number[]): string => {
    if (indexes.length === 7) return say('every-day')
    const [first = 0] = indexes
    const run = indexes.every((day, step) => day === first + step)
    return run && indexes.length > 2
      ? say('days-to', { from: say(`day.${DAYS[first]}`), to: say(`day.${DAYS[first + indexes.length - 1]}.to`) })
      : list(indexes.map((day) => say(`day.${DAYS[day]}`)))
  }

  const week = (schedule: Schedule): string => {
    if (schedule.always) return say('always')
    const groups = new Map<string, number[]>()
    schedule.week.forEach((intervals, day) => {
      if (intervals.length === 0) return
      const key = ranges(intervals)
      groups.set(key, [...(groups.get(key) ?? []), day])
    })
    const parts = [...groups].map(([times, indexes]) => say('days-times', { days: days(indexes), times }))
    return capital([...parts, ...(schedule.closedOnHolidays ? [say('holidays-closed')] : [])].join('; '))
  }

  return { time, moment, week: (schedule) => once(weeks, schedule, () => week(schedule)) }
}
