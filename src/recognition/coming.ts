import type { Machine, Step } from './machine.ts'
import { type Needs, setIn, wordsIn } from './needs.ts'
import { endOf, type Rows, rowsOf, startOf } from './rows.ts'

/** Steps are looked at by so many at a time, a bit of a number for each. */
const BLOCK = 32

/**
 * Which of the sets that something waits for come in the steps ahead. Only those of the block of steps at hand, and of the next one, are
 * known: what gives a set longer than that is taken to be met.
 */
export class Coming {
  /** The sets that are waited for have numbers of their own, since they are few, and asked for all the time; -1 for others. */
  readonly #numberOf: Int32Array
  /** For each word the sets that are waited for. */
  readonly #ofCode: Rows
  /** For each need its sets, by their numbers here, each with within how many words it has to come. */
  readonly waitsOf: Rows
  /** For each set, the steps of this block, and of the next, at which it comes; and whether any set comes there. */
  #here: Int32Array
  #next: Int32Array
  #isHere = false
  #isNext = false
  /** Whether a set has come, or is seen to come, in this text: most do not, and so small an array is always at hand. */
  readonly #comes: Uint8Array
  /** Where the text stands in this block. */
  #at = 0

  constructor({ setsOfCode, sets }: Machine, needs: Needs) {
    this.#numberOf = new Int32Array(sets).fill(-1)
    let count = 0
    const items = needs.sets.items.map((waited) => {
      const set = setIn(waited)
      if (this.#numberOf[set] === -1) this.#numberOf[set] = count++
      return ((this.#numberOf[set] ?? 0) << 8) | wordsIn(waited)
    })
    this.waitsOf = { starts: needs.sets.starts, items }
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
    this.#comes = new Uint8Array(count)
  }

  /** Moves on to a step of a text, which is the first or the one after the last. */
  moveTo(at: number, steps: readonly Step[], phrases: Rows): void {
    this.#at = at % BLOCK
    if (this.#at > 0) return
    if (at === 0) {
      this.#comes.fill(0)
      if (this.#isNext) this.#next.fill(0)
      this.#isNext = this.#read(this.#next, 0, steps, phrases)
    }
    const read = this.#here
    this.#here = this.#next
    this.#next = read
    // most texts end in their first block: what is empty need not be emptied
    if (this.#isHere) read.fill(0)
    this.#isHere = this.#isNext
    this.#isNext = this.#read(read, at + BLOCK, steps, phrases)
  }

  /** Reads the steps from one on into a block that is empty. @returns whether there are any */
  #read(block: Int32Array, from: number, steps: readonly Step[], phrases: Rows): boolean {
    const to = Math.min(from + BLOCK, steps.length)
    for (let at = from; at < to; at++) {
      const bit = 1 << (at % BLOCK)
      const code = steps[at]?.code ?? 0
      const end = endOf(this.#ofCode, code)
      for (let i = startOf(this.#ofCode, code); i < end; i++) {
        const number = this.#ofCode.items[i] ?? 0
        block[number] = (block[number] ?? 0) | bit
        this.#comes[number] = 1
      }
      const lastPhrase = endOf(phrases, at)
      for (let i = startOf(phrases, at); i < lastPhrase; i += 2) {
        const number = this.#numberOf[phrases.items[i] ?? 0] ?? -1
        if (number < 0) continue
        block[number] = (block[number] ?? 0) | bit
        this.#comes[number] = 1
      }
    }
    return from < to
  }

  /** Whether one of the sets of a need comes after this step, and soon enough. */
  meets(need: number): boolean {
    return this.comes(this.waitsOf.items, startOf(this.waitsOf, need), endOf(this.waitsOf, need))
  }

  /** Whether one of the sets that stand in [from, to) of `waits`, as they do in `waitsOf`, comes after this step, and soon enough. */
  comes(waits: Int32Array, from: number, to: number): boolean {
    const after = this.#at + 1
    for (let i = from; i < to; i++) {
      const waited = waits[i] ?? 0
      const number = setIn(waited)
      const words = wordsIn(waited)
      if (this.#comes[number] === 0 && words <= BLOCK) continue
      // shifts are taken modulo 32
      const here = after < BLOCK ? (this.#here[number] ?? 0) >>> after : 0
      const ahead = here | ((this.#next[number] ?? 0) << (BLOCK - after))
      if (words < BLOCK ? (ahead & ((1 << words) - 1)) !== 0 : ahead !== 0 || words > BLOCK) return true
    }
    return false
  }
}
