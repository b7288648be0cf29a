import { dateOf, dayOf, localMoment } from '../directory/hours/london.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * The instant at which clocks in the United Kingdom show this, as `2026-12-25T03:00`. Of the hour that comes twice in October
 * it is the first.
 * @returns null where the text is no such moment, or the hour is left out that night in March
 */
export function londonMoment(text: string): Date | null {
  const [date = '', time = '', ...rest] = text.split(/[T ]/)
  const day = dayOf(date)
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (day === null || !clock || rest.length > 0) return null
  const minute = Number(clock[1]) * 60 + Number(clock[2])
  const instants = [60, 0].map((ahead) => day * DAY_MS + (minute - ahead) * MINUTE_MS)
  const instant = instants.find((one) => {
    const local = localMoment(one)
    return local.day === day && local.minute === minute
  })
  return instant === undefined ? null : new Date(instant)
}

/** What clocks in the United Kingdom show, to the minute, in the form that `londonMoment` reads. */
export function shownInLondon(moment: Date): string {
  const { day, minute } = localMoment(moment.getTime())
  const { year, month, date } = dateOf(day)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year}-${two(month)}-${two(date)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
