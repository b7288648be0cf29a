import { expect, it } from 'vitest'
import { once } from './once.ts'

it('makes what stands under a key at the first asking, and never again', () => {
  const held = new Map<string, readonly string[]>()
  let made = 0
  const make = (word: string) => () => {
    made++
    return [word]
  }
  const first = once(held, 'a', make('first'))
  expect(first).toEqual(['first'])
  expect(once(held, 'a', make('second'))).toBe(first)
  expect(once(held, 'b', make('other'))).toEqual(['other'])
  expect(made).toBe(2)
})
