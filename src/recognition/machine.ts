/** A word of a text as a number, and whether a gap may run over it. */
export interface Step {
  readonly code: number
  readonly passable: boolean
}

/** Rule number `rule` was heard in the steps [from, to). */
export interface Match {
  readonly rule: number
  readonly from: number
  readonly to: number
}

/** A position automaton laid out for running. Positions and sets are numbers; set 0 takes any word over which a gap may run. */
export interface Machine {
  /** for each word, the sets that hold it */
  readonly setsOfCode: readonly (readonly number[])[]
  /** for each set, the positions that read it and may begin a match */
  readonly beginningsOfSet: readonly (readonly number[])[]
  /** for each position, the set that it reads, what may come next, and the rules that end with it */
  readonly setOf: Int32Array
  readonly follow: readonly Int32Array[]
  readonly rulesOf: readonly (readonly number[])[]
  readonly rules: number
}

/**
 * Hears all rules in one pass. Overlapping matches of one rule are one, in order of where they were first complete.
 * All positions move on together, a word at a time: time is at most steps x transitions, whatever the text.
 */
export function runMachine(steps: readonly Step[], machine: Machine): readonly Match[] {
  const { setsOfCode, beginningsOfSet, setOf, follow, rulesOf } = machine
  const matches: Match[] = []
  const latest = new Int32Array(machine.rules).fill(-1)
  const takenAt = new Int32Array(beginningsOfSet.length).fill(-1)
  const reachedAt = new Int32Array(setOf.length).fill(-1)
  // Where the match that has come to a position began: of two, the earlier. Two arrays, since a step reads one and writes the other.
  let startOf = new Int32Array(setOf.length)
  let nextStartOf = new Int32Array(setOf.length)
  let current: number[] = []
  let next: number[] = []
  const reach = (position: number, start: number, at: number): void => {
    if (reachedAt[position] !== at) {
      reachedAt[position] = at
      nextStartOf[position] = start
      next.push(position)
    } else if (start < (nextStartOf[position] ?? 0)) {
      nextStartOf[position] = start
    }
  }
  for (let at = 0; at < steps.length; at++) {
    const { code = 0, passable = false } = steps[at] ?? {}
    const sets = setsOfCode[code] ?? []
    for (const set of sets) takenAt[set] = at
    if (passable) takenAt[0] = at
    for (const position of current) {
      const start = startOf[position] ?? 0
      for (const q of follow[position] ?? []) if (takenAt[setOf[q] ?? 0] === at) reach(q, start, at)
    }
    for (const set of sets) for (const position of beginningsOfSet[set] ?? []) reach(position, at, at)
    for (const position of next) {
      for (const rule of rulesOf[position] ?? []) {
        record(matches, latest, { rule, from: nextStartOf[position] ?? 0, to: at + 1 })
      }
    }
    ;[startOf, nextStartOf] = [nextStartOf, startOf]
    ;[current, next] = [next, current]
    next.length = 0
  }
  return matches
}

function record(matches: Match[], latest: Int32Array, match: Match): void {
  const index = latest[match.rule] ?? -1
  const before = matches[index]
  if (before !== undefined && match.from < before.to) {
    matches[index] = { rule: match.rule, from: Math.min(before.from, match.from), to: match.to }
  } else {
    latest[match.rule] = matches.length
    matches.push(match)
  }
}
