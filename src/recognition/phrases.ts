import type { PatternNode } from './pattern.ts'

/** More phrases than these, or longer ones, are cheaper word by word. */
const MOST_PHRASES = 1_000
const LONGEST_PHRASE = 8

/** How many phrases a part of a pattern hears, and the words of the longest and the shortest. */
interface Extent {
  readonly count: number
  readonly longest: number
  readonly shortest: number
}

/**
 * Whether a part of a pattern is a list of phrases: made of words alone, never nothing at all, and not too many.
 * `(door|front [garden] gate)` is: it hears "door", "front gate" and "front garden gate".
 */
export function isListOfPhrases(node: PatternNode): boolean {
  const extent = extentOf(node)
  return extent !== null && extent.shortest > 0
}

/** Calls `each` with the words of every phrase of such a part. */
export function eachPhrase(node: PatternNode, each: (words: readonly string[]) => void): void {
  if (node.kind === 'any') for (const part of node.parts) eachPhrase(part, each)
  else if (node.kind === 'word') for (const word of node.words) each([word])
  else for (const phrase of spelledOut(node)) each(phrase)
}

function spelledOut(node: PatternNode): readonly (readonly string[])[] {
  switch (node.kind) {
    case 'gap':
      return []
    case 'word':
      return node.words.map((word) => [word])
    case 'maybe':
      return [[], ...spelledOut(node.part)]
    case 'any':
      return node.parts.flatMap(spelledOut)
    case 'all':
      return node.parts
        .map(spelledOut)
        .reduce((before, next) => before.flatMap((head) => next.map((tail) => [...head, ...tail])))
  }
}

function extentOf(node: PatternNode): Extent | null {
  const known = extents.get(node)
  if (known !== undefined) return known
  const extent = measured(node)
  const usable = extent === null || extent.count > MOST_PHRASES || extent.longest > LONGEST_PHRASE ? null : extent
  extents.set(node, usable)
  return usable
}
// A class is one node in many patterns.
const extents = new WeakMap<PatternNode, Extent | null>()

function measured(node: PatternNode): Extent | null {
  switch (node.kind) {
    case 'gap':
      return null
    case 'word':
      return { count: node.words.length, longest: 1, shortest: 1 }
    case 'maybe': {
      const inside = extentOf(node.part)
      return inside && { ...inside, count: inside.count + 1, shortest: 0 }
    }
    case 'any':
      return combined(node.parts, (a, b) => ({
        count: a.count + b.count,
        longest: Math.max(a.longest, b.longest),
        shortest: Math.min(a.shortest, b.shortest),
      }))
    case 'all':
      return combined(node.parts, (a, b) => ({
        count: a.count * b.count,
        longest: a.longest + b.longest,
        shortest: a.shortest + b.shortest,
      }))
  }
}

function combined(parts: readonly PatternNode[], join: (a: Extent, b: Extent) => Extent): Extent | null {
  let all: Extent | null = null
  for (const part of parts) {
    const extent = extentOf(part)
    if (extent === null) return null
    all = all === null ? extent : join(all, extent)
  }
  return all
}
