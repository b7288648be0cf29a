import { EvidenceNumbers, evidenceIn, numberOf } from './evidence.ts'
import type { Token } from './fold.ts'

/** A label that many words together may speak for. */
export interface Doubt {
  readonly label: string
  /** it is spoken for from this sum on */
  readonly from: number
  /** what the sum begins with, which is below that */
  readonly bias: number
}

/**
 * Labels, and how much each piece of evidence speaks for each of them; learned from labelled messages by `npm run bench:learn`, kept in doubt/.
 * The weights are one row for each evidence, in its order, and in a row one number for each label.
 */
export interface Doubts {
  readonly labels: readonly Doubt[]
  readonly evidence: readonly string[]
  readonly weights: readonly number[]
}

/** Nothing is weighed. */
export const NO_DOUBTS: Doubts = { labels: [], evidence: [], weights: [] }

/** What speaks for a label or against it, and how much; the largest first. */
export type Reasons = readonly (readonly [evidence: string, weight: number])[]

/** Tells for each label of some doubts, in their order, how much a text speaks for it; nothing for a text of few words, known or not, or of very many. */
export type Scales = (tokens: readonly Token[]) => readonly number[]

/** Shorter texts are answers, names and places: the lists alone listen to them. Longer ones tell too much at once to be weighed. */
const FEWEST_WORDS = 5
/** Who writes in words that were hardly ever met is not weighed; pieces of words are met in any language. */
const FEWEST_KNOWN = 3
const MOST_WEIGHED = 250

const isWeighed = ({ length }: readonly Token[]): boolean => length >= FEWEST_WORDS && length <= MOST_WEIGHED

/**
 * Makes the scales for some doubts. What the evidence weighs is added up and divided by the root of how much of it is known, so that a long
 * text is not louder than a short one.
 */
export function scalesFor({ labels, evidence, weights }: Doubts): Scales {
  const rowOf = new Rows(evidence)
  // in one table of small numbers, since fetching is what takes time
  const rows = Int16Array.from(weights, (weight) => Math.round(weight * FINE))
  const addedIn = new Int32Array(evidence.length)
  const read = new EvidenceNumbers()
  const sums = new Float64Array(labels.length)
  const width = labels.length
  let text = 0
  const add = (from: number, to: number): number => {
    const { numbers } = read
    let known = 0
    for (let i = from; i < to; i++) {
      const row = rowOf.get(numbers[i] ?? 0)
      if (row === NONE || addedIn[row] === text) continue
      addedIn[row] = text
      known += 1
      for (let label = 0, at = row * width; label < width; label++, at++)
        sums[label] = (sums[label] ?? 0) + (rows[at] ?? 0)
    }
    return known
  }
  return (tokens) => {
    if (!isWeighed(tokens)) return []
    text += 1
    sums.fill(0)
    read.read(tokens)
    const known = add(0, read.words)
    if (known < FEWEST_KNOWN) return []
    const scale = FINE * Math.sqrt(known + add(read.words, read.end))
    return labels.map(({ bias }, label) => bias + (sums[label] ?? 0) / scale)
  }
}

/** Weights have two places behind the point. */
const FINE = 100

const NONE = -1

/** The row of each evidence by its number: places that are searched from where the number says, each a number and a row above zero. */
class Rows {
  readonly #places: Int32Array
  readonly #last: number

  constructor(evidence: readonly string[]) {
    // half of the places stay free, so that hardly any is searched twice
    const size = 2 ** Math.ceil(Math.log2(2 * evidence.length + 1))
    this.#last = size - 1
    this.#places = new Int32Array(2 * size)
    for (const [row, one] of evidence.entries()) {
      const number = numberOf(one)
      let at = this.#placeOf(number)
      while (this.#places[2 * at + 1] !== 0) at = (at + 1) & this.#last
      this.#places[2 * at] = number
      this.#places[2 * at + 1] = row + 1
    }
  }

  get(number: number): number {
    for (let at = this.#placeOf(number); ; at = (at + 1) & this.#last) {
      const row = this.#places[2 * at + 1] ?? 0
      if (row === 0) return NONE
      if (this.#places[2 * at] === number) return row - 1
    }
  }

  // the last bits of such a number are the least mixed
  #placeOf = (number: number): number => (number ^ (number >>> 15)) & this.#last
}

/** The evidence that weighed most for or against a label, for a person who asks why. */
export function reasonsFor(
  label: number,
  tokens: readonly Token[],
  { labels, evidence, weights }: Doubts,
  most = 6,
): Reasons {
  if (!isWeighed(tokens)) return []
  const own = evidenceIn(tokens)
  return evidence
    .flatMap((one, row) => (own.has(one) ? [[one, weights[row * labels.length + label] ?? 0] as const] : []))
    .filter(([, weight]) => weight !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, most)
}
