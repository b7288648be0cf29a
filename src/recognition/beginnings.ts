import type { Wait } from './coming.ts'
import type { Machine } from './machine.ts'
import { NO_NEED } from './needs.ts'
import { endOf, type Rows, rowsOf, startOf } from './rows.ts'

/**
 * The positions that each word may begin, by what they wait for: thousands are asked for in a text, and hardly one in twenty may begin. What is
 * asked first stands side by side, apart from what is needed only where the answer is yes.
 */
export interface Beginnings {
  /** for each word, its groups of positions: they have the numbers [starts[code], starts[code + 1]) */
  readonly starts: Int32Array
  /** what each group waits for */
  readonly waits: Int32Array
  readonly positions: Rows
}

/** @param waitOf what a need waits for */
export function beginningsOf(machine: Machine, waitOf: (need: number) => Wait): Beginnings {
  const { setsOfCode, beginningsOfSet, needs } = machine
  const codes = setsOfCode.starts.length - 1
  const starts = new Int32Array(codes + 1)
  const waits: Wait[] = []
  const pairs: number[] = []
  const groups = new Map<number, number>()
  for (let code = 0; code < codes; code++) {
    groups.clear()
    for (let at = startOf(setsOfCode, code); at < endOf(setsOfCode, code); at++) {
      const set = setsOfCode.items[at] ?? 0
      for (let i = startOf(beginningsOfSet, set); i < endOf(beginningsOfSet, set); i++) {
        const position = beginningsOfSet.items[i] ?? 0
        const need = needs.of[position] ?? NO_NEED
        let group = groups.get(need)
        if (group === undefined) {
          group = waits.push(waitOf(need)) - 1
          groups.set(need, group)
        }
        pairs.push(group, position)
      }
    }
    starts[code + 1] = waits.length
  }
  return { starts, waits: Int32Array.from(waits), positions: rowsOf(waits.length, pairs) }
}
