import type { Numbered } from './numbered.ts'
import { NO_NUMBER, PairTable } from './pair-table.ts'
import { endOf, type Rows, rowsOf, startOf } from './rows.ts'

/** The phrases of a machine, laid out for reading. */
export interface Phrases {
  /** The places of two tables: from a beginning of one word, or of more, and the next word, to the longer beginning. */
  readonly afterWord: Int32Array
  readonly afterMore: Int32Array
  /** The sets that hold a beginning as a phrase of their own. */
  readonly setsOf: Rows
  /** How many words the longest phrase of each set has; 0 where it holds none that is read as one. */
  readonly longest: Int32Array
}

/**
 * Phrases by their words: those that begin alike share the beginning. A beginning is a number: that of one word is its code below zero, and of
 * more words the next one that is free.
 */
export class PhraseTree {
  /** From a beginning, less its sign, and the next word to the longer beginning. */
  readonly #afterWord = new PairTable()
  readonly #afterMore = new PairTable()
  /** The sets that hold a beginning as a phrase of their own. */
  readonly #sets: number[][] = [[]]
  readonly #longest = new Map<number, number>()

  /**
   * Adds all that a list of phrases hears to a set.
   * @param word is called for each phrase of a single word, which is no phrase here
   */
  add(list: Numbered, set: number, word: (code: number) => void): void {
    const ends: number[] = []
    this.#through(list, NOTHING, ends)
    for (const end of ends) {
      if (end < 0) word(-end)
      else if (this.#sets[end]?.at(-1) !== set) this.#sets[end]?.push(set)
    }
    this.#longest.set(set, list.extent?.longest ?? 1)
  }

  /** @param sets how many sets there are */
  phrases(sets: number): Phrases {
    const longest = new Int32Array(sets)
    for (const [set, words] of this.#longest) longest[set] = words
    const pairs = this.#sets.flatMap((held, beginning) => held.flatMap((set) => [beginning, set]))
    const setsOf = rowsOf(this.#sets.length, pairs)
    return { afterWord: this.#afterWord.places, afterMore: this.#afterMore.places, setsOf, longest }
  }

  /** Adds to `ends` where a part of a pattern leads to from a beginning. */
  #through(part: Numbered, beginning: number, ends: number[]): void {
    switch (part.kind) {
      case 'word':
        for (const code of part.codes) ends.push(this.#longer(beginning, code))
        return
      case 'all': {
        let before = [beginning]
        for (const next of part.parts) {
          const after: number[] = []
          for (const one of before) this.#through(next, one, after)
          before = after
        }
        for (const end of before) ends.push(end)
        return
      }
      case 'maybe':
        ends.push(beginning)
    }
    for (const one of part.parts) this.#through(one, beginning, ends)
  }

  #longer(beginning: number, code: number): number {
    if (beginning === NOTHING) return -code
    const table = beginning < 0 ? this.#afterWord : this.#afterMore
    const before = Math.abs(beginning)
    const known = table.get(before, code)
    if (known !== NO_NUMBER) return known
    const made = this.#sets.push([]) - 1
    table.set(before, code, made)
    return made
  }
}

/** Before the first word; all beginnings of more words are above it. */
const NOTHING = 0

/** Reads the phrases of texts. */
export class PhraseReader {
  readonly #afterWord: PairTable
  readonly #afterMore: PairTable
  readonly #setsOf: Rows
  /** Room for the phrases of a text. */
  #heard = new Int32Array(1024)

  constructor({ afterWord, afterMore, setsOf }: Phrases) {
    this.#afterWord = new PairTable(afterWord)
    this.#afterMore = new PairTable(afterMore)
    this.#setsOf = setsOf
  }

  /**
   * The phrases that begin at each step of a text: by turns the set that holds one, and how many words it has, which are at least two. They hold until
   * the next text is read.
   */
  in(steps: readonly { readonly code: number }[]): Rows {
    const starts = new Int32Array(steps.length + 1)
    let count = 0
    for (let at = 0; at < steps.length; at++) {
      let beginning = this.#afterWord.get(steps[at]?.code ?? 0, steps[at + 1]?.code ?? 0)
      for (let length = 2; beginning !== NO_NUMBER; length++) {
        const end = endOf(this.#setsOf, beginning)
        for (let i = startOf(this.#setsOf, beginning); i < end; i++) {
          if (count + 2 > this.#heard.length) this.#heard = widened(this.#heard)
          this.#heard[count++] = this.#setsOf.items[i] ?? 0
          this.#heard[count++] = length
        }
        beginning = this.#afterMore.get(beginning, steps[at + length]?.code ?? 0)
      }
      starts[at + 1] = count
    }
    return { starts, items: this.#heard }
  }
}

function widened(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * numbers.length)
  wider.set(numbers)
  return wider
}
