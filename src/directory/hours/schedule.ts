/** A time of day in minutes after midnight, from 0 to 1440. */
export type Minute = number
/** From the first minute until just before the second. */
export type Interval = readonly [from: Minute, to: Minute]

/** Opening hours of a week, in the wall-clock time of the United Kingdom. */
export interface Schedule {
  /** seven days from Monday; the intervals of a day are in order and never touch */
  readonly week: readonly (readonly Interval[])[]
  /** closed on bank holidays, whatever the day of the week says */
  readonly closedOnHolidays: boolean
  /** day and night, every day */
  readonly always: boolean
}

/** A text that is not opening hours as this project reads them. The message says what was expected. */
export class HoursError extends Error {
  override readonly name = 'HoursError'
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const MIDNIGHT = 24 * 60
const EXAMPLE = '"24/7" or "Mo-Fr 09:30-16:00; We 13:00-16:00; PH off"'

/**
 * Reads opening hours in a part of the OpenStreetMap syntax: `24/7`; day lists (`Mo-Fr`, `Tu,Th`) with ranges
 * (`09:00-13:00,14:00-17:00`); rules after `;` that replace the days they name; `PH off` last.
 * @throws HoursError for anything else: a rule that is skipped could say "open" of a closed door.
 */
export function parseHours(text: string): Schedule {
  if (text.trim() === '24/7') return finish(Array(7).fill([[0, MIDNIGHT]]), false)
  const rules = text.split(';').map((rule) => rule.trim())
  const closedOnHolidays = rules.length > 1 && rules.at(-1) === 'PH off'
  const week: (readonly Interval[])[] = Array(7).fill([])
  for (const rule of closedOnHolidays ? rules.slice(0, -1) : rules) {
    const [days, ranges, ...rest] = rule.split(/\s+/)
    if (days?.startsWith('PH')) throw new HoursError(`"PH off" stands once, at the end: ${EXAMPLE}`)
    if (!days || !ranges || rest.length > 0)
      throw new HoursError(`"${rule}" is not days and times. Expected ${EXAMPLE}`)
    const intervals = parseRanges(ranges)
    for (const day of parseDays(days)) week[day] = intervals
  }
  return finish(week, closedOnHolidays)
}

function finish(week: readonly (readonly Interval[])[], closedOnHolidays: boolean): Schedule {
  const full = (day: readonly Interval[]) => day.length === 1 && day[0]?.[0] === 0 && day[0]?.[1] === MIDNIGHT
  return { week, closedOnHolidays, always: !closedOnHolidays && week.every(full) }
}

/** Day numbers from Monday (0) of a list such as `Mo,We-Fr`; a range may run over the weekend. */
function parseDays(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [from, to = from, ...rest] = part.split('-').map((name) => DAYS.indexOf(name))
    if (from === undefined || to === undefined || from < 0 || to < 0 || rest.length > 0) {
      throw new HoursError(
        `"${part}" is not a day or a range of days. Days are ${DAYS.join(', ')}; expected ${EXAMPLE}`,
      )
    }
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7)
  })
}

function parseRanges(text: string): Interval[] {
  const intervals = text.split(',').map(parseRange)
  intervals.forEach(([from], index) => {
    const before = intervals[index - 1]
    if (before && from <= before[1]) throw new HoursError(`"${text}": times of a day stand in order and never touch`)
  })
  return intervals
}

function parseRange(text: string): Interval {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text)
  if (!match) throw new HoursError(`"${text}" is not a range of times. Expected two times such as "09:30-16:00"`)
  const [h1, m1, h2, m2] = match.slice(1).map(Number) as [number, number, number, number]
  const from = h1 * 60 + m1
  const to = h2 * 60 + m2
  if (m1 > 59 || m2 > 59 || to > MIDNIGHT) throw new HoursError(`"${text}" names a time that no clock shows`)
  if (from >= to) {
    throw new HoursError(
      `"${text}" ends before it begins. Hours past midnight are two: "22:00-24:00" and, on the next day, "00:00-02:00"`,
    )
  }
  return [from, to]
}
