import { GAP_ANY, type Machine } from './machine.ts'
import { endOf, type Rows, rowsOf, startOf } from './rows.ts'

/**
 * What positions need: sets of which one has to come, and soon enough, for any rule to come to its end from there. Where none of them
 * comes there is no use in going on. Most that begins in a text could end only in words that are not in it.
 */
export interface Needs {
  /** for each position the number of its need, or `NO_NEED` */
  readonly of: Int32Array
  /** for each need the sets of which one must come, each with within how many words */
  readonly sets: Rows
}

export const NO_NEED = 0

/** A set and within how many words it has to come, as one number. */
const FARTHEST = 255
export const waitingFor = (set: number, within: number): number => (set << 8) | Math.min(within, FARTHEST)
export const setIn = (waited: number): number => waited >> 8
export const wordsIn = (waited: number): number => waited & FARTHEST
const later = (waited: number, words: number): number => waitingFor(setIn(waited), wordsIn(waited) + words)

/** Sets of which one must come, each with within how many words, and how often they come, all together. */
interface Choice {
  readonly waited: readonly number[]
  readonly often: number
}

/** More sets than these are quicker met than asked for. */
const MOST_SETS = 8
/** So many sets that all ways read are kept in mind. */
const MOST_SHARED = 6
/** A word that stands in so many sets comes all the time: to wait for it saves nothing, and costs each time that it comes. */
const COMMON_WORD = 240
/** So it is, where it is one of several that are waited for, in so many sets; nor does it save to wait for sets that come so often. */
const COMMON_CHOICE = 480
const COMMON = 40_000

/** Works out what positions need. Ways lead only to later positions, so they are taken from the last to the first. */
export function needsOf(machine: Omit<Machine, 'needs'>): Needs {
  const { setOf, follow, rulesOf } = machine
  const { often, most } = commonness(machine)
  const { longest } = machine.phrases
  const numbers = new Numbers()
  const of = new Int32Array(setOf.length)
  /** for each position the sets that all ways from it to the end of a rule read */
  const shared: (readonly number[])[] = new Array(setOf.length).fill(NONE)
  /** for each position the rarest sets of which each way reads one; null where there are none, or too many */
  const choices: (Choice | null)[] = new Array(setOf.length).fill(null)
  for (let position = setOf.length - 1; position >= 0; position--) {
    if (endOf(rulesOf, position) > startOf(rulesOf, position)) continue
    let inAll: readonly number[] | null = null
    let nearest: Choice | null = NO_WAY_YET
    let farther: Choice | null = NO_WAY_YET
    for (let at = startOf(follow, position); at < endOf(follow, position); at++) {
      const way = follow.items[at] ?? 0
      const set = setOf[way] ?? 0
      const words = longest[set] || 1
      const own = (shared[way] ?? NONE).map((waited) => later(waited, words))
      if (set > GAP_ANY) own.push(waitingFor(set, 1))
      inAll = inAll === null ? own : inBoth(inAll, own)
      const beyond = choiceLater(choices[way] ?? null, words)
      const isRare = set > GAP_ANY && (most[set] ?? 0) < COMMON_CHOICE
      const here = isRare ? { waited: [waitingFor(set, 1)], often: often[set] ?? 0 } : null
      nearest = either(nearest, rarer(here, beyond), often)
      farther = either(farther, beyond, often)
      if (inAll.length === 0 && nearest === null && farther === null) break
    }
    shared[position] = (inAll ?? NONE).slice(-MOST_SHARED)
    let single: number | null = null
    let rarest: Choice | null = rarer(nearest, farther)
    for (const waited of inAll ?? NONE) {
      const set = setIn(waited)
      const count = often[set] ?? 0
      const commonest = most[set] ?? 0
      if (commonest < COMMON_WORD && (single === null || count < (often[setIn(single)] ?? 0))) single = waited
      if (commonest < COMMON_CHOICE && (rarest === null || count < rarest.often))
        rarest = { waited: [waited], often: count }
    }
    choices[position] = rarest
    if (single !== null) of[position] = numbers.of([single])
    else if (rarest !== null && rarest.often < COMMON) of[position] = numbers.of(rarest.waited)
  }
  return { of, sets: numbers.rows() }
}

const NONE: readonly number[] = []
const NO_WAY_YET: Choice = { waited: NONE, often: 0 }

function inBoth(some: readonly number[], others: readonly number[]): readonly number[] {
  const both: number[] = []
  for (const one of some) {
    const other = others.find((other) => setIn(other) === setIn(one))
    if (other !== undefined) both.push(Math.max(one, other))
  }
  return both
}

const rarer = (a: Choice | null, b: Choice | null): Choice | null =>
  a === null || (b !== null && b.often < a.often) ? b : a

const choiceLater = (choice: Choice | null, words: number): Choice | null =>
  choice && { waited: choice.waited.map((one) => later(one, words)), often: choice.often }

/** What is needed where a rule may go on in one way or another: a set of either. */
function either(a: Choice | null, b: Choice | null, often: Int32Array): Choice | null {
  if (a === null || b === null) return null
  if (a === NO_WAY_YET) return b
  const waited = [...a.waited]
  let sum = a.often
  for (const one of b.waited) {
    const at = waited.findIndex((other) => setIn(other) === setIn(one))
    if (at >= 0) waited[at] = Math.max(waited[at] ?? 0, one)
    else {
      waited.push(one)
      sum += often[setIn(one)] ?? 0
    }
  }
  return waited.length > MOST_SETS ? null : { waited, often: sum }
}

/** How often each set comes, since a word that stands in many sets comes often; and in how many the most common of its words stands. */
function commonness({ setsOfCode, sets }: Omit<Machine, 'needs'>): { often: Int32Array; most: Int32Array } {
  const often = new Int32Array(sets)
  const most = new Int32Array(sets)
  for (let code = 0; code + 1 < setsOfCode.starts.length; code++) {
    const end = endOf(setsOfCode, code)
    const count = end - startOf(setsOfCode, code)
    for (let at = end - count; at < end; at++) {
      const set = setsOfCode.items[at] ?? 0
      often[set] = (often[set] ?? 0) + count
      most[set] = Math.max(most[set] ?? 0, count)
    }
  }
  return { often, most }
}

/** Numbers lists from 1 on; equal ones have the same. */
class Numbers {
  /** Most lists hold one number, and are known by that. */
  readonly #numbers = new Map<number | string, number>()
  readonly #pairs: number[] = []

  of(list: readonly number[]): number {
    const key = list.length === 1 ? (list[0] ?? 0) : list.join()
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#numbers.size + 1
    this.#numbers.set(key, number)
    for (const one of list) this.#pairs.push(number, one)
    return number
  }

  rows(): Rows {
    return rowsOf(this.#numbers.size + 1, this.#pairs)
  }
}
