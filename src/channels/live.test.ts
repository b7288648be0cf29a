import { expect, it } from 'vitest'
import { Live } from './live.ts'

it('what was derived changes with the value, once for each value', () => {
  const live = new Live({ words: 'old' })
  let made = 0
  const length = live.derive(({ words }) => ({ length: words.length, number: ++made }))
  expect([length(), length()]).toEqual([
    { length: 3, number: 1 },
    { length: 3, number: 1 },
  ])
  live.replace({ words: 'newer' })
  expect([live.now.words, length()]).toEqual(['newer', { length: 5, number: 2 }])
})

it('a value from which something cannot be made replaces nothing', () => {
  const live = new Live({ words: 'old' })
  const first = live.derive(({ words }) => words.toUpperCase())
  const second = live.derive(({ words }) => {
    if (words === '') throw new RangeError('no words')
    return words
  })
  expect(() => live.replace({ words: '' })).toThrow('no words')
  expect([live.now.words, first(), second()]).toEqual(['old', 'OLD', 'old'])
})
