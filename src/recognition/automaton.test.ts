import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Automaton, automatonFrom, PatternTree } from './automaton.ts'
import { type PatternContext, type PatternNode, parsePattern } from './pattern.ts'

const context: PatternContext = {
  fold: (word) => [{ kind: 'word', words: [word] }],
  mutate: (word) => [word],
  wordClass: () => undefined,
  passing: 'now',
}

function automatonOf(patterns: readonly PatternNode[]): Automaton {
  const tree = new PatternTree()
  for (const pattern of patterns) tree.plant(pattern)
  return automatonFrom(tree.automaton())
}

/** Runs patterns over letters: each letter is a word, "-" is a word over which no gap runs. */
function hear(says: readonly string[], text: string): string[] {
  const automaton = automatonOf(says.map((say) => parsePattern(say, context)))
  const steps = [...text].map((letter) => ({
    code: automaton.codeOf(letter),
    gaps: letter === '-' ? ('none' as const) : ('all' as const),
  }))
  return automaton.run(steps).map(({ rule, from, to }) => `${rule}:${text.slice(from, to)}`)
}

describe('PatternTree', () => {
  it.each([
    ['words in order', ['a b'], 'xabx', ['0:ab']],
    ['every occurrence', ['a b'], 'abxab', ['0:ab', '0:ab']],
    ['what may be left out, the longest match', ['a [b]'], 'ab', ['0:ab']],
    ['gaps of up to so many words', ['a *2 b'], 'axxb axxxb', ['0:axxb']],
    ['no gap over a stop', ['a *2 b'], 'a-b', []],
    ['several rules with one beginning', ['a b', 'a c', 'a'], 'ab', ['2:a', '0:ab']],
    ['overlapping matches of one rule as one', ['a [b] a'], 'ababa', ['0:ababa']],
    ['a beginning that may be left out', ['[a] b'], 'ab b', ['0:ab', '0:b']],
  ])('hears %s', (_, says, text, expected) => {
    expect(hear(says, text)).toEqual(expected)
  })

  it('keeps nothing of an earlier text', () => {
    const automaton = automatonOf([parsePattern('a b', context)])
    const steps = (text: string) =>
      [...text].map((letter) => ({ code: automaton.codeOf(letter), gaps: 'all' as const }))
    automaton.run(steps('xa'))
    expect(automaton.run(steps('b'))).toEqual([])
    expect(automaton.run(steps('ab'))).toEqual([{ rule: 0, from: 0, to: 2 }])
  })

  it.each([0, 1, 29, 30, 31, 32, 33, 61, 62, 63, 64, 65, 95, 200])('hears what begins after %i words', (before) => {
    const text = `${'x'.repeat(before)}axxxxxb${'x'.repeat(40)}axxxxxxb${'x'.repeat(40)}ac`
    expect(hear(['a *5 (b|c)', 'a *9 (b|d)'], text)).toEqual(['0:axxxxxb', '1:axxxxxb', '1:axxxxxxb', '0:ac'])
  })

  it('waits longer than it can see ahead', () => {
    const long = 'a *9 x *9 x *9 x *9 x *9 b'
    const gap = 'y'.repeat(9)
    expect(hear([long], `a${`${gap}x`.repeat(4)}${gap}b`)).toHaveLength(1)
    expect(hear([long], `a${`${gap}x`.repeat(4)}${gap}yb`)).toHaveLength(0)
  })

  it('agrees with a regular expression on any pattern and text', () => {
    const leaf = fc.constantFrom<PatternNode>(
      { kind: 'word', words: ['a'] },
      { kind: 'word', words: ['a', 'b'] },
      { kind: 'word', words: ['c'] },
    )
    const { node } = fc.letrec<{ node: PatternNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.tuple(tie('node'), tie('node')).map((parts): PatternNode => ({ kind: 'all', parts })),
        fc.tuple(tie('node'), tie('node')).map((parts): PatternNode => ({ kind: 'any', parts })),
        tie('node').map((part): PatternNode => ({ kind: 'maybe', part })),
        fc
          .tuple(tie('node'), fc.integer({ min: 1, max: 3 }), tie('node'))
          .map(([a, upTo, b]): PatternNode => ({ kind: 'all', parts: [a, { kind: 'gap', upTo, over: 'now' }, b] })),
      ),
    }))
    const sure = node.map(
      (part): PatternNode => ({
        kind: 'all',
        parts: [{ kind: 'word', words: ['x'] }, part, { kind: 'word', words: ['y'] }],
      }),
    )
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x', 'y', '-'), maxLength: 14 })
    fc.assert(
      fc.property(fc.array(sure, { minLength: 1, maxLength: 3 }), text, (patterns, letters) => {
        const automaton = automatonOf(patterns)
        const steps = [...letters].map((letter) => ({
          code: automaton.codeOf(letter),
          gaps: letter === '-' ? ('none' as const) : ('all' as const),
        }))
        const heard = new Set(automaton.run(steps).map(({ rule }) => rule))
        const expected = patterns.flatMap((pattern, rule) =>
          new RegExp(expression(pattern)).test(letters) ? [rule] : [],
        )
        return JSON.stringify([...heard].sort()) === JSON.stringify(expected)
      }),
      { numRuns: 500 },
    )
  })
})

function expression(node: PatternNode): string {
  switch (node.kind) {
    case 'word':
      return `[${node.words.join('')}]`
    case 'gap':
      return `[^-]{0,${node.upTo}}`
    case 'all':
      return node.parts.map(expression).join('')
    case 'any':
      return `(?:${node.parts.map(expression).join('|')})`
    case 'maybe':
      return `(?:${expression(node.part)})?`
  }
}
