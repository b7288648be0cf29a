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

/** A position automaton laid out for running. Positions and sets are numbers; the first two sets are those of gaps: `GAP_NOW` and `GAP_ANY`. */
export interface Machine {
  /** for each word, the sets that hold it */
  readonly setsOfCode: readonly (readonly number[])[]
  /** for each set, the positions that read it and may begin a match */
  readonly beginningsOfSet: readonly (readonly number[])[]
  /** for each position, the set that it reads, what may come next, and the rules that end with it */
  readonly setOf: Int32Array
  readonly follow: readonly (readonly number[])[]
  readonly rulesOf: readonly (readonly number[])[]
}

/**
 * Makes the function that hears all rules in one pass over a text. Overlapping matches of one rule are one, in order of where they were first
 * complete. All positions move on together, a word at a time: time is at most steps x transitions, whatever the text.
 */
export function runnerOf(machine: Machine): (steps: readonly Step[]) => readonly Match[] {
  const { setsOfCode, beginningsOfSet, setOf, follow, rulesOf } = machine
  // Room to work in, made once: clearing it for each text would cost more than reading the text. `now` never repeats, so what an earlier
  // step or text left behind is never taken for a mark of the present one.
  let now = 0
  const takenAt = new Float64Array(beginningsOfSet.length)
  const reachedAt = new Float64Array(setOf.length)
  // Where the match that has come to a position began: of two, the earlier. Two arrays, since a step reads one and writes the other.
  let startOf = new Int32Array(setOf.length)
  let nextStartOf = new Int32Array(setOf.length)
  let next: number[] = []

  const reach = (position: number, start: number): void => {
    if (reachedAt[position] !== now) {
      reachedAt[position] = now
      nextStartOf[position] = start
      next.push(position)
    } else if (start < (nextStartOf[position] ?? 0)) {
      nextStartOf[position] = start
    }
  }
  return (steps) => {
    const matches: Match[] = []
    const latest = new Map<number, number>()
    let current: number[] = []
    steps.forEach(({ code, gaps }, at) => {
      now += 1
      next = []
      const sets = setsOfCode[code] ?? []
      for (const set of sets) takenAt[set] = now
      if (gaps === 'all') takenAt[GAP_NOW] = now
      if (gaps !== 'none') takenAt[GAP_ANY] = now
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (sets.length === 0 && gaps === 'none') current = []
      for (const position of current) {
        const start = startOf[position] ?? 0
        for (const q of follow[position] ?? []) if (takenAt[setOf[q] ?? 0] === now) reach(q, start)
      }
      for (const set of sets) for (const position of beginningsOfSet[set] ?? []) reach(position, at)
      for (const position of next) {
        for (const rule of rulesOf[position] ?? []) {
          record(matches, latest, { rule, from: nextStartOf[position] ?? 0, to: at + 1 })
        }
      }
      ;[startOf, nextStartOf] = [nextStartOf, startOf]
      current = next
    })
    return matches
  }
}

/** `latest` is the index in `matches` of the last match of each rule. */
function record(matches: Match[], latest: Map<number, number>, match: Match): void {
  const index = latest.get(match.rule) ?? matches.length
  const before = matches[index]
  if (before !== undefined && match.from < before.to) {
    matches[index] = { rule: match.rule, from: Math.min(before.from, match.from), to: match.to }
  } else {
    latest.set(match.rule, matches.length)
    matches.push(match)
  }
}
