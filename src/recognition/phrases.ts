import type { Numbered } from './numbered.ts'

/** More phrases than these, or longer ones, are cheaper word by word. */
const MOST_PHRASES = 1_000
const LONGEST_PHRASE = 8

/** How many phrases a part of a pattern hears, and the words of the longest and the shortest. */
export interface Extent {
  readonly count: number
  readonly longest: number
  readonly shortest: number
}

/**
 * Whether a part of a pattern is a list of phrases: made of words alone, never nothing at all, and not too many.
 * `(door|front [garden] gate)` is: it hears "door", "front gate" and "front garden gate".
 */
export const isListOfPhrases = ({ extent }: Numbered): boolean => extent !== null && extent.shortest > 0

/** What phrases a part hears that is made of such words or parts; null where a gap is in it, or where they are too many. */
export function extentOf(kind: Numbered['kind'], codes: readonly number[], parts: readonly Numbered[]): Extent | null {
  if (kind === 'gap') return null
  if (kind === 'word') return codes.length > MOST_PHRASES ? null : { count: codes.length, longest: 1, shortest: 1 }
  let [count, longest, shortest] = kind === 'all' ? [1, 0, 0] : [0, 0, Number.POSITIVE_INFINITY]
  for (const { extent } of parts) {
    if (extent === null) return null
    if (kind === 'all') {
      count *= extent.count
      longest += extent.longest
      shortest += extent.shortest
    } else {
      count += extent.count
      longest = Math.max(longest, extent.longest)
      shortest = Math.min(shortest, extent.shortest)
    }
  }
  if (kind === 'maybe') [count, shortest] = [count + 1, 0]
  return count > MOST_PHRASES || longest > LONGEST_PHRASE ? null : { count, longest, shortest }
}
