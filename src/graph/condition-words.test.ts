import { expect, test } from 'vitest'
import type { Condition } from '../facts/condition.ts'
import { conditionWords, requires } from './condition-words.ts'

test.each<[Condition, string]>([
  [{ told: 'closed' }, 'told is closed'],
  [{ told: { in: ['closed', 'ignored'] } }, 'told is closed or ignored'],
  [{ told: 'no', urgent: true }, 'told is no and urgent'],
  [{ behaviours: { includes: ['threats', 'breach'] } }, 'behaviours has threats or breach'],
  [{ behaviours: { 'at-least': 2 } }, 'behaviours has 2 or more'],
  [{ home: { skipped: true } }, 'home was skipped'],
  [{ home: { known: false } }, 'home is not known'],
  [{ not: { urgent: true } }, 'not (urgent)'],
  [{ any: [{ who: 'me' }, { all: [{ told: 'no' }, { urgent: false }] }] }, 'who is me or told is no and not urgent'],
  [{ all: [{ any: [{ who: 'me' }, { who: 'work' }] }, { told: 'no' }] }, '(who is me or who is work) and told is no'],
])('%j is said as "%s"', (condition, words) => {
  expect(conditionWords(condition)).toBe(words)
})

test.each<[Condition, boolean]>([
  [{ who: 'x' }, true],
  [{ who: 'x', told: 'no' }, true],
  [{ all: [{ told: 'no' }, { who: 'x' }] }, true],
  [{ any: [{ who: 'x' }, { all: [{ who: 'x' }, { told: 'no' }] }] }, true],
  [{ any: [{ who: 'x' }, { told: 'no' }] }, false],
  [{ not: { who: 'x' } }, false],
  [{ who: { in: ['x', 'y'] } }, false],
])('whether %j can hold only where who is x: %s', (condition, expected) => {
  expect(requires(condition, { who: 'x' })).toBe(expected)
})
