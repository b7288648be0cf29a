import type { PatternNode } from './pattern.ts'

/** Words in a fixed order. */
export type Phrase = readonly string[]

/** More than these are cheaper word by word. */
const MOST_PHRASES = 1_000
const LONGEST_PHRASE = 8

/**
 * All phrases that a part of a pattern hears, where it is made of words alone: `(door|front [garden] gate)` hears "door", "front gate"
 * and "front garden gate". Null where it holds a gap, may be nothing at all, or would be too many phrases.
 */
export function phrasesOf(node: PatternNode): readonly Phrase[] | null {
  const known = found.get(node)
  if (known !== undefined) return known
  const phrases = spelledOut(node)
  const usable = phrases === null || phrases.some(({ length }) => length === 0) ? null : phrases
  found.set(node, usable)
  return usable
}
// A class is one node in many patterns.
const found = new WeakMap<PatternNode, readonly Phrase[] | null>()

function spelledOut(node: PatternNode): readonly Phrase[] | null {
  switch (node.kind) {
    case 'gap':
      return null
    case 'word':
      return node.words.map((word) => [word])
    case 'maybe': {
      const inside = spelledOut(node.part)
      return inside && [[], ...inside]
    }
    case 'any':
      return gathered(node.parts.map((part) => phrasesOf(part) ?? spelledOut(part)))
    case 'all':
      return node.parts.map(spelledOut).reduce<readonly Phrase[] | null>(
        (before, next) => {
          if (before === null || next === null || before.length * next.length > MOST_PHRASES) return null
          const both = before.flatMap((head) => next.map((tail) => [...head, ...tail]))
          return both.some(({ length }) => length > LONGEST_PHRASE) ? null : both
        },
        [[]],
      )
  }
}

function gathered(lists: readonly (readonly Phrase[] | null)[]): readonly Phrase[] | null {
  const all: Phrase[] = []
  for (const list of lists) {
    if (list === null || all.length + list.length > MOST_PHRASES) return null
    all.push(...list)
  }
  return all
}
