import { expect, test } from 'vitest'
import { packed } from './packing.ts'

const within = (most: number) => (text: string) => text.length <= most

test('what fits together is one text, blocks apart', () => {
  expect(packed([['a', 'b'], ['c']], within(20))).toEqual(['a\nb\n\nc'])
})

test('a text is broken between blocks before lines, between lines before sentences, and those before words', () => {
  expect(packed([['one two', 'three'], ['four']], within(14))).toEqual(['one two\nthree', 'four'])
  expect(packed([['one two', 'three four']], within(11))).toEqual(['one two', 'three four'])
  expect(packed([['First it is. Then it was.']], within(14))).toEqual(['First it is.', 'Then it was.'])
  expect(packed([['one two three']], within(8))).toEqual(['one two', 'three'])
})

test.each(Array.from({ length: 40 }, (_, i) => i + 14))('a number is never cut, with room for %d', (most) => {
  const texts = packed(
    [['Call the helpline on 0808 802 0300, or 116 123 at night. Or text 07624 818 901.']],
    within(most),
  )
  for (const number of ['0808 802 0300', '116 123', '07624 818 901'])
    expect(texts.filter((text) => text.includes(number))).toHaveLength(1)
  expect(texts.every((text) => text.length <= most)).toBe(true)
})

test('an address that no text can hold stays whole', () => {
  expect(packed([['https://www.example.org/a-long-way']], within(10))).toEqual(['https://www.example.org/a-long-way'])
})
