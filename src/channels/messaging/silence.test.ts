import { expect, test } from 'vitest'
import { keptFor } from './silence.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const times = { isSafe: true, asksAgain: false, began: 0, at: 0 }

test('who said that it is safe is kept for a day in all, however often they write', () => {
  expect(keptFor(times, 0)).toBe(24 * HOUR)
  expect(keptFor({ ...times, at: 23 * HOUR }, 23 * HOUR)).toBe(HOUR)
  expect(keptFor(times, 25 * HOUR)).toBe(0)
})

test('who has not said so, or is asked again, for 30 minutes after their last message', () => {
  for (const one of [
    { ...times, isSafe: false },
    { ...times, asksAgain: true },
  ]) {
    expect(keptFor({ ...one, at: MINUTE }, MINUTE)).toBe(30 * MINUTE)
    expect(keptFor({ ...one, at: MINUTE }, 31 * MINUTE)).toBe(0)
    expect(keptFor({ ...one, at: 24 * HOUR - MINUTE }, 24 * HOUR - MINUTE)).toBe(MINUTE)
  }
})
