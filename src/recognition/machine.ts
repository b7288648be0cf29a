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
  const { setsOfCode, rulesOf } = machine
  const beginnings = setsOfCode.map((sets) => sets.flatMap((set) => machine.beginningsOfSet[set] ?? []))
  const ways = new Ways(machine)
  const positions = machine.setOf.length
  // Room to work in, made once: clearing it for each text would cost more than reading the text. `now` never repeats, so what an earlier
  // step or text left behind is never taken for a mark of the present one.
  let now = 0
  const takenAt = new Float64Array(machine.beginningsOfSet.length)
  const reachedAt = new Float64Array(positions)
  // Where the match that has come to a position began: of two, the earlier. Two of each, since a step reads one and writes the other.
  let startOf = new Int32Array(positions)
  let nextStartOf = new Int32Array(positions)
  let current = new Int32Array(positions)
  let next = new Int32Array(positions)

  return (steps) => {
    const matches: Match[] = []
    const latest = new Map<number, number>()
    let active = 0
    let reached = 0
    const reach = (position: number, start: number): void => {
      if (reachedAt[position] !== now) {
        reachedAt[position] = now
        nextStartOf[position] = start
        next[reached++] = position
      } else if (start < (nextStartOf[position] ?? 0)) {
        nextStartOf[position] = start
      }
    }
    for (let at = 0; at < steps.length; at++) {
      const { code, gaps } = steps[at] as Step
      now += 1
      reached = 0
      const sets = setsOfCode[code] ?? []
      for (const set of sets) takenAt[set] = now
      if (gaps === 'all') takenAt[GAP_NOW] = now
      if (gaps !== 'none') takenAt[GAP_ANY] = now
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (sets.length === 0 && gaps === 'none') active = 0
      for (let i = 0; i < active; i++) {
        const position = current[i] ?? 0
        ways.from(position, sets, takenAt, now, startOf[position] ?? 0, reach)
      }
      for (const position of beginnings[code] ?? []) reach(position, at)
      for (let i = 0; i < reached; i++) {
        const position = next[i] ?? 0
        for (const rule of rulesOf[position] ?? []) {
          record(matches, latest, { rule, from: nextStartOf[position] ?? 0, to: at + 1 })
        }
      }
      ;[startOf, nextStartOf] = [nextStartOf, startOf]
      ;[current, next] = [next, current]
      active = reached
    }
    return matches
  }
}

/** From this many ways on they are found by the sets of the word; fewer are tried one by one. */
const MANY = 24

/** What may come after each position. Behind "he" hundreds of patterns go on, of which the next word takes a few. */
class Ways {
  /** The ways of position p are those from `first[p]` to `first[p + 1]`: where each leads, and the set that is read there. */
  private readonly first: Int32Array
  private readonly to: Int32Array
  private readonly set: Int32Array
  private readonly bySet: readonly (ReadonlyMap<number, readonly number[]> | undefined)[]

  constructor({ follow, setOf }: Machine) {
    this.first = new Int32Array(follow.length + 1)
    follow.forEach((ways, position) => {
      this.first[position + 1] = (this.first[position] ?? 0) + ways.length
    })
    this.to = Int32Array.from(follow.flat())
    this.set = this.to.map((position) => setOf[position] ?? 0)
    this.bySet = follow.map((ways) => (ways.length < MANY ? undefined : Map.groupBy(ways, (way) => setOf[way] ?? 0)))
  }

  /** Calls `reach` for each position after `position` whose set was taken `now`; `sets` are those of the word. */
  from(
    position: number,
    sets: readonly number[],
    takenAt: Float64Array,
    now: number,
    start: number,
    reach: (position: number, start: number) => void,
  ): void {
    const bySet = this.bySet[position]
    if (bySet === undefined) {
      const end = this.first[position + 1] ?? 0
      for (let i = this.first[position] ?? 0; i < end; i++)
        if (takenAt[this.set[i] ?? 0] === now) reach(this.to[i] ?? 0, start)
      return
    }
    for (const set of sets) for (const way of bySet.get(set) ?? NONE) reach(way, start)
    for (const gap of GAPS) if (takenAt[gap] === now) for (const way of bySet.get(gap) ?? NONE) reach(way, start)
  }
}

const GAPS = [GAP_NOW, GAP_ANY]
const NONE: readonly number[] = []

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
