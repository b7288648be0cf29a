import { describe, expect, it } from 'vitest'
import { realDirectory } from '../../../tests/fixtures/directory.ts'
import { dayOf } from './london.ts'
import { parseHours } from './schedule.ts'
import { hoursStatus } from './status.ts'
import { hoursWords } from './words.ts'

const { directory, texts } = realDirectory()
const english = hoursWords(texts, 'en')
const welsh = hoursWords(texts, 'cy')

describe('hoursWords', () => {
  it.each([
    [0, 'midnight', 'hanner nos'],
    [30, '12.30 am', '12.30 y bore'],
    [9 * 60, '9 am', '9 y bore'],
    [9 * 60 + 5, '9.05 am', '9.05 y bore'],
    [12 * 60, '12 noon', 'hanner dydd'],
    [12 * 60 + 30, '12.30 pm', '12.30 y prynhawn'],
    [13 * 60, '1 pm', '1 y prynhawn'],
    [17 * 60 + 45, '5.45 pm', '5.45 y prynhawn'],
    [20 * 60, '8 pm', '8 yr hwyr'],
    [24 * 60, 'midnight', 'hanner nos'],
  ])('says %i minutes after midnight', (minute, en, cy) => {
    expect([english.time(minute), welsh.time(minute)]).toEqual([en, cy])
  })

  it('says a moment with its day and date', () => {
    const moment = { day: dayOf('2026-12-29') ?? 0, minute: 9 * 60 }
    expect(english.moment(moment)).toBe('Tuesday 29 December, 9 am')
    expect(welsh.moment(moment)).toBe('dydd Mawrth 29 Rhagfyr, 9 y bore')
  })

  it.each([
    ['24/7', 'Day and night', 'Ddydd a nos'],
    ['Mo-Su 08:00-20:00', 'Every day, 8 am to 8 pm', 'Bob dydd, 8 y bore tan 8 yr hwyr'],
    [
      'Mo-Fr 09:00-17:00; PH off',
      'Monday to Friday, 9 am to 5 pm; closed on bank holidays',
      'Dydd Llun i ddydd Gwener, 9 y bore tan 5 y prynhawn; ar gau ar wyliau banc',
    ],
    [
      'Mo,Tu,Th,Fr 09:30-16:00; We 13:00-16:00',
      'Monday, Tuesday, Thursday and Friday, 9.30 am to 4 pm; Wednesday, 1 pm to 4 pm',
      'Dydd Llun, dydd Mawrth, dydd Iau a dydd Gwener, 9.30 y bore tan 4 y prynhawn; dydd Mercher, 1 y prynhawn tan 4 y prynhawn',
    ],
    [
      'Mo-Tu 09:00-13:00,14:00-17:00',
      'Monday and Tuesday, 9 am to 1 pm and 2 pm to 5 pm',
      'Dydd Llun a dydd Mawrth, 9 y bore tan 1 y prynhawn a 2 y prynhawn tan 5 y prynhawn',
    ],
    ['Mo-Su 18:00-24:00', 'Every day, 6 pm to midnight', 'Bob dydd, 6 yr hwyr tan hanner nos'],
  ])('says the week of "%s"', (osm, en, cy) => {
    expect([english.week(parseHours(osm)), welsh.week(parseHours(osm))]).toEqual([en, cy])
  })
})

describe('hoursStatus', () => {
  const status = (osm: string, now: string, locale = 'en') =>
    hoursStatus(
      { kind: 'stated', schedule: parseHours(osm) },
      Date.parse(now),
      new Set(['england']),
      directory.calendar,
      texts,
      locale,
    )

  it('says whether it is open, until or from when, and the week', () => {
    expect(status('Mo-Fr 09:00-17:00; PH off', '2026-12-24T17:00:00Z')).toEqual({
      openNow: 'closed',
      text: 'Closed now. Opens Tuesday 29 December, 9 am. Monday to Friday, 9 am to 5 pm; closed on bank holidays',
    })
    expect(status('Mo-Fr 09:00-17:00; PH off', '2026-12-24T17:00:00Z', 'cy').text).toMatch(
      /^Ar gau nawr\. Yn agor: dydd Mawrth 29 Rhagfyr, 9 y bore\./,
    )
    expect(status('Mo-Su 08:00-20:00', '2026-07-24T18:59:00Z')).toEqual({
      openNow: 'open',
      text: 'Open now until 8 pm. Every day, 8 am to 8 pm',
    })
    expect(status('24/7', '2026-12-25T03:00:00Z')).toEqual({ openNow: 'open', text: 'Open now, day and night' })
  })

  it('says only the week where holidays are not known', () => {
    expect(status('Mo-Fr 09:00-17:00; PH off', '2029-12-24T12:00:00Z')).toEqual({
      openNow: 'unknown',
      text: 'Monday to Friday, 9 am to 5 pm; closed on bank holidays',
    })
    expect(status('Mo-Fr 09:00-17:00; PH off', '2028-12-30T12:00:00Z').text).toBe(
      'Closed now. Monday to Friday, 9 am to 5 pm; closed on bank holidays',
    )
  })

  it('never says "open now" where sources differ, and names an opening only where they agree', () => {
    const versions = ['Mo-Fr 10:00-16:00; PH off', 'Mo-Fr 10:00-20:00'].map(parseHours)
    const at = (now: string) =>
      hoursStatus(
        { kind: 'differ', versions, usually: 'weekday-daytime' },
        Date.parse(now),
        new Set(['england']),
        directory.calendar,
        texts,
        'en',
      )
    expect(at('2026-11-25T12:00:00Z')).toEqual({
      openNow: 'unknown',
      text: 'We found different opening times, usually weekdays in the daytime',
    })
    expect(at('2026-11-25T21:00:00Z').text).toBe(
      'We found different opening times, usually weekdays in the daytime. All agree on this: opens Thursday 26 November, 10 am',
    )
  })

  it('says that hours are not known', () => {
    expect(hoursStatus({ kind: 'missing' }, 0, new Set(), directory.calendar, texts, 'en')).toEqual({
      openNow: 'unknown',
      text: 'Opening hours could not be confirmed',
    })
  })
})
