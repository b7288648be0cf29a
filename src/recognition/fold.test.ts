import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Folding, readWords } from './fold.ts'

const folding: Folding = {
  alike: new Map([
    ["can't", ['can', 'not']],
    ['hes', ['he', 'is']],
    ['rn', ['right', 'now']],
  ]),
  endings: [
    ["n't", 'not'],
    ["'s", 'is'],
  ],
  known: new Set(['help', 'right', 'hammering', 'door', '😂']),
}
const words = (text: string) => readWords(text, folding).map(({ word }) => word)

describe('readWords', () => {
  it.each([
    ['case, accents and full-width letters', 'TŶ Café ＨＥＬＰ', ['ty', 'cafe', 'help']],
    ['contractions, with any apostrophe', "he's he’s heʼs hes", ['he', 'is', 'he', 'is', 'he', 'is', 'he', 'is']],
    ['listed before endings', "can't isn't", ['can', 'not', 'is', 'not']],
    ['other apostrophes part a word', "mae'n f'enw 'di", ['mae', 'n', 'f', 'enw', 'di']],
    ['text-speak', 'here RN', ['here', 'right', 'now']],
    ['letters drawn out, towards a known word only', 'heeelp riiight zzzz', ['help', 'right', 'zzzz']],
    ['a dropped g, towards a known word only', "hammerin' cabin", ['hammering', 'cabin']],
    ['invisible characters inside a word', 'he\u200bl\u00adp \u202ehelp\u202c d\u0000oor', ['help', 'help', 'door']],
    ['an ampersand', 'me & him', ['me', 'and', 'him']],
    ['pictures only if known', 'hi 😂 👍', ['hi', '😂']],
    ['hyphens part words', 'ex-partner', ['ex', 'partner']],
    ['other scripts', 'он здесь', ['он', 'здесь']],
    ['nothing', ' .?! ', []],
  ])('reads %s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('keeps the span of each word in the original text', () => {
    const text = 'É\u0301 — he’s at the tŷ'
    const spans = readWords(text, folding).map(({ from, to }) => text.slice(from, to))
    expect(spans).toEqual(['É\u0301', 'he’s', 'he’s', 'at', 'the', 'tŷ'])
  })

  it.each([
    ['a b', 'none'],
    ['a, b', 'clause'],
    ['a - b', 'clause'],
    ['a... b', 'clause'],
    ['a “b', 'clause'],
    ['a. b', 'sentence'],
    ['a?! b', 'sentence'],
    ['a\nb', 'sentence'],
    ['3.5', 'none'],
  ])('knows the pause within %j', (text, pause) => {
    expect(readWords(text, folding)[1]?.pause).toBe(pause)
  })

  it('reads any text, with spans in order and within it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 }), (codes) => {
        const text = String.fromCodePoint(...codes)
        const tokens = readWords(text, folding)
        return tokens.every(({ word, from, to }, i) => {
          return word !== '' && from >= (tokens[i - 1]?.from ?? 0) && to > from && to <= text.length
        })
      }),
    )
  })
})
