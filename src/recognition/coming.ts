import type { Machine, Step } from './machine.ts'
import { NO_NEED, setIn, waitingFor, wordsIn } from './needs.ts'
import { endOf, type Rows, rowsOf, startOf } from './rows.ts'

/** Steps are looked at by so many at a time, a bit of a number for each. */
const BLOCK = 32

/**
 * What a need waits for, as one number: nothing; above zero, one set, by its number in `Coming`, and within how many words it has to come, to
 * be taken apart by `setIn` and `wordsIn`; below zero, several sets, of which one has to.
 */
export type Wait = number
export const NOTHING = 0

/**
 * Which of the sets that something waits for come in the steps ahead. Only those of the block of steps at hand, and of the next one, are
 * known: what gives a set longer than that is taken to be met.
 */
export class Coming {
  /**
   * For each set the last step at which it comes, as far as can be seen, counted from 1 at the first step of this block; 0 where it does not. Most sets
   * do not come, and so small an array is always at hand.
   */
  readonly last: Uint8Array
  /** The sets that are waited for have numbers of their own, since they are few, and asked for all the time; -1 for others. */
  readonly #numberOf: Int32Array
  /** For each word the sets that are waited for. */
  readonly #ofCode: Rows
  /** For each need its sets, by their numbers here, each with within how many words it has to come. */
  readonly #waitsOf: Rows
  /** For each set, the steps of this block, and of the next, at which it comes; and whether any set comes there. */
  #here: Int32Array
  #next: Int32Array
  #isHere = false
  #isNext = false
  /** Where the text stands in this block. */
  #at = 0

  constructor({ setsOfCode, sets, needs }: Machine) {
    this.#numberOf = new Int32Array(sets).fill(-1)
    let count = 0
    const items = needs.sets.items.map((waited) => {
      const set = setIn(waited)
      if (this.#numberOf[set] === -1) this.#numberOf[set] = count++
      return waitingFor(this.#numberOf[set] ?? 0, wordsIn(waited))
    })
    this.#waitsOf = { starts: needs.sets.starts, items }
    const codes = setsOfCode.starts.length - 1
    const pairs: number[] = []
    for (let code = 0; code < codes; code++)
      for (let at = startOf(setsOfCode, code); at < endOf(setsOfCode, code); at++) {
        const number = this.#numberOf[setsOfCode.items[at] ?? 0] ?? -1
        if (number >= 0) pairs.push(code, number)
      }
    this.#ofCode = rowsOf(codes, pairs)
    this.#here = new Int32Array(count)
    this.#next = new Int32Array(count)
    this.last = new Uint8Array(count)
  }

  /** What a need waits for. */
  waitOf(need: number): Wait {
    if (need === NO_NEED) return NOTHING
    const from = startOf(this.#waitsOf, need)
    const first = this.#waitsOf.items[from] ?? 0
    return endOf(this.#waitsOf, need) === from + 1 && wordsIn(first) <= BLOCK ? first : -need
  }

  /** Moves on to a step of a text, which is the first or the one after the last. */
  moveTo(at: number, steps: readonly Step[], phrases: Rows): void {
    this.#at = at % BLOCK
    if (this.#at > 0) return
    if (at === 0) {
      this.last.fill(0)
      if (this.#isNext) this.#next.fill(0)
      this.#isNext = this.#read(this.#next, 0, steps, phrases)
    } else this.#countAnew()
    const read = this.#here
    this.#here = this.#next
    this.#next = read
    // most texts end in their first block: what is empty need not be emptied
    if (this.#isHere) read.fill(0)
    this.#isHere = this.#isNext
    this.#isNext = this.#read(read, at + BLOCK, steps, phrases)
  }

  /** What was the next block is this one: steps are counted from its first. */
  #countAnew(): void {
    const { last } = this
    for (let number = 0; number < last.length; number++) last[number] = Math.max(0, (last[number] ?? 0) - BLOCK)
  }

  /** Reads the steps from one on into a block that is empty. @returns whether there are any */
  #read(block: Int32Array, from: number, steps: readonly Step[], phrases: Rows): boolean {
    const to = Math.min(from + BLOCK, steps.length)
    const ofCode = this.#ofCode
    const base = from === 0 ? 1 : BLOCK + 1
    for (let at = from; at < to; at++) {
      const code = steps[at]?.code ?? 0
      const end = endOf(ofCode, code)
      for (let i = startOf(ofCode, code); i < end; i++) this.#see(ofCode.items[i] ?? 0, block, at - from, base)
      const lastPhrase = endOf(phrases, at)
      for (let i = startOf(phrases, at); i < lastPhrase; i += 2) {
        const number = this.#numberOf[phrases.items[i] ?? 0] ?? -1
        if (number >= 0) this.#see(number, block, at - from, base)
      }
    }
    return from < to
  }
  #see(number: number, block: Int32Array, step: number, base: number): void {
    block[number] = (block[number] ?? 0) | (1 << step)
    this.last[number] = base + step
  }

  /** Whether what is waited for comes after this step, and soon enough. */
  meets(wait: Wait): boolean {
    if (wait === NOTHING) return true
    if (wait > 0) return this.#comes(wait)
    const { items } = this.#waitsOf
    const end = endOf(this.#waitsOf, -wait)
    for (let i = startOf(this.#waitsOf, -wait); i < end; i++) if (this.#comes(items[i] ?? 0)) return true
    return false
  }

  /** The first step at which what comes is still ahead, counted as in `last`. */
  get ahead(): number {
    return this.#at + 2
  }

  #comes(wait: Wait): boolean {
    const number = setIn(wait)
    const words = wordsIn(wait)
    if (words > BLOCK) return true
    const after = this.#at + 1
    if ((this.last[number] ?? 0) <= after) return false
    // shifts are taken modulo 32
    const here = after < BLOCK ? (this.#here[number] ?? 0) >>> after : 0
    const ahead = here | ((this.#next[number] ?? 0) << (BLOCK - after))
    return words < BLOCK ? (ahead & ((1 << words) - 1)) !== 0 : ahead !== 0
  }
}
