import type { Token } from './fold.ts'

/** How much each piece of evidence speaks for a label; learned from labelled messages by `npm run bench:learn`, kept in doubt/. */
export interface Doubt {
  readonly label: string
  /** it is spoken for from this sum on */
  readonly from: number
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
}

/** What speaks for a label or against it, and how much; the largest first. */
export type Reasons = readonly (readonly [evidence: string, weight: number])[]

/** Shorter texts are answers, names and places: the lists alone listen to them. Longer ones tell too much at once to be weighed. */
const FEWEST_WORDS = 3
const MOST_WORDS = 250
const SHORTEST_PIECE = 4
const LONGEST_PIECE = 5

/**
 * The evidence that a text holds: its words, pairs of words next to each other and with one between them, and pieces of words, so that a
 * misspelt word still counts for something. `^` and `$` are the edges of a word. Each piece counts once. Empty for a text of few words.
 */
export function evidenceIn(tokens: readonly Token[]): ReadonlySet<string> {
  const evidence = new Set<string>()
  if (tokens.length < FEWEST_WORDS || tokens.length > MOST_WORDS) return evidence
  let before = ''
  let twoBefore = ''
  for (const { word, pause } of tokens) {
    if (pause === 'sentence') {
      before = ''
      twoBefore = ''
    }
    evidence.add(word)
    evidence.add(`${before} ${word}`)
    if (twoBefore !== '') evidence.add(`${twoBefore} _ ${word}`)
    const edged = `^${word}$`
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++)
      for (let at = 0; at + length <= edged.length && length < edged.length; at++)
        evidence.add(`~${edged.slice(at, at + length)}`)
    twoBefore = before
    before = word
  }
  return evidence
}

/**
 * Adds up what the evidence weighs. The sum is divided by the root of how much of it is known, so that a long text is not louder than a
 * short one.
 */
export function weigh(evidence: ReadonlySet<string>, { bias, weights }: Doubt): number {
  let sum = 0
  let known = 0
  for (const one of evidence) {
    const weight = Object.hasOwn(weights, one) ? weights[one] : undefined
    if (weight === undefined) continue
    sum += weight
    known += 1
  }
  return bias + sum / Math.sqrt(known || 1)
}

/** The evidence that weighed most, for a person who asks why. */
export function reasonsFor(evidence: ReadonlySet<string>, { weights }: Doubt, most = 6): Reasons {
  return [...evidence]
    .flatMap((one) => (Object.hasOwn(weights, one) ? [[one, weights[one] ?? 0] as const] : []))
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, most)
}
