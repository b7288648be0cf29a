import { expect, it } from 'vitest'
import { Parts } from './parts.ts'
import type { Problem } from './problem.ts'

const mistake: Problem = { file: 'flows/main.yaml', line: 3, message: 'expected a step' }

it('a part is made once for the same things, and anew for others', () => {
  const parts = new Parts()
  let made = 0
  const take = (...from: readonly unknown[]) => parts.take('flows', from, [], () => ({ number: ++made }))
  const other = {}
  const first = take('a', other)
  expect(take('a', other)).toBe(first)
  expect(take('b', other)).toEqual({ number: 2 })
  expect(take('b', {})).toEqual({ number: 3 })
  expect(take('b')).toEqual({ number: 4 })
  // only the newest is kept
  expect(take('a', other)).toEqual({ number: 5 })
})

it('the mistakes of a part are told again each time, after those of others', () => {
  const parts = new Parts()
  const make = (own: Problem[]) => own.push({ ...mistake, line: own.length + 4 })
  for (let times = 0; times < 2; times++) {
    const problems = [mistake]
    parts.take('flows', ['a'], problems, make)
    expect(problems.map(({ line }) => line)).toEqual([3, 4])
  }
})

it('what failed to be made is not kept', () => {
  const parts = new Parts()
  const fail = () => {
    throw new RangeError('no disk')
  }
  expect(() => parts.take('flows', ['a'], [], fail)).toThrow('no disk')
  expect(parts.take('flows', ['a'], [], () => 'made')).toBe('made')
})
