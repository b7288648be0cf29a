import type { Needs } from './needs.ts'
import type { Phrases } from './phrase-tree.ts'
import type { Rows } from './rows.ts'

/** A word of a text as a number, and which gaps may run over it. */
export interface Step {
  readonly code: number
  readonly gaps: Gaps
}

/** Which gaps run over a word: none over "not" or a comma, only those of any tense over "was". */
export type Gaps = 'none' | 'any' | 'all'

/** Rule number `rule` was heard in the steps [from, to). */
export interface Match {
  readonly rule: number
  readonly from: number
  readonly to: number
}

/** The set of a gap that stays in the present, and of one that runs over words of any tense. */
export const GAP_NOW = 0
export const GAP_ANY = 1

/** A position automaton laid out for running, as plain data that can be written down. Positions and sets are numbers; the first two sets are those of gaps: `GAP_NOW` and `GAP_ANY`. */
export interface Machine {
  /** how many sets there are */
  readonly sets: number
  /** for each word, the sets that hold it */
  readonly setsOfCode: Rows
  /** the phrases of several words that sets hold; each is read at once, from its first word to its last */
  readonly phrases: Phrases
  /** for each set, the positions that read it and may begin a match */
  readonly beginningsOfSet: Rows
  /** for each position, the set that it reads, what may come next, which are later positions, and the rules that end with it */
  readonly setOf: Int32Array
  readonly follow: Rows
  readonly rulesOf: Rows
  /** what positions wait for */
  readonly needs: Needs
}
