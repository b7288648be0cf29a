import type { OpenNow } from '../../messages/message.ts'
import type { Texts } from '../../texts/types.ts'
import type { Nation } from '../places/types.ts'
import type { Hours } from '../types.ts'
import type { Calendar } from './calendar.ts'
import { agreedOpening, openNow } from './open-now.ts'
import type { Schedule } from './schedule.ts'
import { type HoursWords, hoursKey, hoursWords } from './words.ts'

export interface HoursStatus {
  readonly openNow: OpenNow
  /** one or two sentences, the last without a full stop */
  readonly text: string
}

/** What is said of hours at a moment (milliseconds since 1970, UTC). Only hours that are known are ever called open. */
export function hoursStatus(
  hours: Hours,
  now: number,
  nations: ReadonlySet<Nation>,
  calendar: Calendar,
  texts: Texts,
  locale: string,
): HoursStatus {
  const say = (key: string, values: Record<string, string> = {}) => texts.get(locale, hoursKey(key), { values })
  const words = hoursWords(texts, locale)
  if (hours.kind === 'missing') return { openNow: 'unknown', text: say('unknown') }
  if (hours.kind === 'differ') {
    const differ = say(`differ.${hours.usually}`)
    const opens = agreedOpening(hours.versions, now, nations, calendar)
    const more = opens && say('opens', { when: words.moment(opens) })
    return { openNow: 'unknown', text: more ? say('then', { status: differ, more }) : differ }
  }
  return known(hours.schedule, now, nations, calendar, words, say)
}

function known(
  schedule: Schedule,
  now: number,
  nations: ReadonlySet<Nation>,
  calendar: Calendar,
  words: HoursWords,
  say: (key: string, values?: Record<string, string>) => string,
): HoursStatus {
  if (schedule.always) return { openNow: 'open', text: say('open-now-always') }
  const more = words.week(schedule)
  const then = (openNow: OpenNow, status: string) => ({ openNow, text: say('then', { status, more }) })
  const state = openNow(schedule, now, nations, calendar)
  if (state.state === 'unknown') return { openNow: 'unknown', text: more }
  if (state.state === 'open') {
    return then('open', state.until ? say('open-until', { time: words.time(state.until.minute) }) : say('open-now'))
  }
  return then('closed', state.opens ? say('closed-opens', { when: words.moment(state.opens) }) : say('closed'))
}
