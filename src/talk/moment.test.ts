import { expect, test } from 'vitest'
import { londonMoment, shownInLondon } from './moment.ts'

test.each([
  ['2026-12-25T03:00', '2026-12-25T03:00:00.000Z'],
  ['2026-07-15T11:30', '2026-07-15T10:30:00.000Z'],
  ['2026-07-15 00:30', '2026-07-14T23:30:00.000Z'],
  // clocks go back at 02:00 on 25 October 2026: 01:30 comes twice
  ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T02:00', '2026-10-25T02:00:00.000Z'],
])('%s in London is %s', (text, instant) => {
  const moment = londonMoment(text)
  expect(moment?.toISOString()).toBe(instant)
  expect(moment && shownInLondon(moment)).toBe(text.replace(' ', 'T'))
})

test.each([
  '2026-03-29T01:30',
  '2026-02-30T10:00',
  '2026-12-25',
  '2026-12-25T24:00',
  '2026-12-25T03:00:00',
  'tomorrow',
  '',
])('"%s" is no moment', (text) => {
  expect(londonMoment(text)).toBeNull()
})
