import { beforeEach, expect, test } from 'vitest'
import { type Refusals, STEADY_MS, watchRefusals } from './refusals.ts'

let told: unknown[] = []
let now = 0
let refusals: Refusals

beforeEach(() => {
  told = []
  refusals = watchRefusals({
    onRefused: (error) => told.push((error as { code?: string }).code ?? 'no code'),
    onTaken: () => told.push('taken'),
    ticks: () => now,
  })
})

test('what is refused is told once, and again only after it worked for a while', () => {
  refusals.worked()
  for (let i = 0; i < 50; i++) {
    refusals.refused(new Error('OOM command not allowed'))
    now += STEADY_MS / 2
    // reading works all the while
    refusals.worked()
  }
  expect(told).toEqual(['OOM'])
  now += STEADY_MS / 2
  refusals.worked()
  refusals.worked()
  expect(told).toEqual(['OOM', 'taken'])
  refusals.refused(new Error('OOM command not allowed'))
  expect(told).toEqual(['OOM', 'taken', 'OOM'])
})

test.each([
  ["READONLY You can't write against a read only replica.", 'READONLY'],
  ['ERR Error running script (call to f_1): @user_script:15: @user_script: 15: -OOM command not allowed', 'OOM'],
  ["NOPERM this user has no permissions to run the 'lrange' command", 'NOPERM'],
  ['Command timed out', 'TIMEOUT'],
  ['ERR unknown command SECRET OOM', 'no code'],
])('of a reply its reason is told and no more: %s', (message, code) => {
  refusals.refused(new Error(message))
  expect(told).toEqual([code])
})
