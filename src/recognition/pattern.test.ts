import { describe, expect, it } from 'vitest'
import { addWords, type PatternContext, type PatternNode, parsePart, parsePattern } from './pattern.ts'

const door: PatternNode = { kind: 'word', words: ['door', 'gate'] }
const context: PatternContext = {
  fold: (one) => (one === "he's" ? [word('he'), word('is')] : one === '!' ? [] : [word(one)]),
  mutate: (word) => [word, `d${word}`],
  wordClass: (name) => (name === 'door' ? door : undefined),
  passing: 'now',
}
const word = (...words: string[]): PatternNode => ({ kind: 'word', words })

describe('parsePattern', () => {
  it('reads words in order, folded as a text would be', () => {
    expect(parsePattern("he's here", context)).toEqual({ kind: 'all', parts: [word('he'), word('is'), word('here')] })
  })

  it('gathers single words into one set, whatever their brackets', () => {
    expect(parsePattern('(b|(a|<door>)|a)', context)).toEqual(word('a', 'b', 'door', 'gate'))
  })

  it('reads what may be left out, gaps, sentence edges and mutated words', () => {
    expect(parsePattern('<start> a [b] * c *5 ~drws <end>', context)).toEqual({
      kind: 'all',
      parts: [
        word('<start>'),
        word('a'),
        { kind: 'maybe', part: word('b') },
        { kind: 'gap', upTo: 3, over: 'now' },
        word('c'),
        { kind: 'gap', upTo: 5, over: 'now' },
        word('drws', 'ddrws'),
        word('<end>'),
      ],
    })
  })

  it('keeps alternatives of several words apart', () => {
    expect(parsePattern('(a b|c)', context)).toEqual({
      kind: 'any',
      parts: [word('c'), { kind: 'all', parts: [word('a'), word('b')] }],
    })
  })

  it.each([
    ['(a|b', '"(" has no ")"'],
    ['[a', '"[" has no "]"'],
    ['a)', 'there is ")" without an opening bracket'],
    ['a (b|)', 'an alternative is empty'],
    ['', 'an alternative is empty'],
    ['[a] [b]', 'everything in it may be left out'],
    ['* a', 'a gap "*" belongs between words'],
    ['[a] * b', 'a gap "*" belongs between words'],
    ['a *2', 'a gap "*" belongs between words'],
    ['a *12 b', 'a gap has 1 to 9 words, not "*12"'],
    ['a <window>', 'there is no word class <window>'],
    ['a <Door', 'is no word class'],
    ['a !', '"!" has no letters'],
  ])('tells what is wrong with %j', (say, message) => {
    expect(() => parsePattern(say, context)).toThrow(message)
  })
})

describe('parsePart', () => {
  it('lets an entry of a class end with a gap, since a pattern goes on after it', () => {
    expect(parsePart('man [from *4]', context).kind).toBe('all')
  })
})

describe('addWords', () => {
  it('names every word that can be heard', () => {
    const words = new Set<string>()
    addWords(parsePattern('a [b] *2 (c d|e)', context), words, new Set())
    expect([...words]).toEqual(['a', 'b', 'e', 'c', 'd'])
  })
})
