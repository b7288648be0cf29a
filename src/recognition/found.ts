import type { Match } from './machine.ts'

/** The matches of one text as they are found. What overlaps the last match of the same rule makes that one longer. */
export class Found {
  readonly matches: Match[] = []
  readonly #last = new Map<number, { rule: number; from: number; to: number }>()

  add(rule: number, from: number, to: number): void {
    const last = this.#last.get(rule)
    if (last !== undefined && from < last.to) {
      if (from < last.from) last.from = from
      last.to = to
      return
    }
    const match = { rule, from, to }
    this.#last.set(rule, match)
    this.matches.push(match)
  }
}
