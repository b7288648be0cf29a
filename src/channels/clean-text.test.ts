import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'

describe('cleanText', () => {
  test.each([
    ['what people type', "He's outside – “again”, 3x!\tOK? <b>&amp;</b>"],
    ['Welsh', 'Dwi ddim yn siŵr, mae o tu allan i’r tŷ'],
    ['Arabic with a direction mark', 'هو\u200f خارج (2 مرات)\u061c'],
    ['Persian with its non-joiner', 'می\u200cترسم'],
    [
      'emoji that are joined, and a flag with tags',
      '👩\u200d👧 😱 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    ],
  ])('%s stays as it is', (_, text) => {
    expect(cleanText(text)).toBe(text)
  })

  test.each([
    ['control characters', 'kn\0i\x07fe\x1b[2J\x7f\x9b', 'knife[2J'],
    ['turning marks', 'call \u202e999\u202c \u2066x\u2069', 'call 999 x'],
    ['invisible splits', 'kn\u200bi\u00adf\u2060e\ufeff', 'knife'],
    ['all kinds of line breaks', 'a\r\nb\rc\u2028d\u2029e\u0085f\ng', 'a\nb\nc\nd\ne\nf\ng'],
    ['half of a pair', 'a\ud83d b', 'a\ufffd b'],
    ['noncharacters', 'a\uffff\ufdd0b', 'ab'],
  ])('%s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned)
  })

  test('whatever comes in, the result is well formed, no longer, and clean already', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units)
        const cleaned = cleanText(text)
        expect(cleaned.isWellFormed()).toBe(true)
        expect(cleaned.length).toBeLessThanOrEqual(text.length)
        expect(cleanText(cleaned)).toBe(cleaned)
      }),
    )
  })
})
