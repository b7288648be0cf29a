import { GAP_ANY, GAP_NOW, type Machine } from './machine.ts'
import { firstWords } from './phrase-tree.ts'
import { endOf, startOf } from './rows.ts'

/**
 * The sign of a word: one of 32 bits. What is open to some words only has the signs of all of them, and for most other words one look at these
 * is enough to pass it by (a Bloom filter of one hash, https://doi.org/10.1145/362686.362692).
 */
export const signOf = (code: number): number => 1 << (Math.imul(code, 0x9e3779b1) >>> 27)

/** For each set of a machine, the signs of the words that it holds, and of those that its phrases begin with. A gap may run over any. */
export function signsOf({ sets, setsOfCode, phrases }: Machine): Int32Array {
  const signs = new Int32Array(sets)
  signs[GAP_NOW] = signs[GAP_ANY] = -1
  for (let code = 0; code + 1 < setsOfCode.starts.length; code++)
    for (let at = startOf(setsOfCode, code); at < endOf(setsOfCode, code); at++) {
      const set = setsOfCode.items[at] ?? 0
      signs[set] = (signs[set] ?? 0) | signOf(code)
    }
  const first = firstWords(phrases)
  for (let beginning = 0; beginning < first.length; beginning++)
    for (let at = startOf(phrases.setsOf, beginning); at < endOf(phrases.setsOf, beginning); at++) {
      const set = phrases.setsOf.items[at] ?? 0
      signs[set] = (signs[set] ?? 0) | signOf(first[beginning] ?? 0)
    }
  return signs
}
