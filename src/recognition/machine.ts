import type { HeardPhrase, PhraseTree } from './phrase-tree.ts'

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
  /** the phrases of several words that sets hold; each is read at once, from its first word to its last */
  readonly phrases: PhraseTree
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
  const runner = new Runner(machine)
  return (steps) => runner.run(steps)
}

/**
 * Its room to work in is made once: clearing it for each text would cost more than reading the text. `now` never repeats, so what an
 * earlier step or text left behind is never taken for a mark of the present one.
 */
class Runner {
  readonly #machine: Machine
  /** for each word, the positions that read it and may begin a match */
  readonly #beginnings: readonly (readonly number[])[]
  /** The ways on from position p are those from `first[p]` to `first[p + 1]`: where each leads, and the set that is read there. */
  readonly #first: Int32Array
  readonly #wayTo: Int32Array
  readonly #waySet: Int32Array
  /** when a set was last heard at all, as a word, and as a phrase; and in how many words (one bit a length) */
  readonly #heardAt: Float64Array
  readonly #wordAt: Float64Array
  readonly #phraseAt: Float64Array
  readonly #lengths: Int32Array
  readonly #reachedAt: Float64Array
  // Where the match that has come to a position began: of two, the earlier. Two of each, since a step reads one and writes the other.
  #startOf: Int32Array
  #nextStartOf: Int32Array
  #current: Int32Array
  #next: Int32Array
  /** For each position a set that must still be heard before any rule is, or -1; and when each set is heard last in this text. */
  readonly #needed: Int32Array
  readonly #lastAt: Float64Array
  #now = 0
  #reached = 0
  /** What phrases have reached lies ahead: positions, each with where its match began, by the step of the last word of the phrase. */
  #ahead: (number[] | undefined)[] = []

  constructor(machine: Machine) {
    const { setsOfCode, beginningsOfSet, setOf, follow } = machine
    this.#machine = machine
    this.#beginnings = setsOfCode.map((sets) => sets.flatMap((set) => beginningsOfSet[set] ?? []))
    this.#first = new Int32Array(follow.length + 1)
    follow.forEach((ways, position) => {
      this.#first[position + 1] = (this.#first[position] ?? 0) + ways.length
    })
    this.#wayTo = Int32Array.from(follow.flat())
    this.#waySet = this.#wayTo.map((position) => setOf[position] ?? 0)
    this.#heardAt = new Float64Array(beginningsOfSet.length)
    this.#wordAt = new Float64Array(beginningsOfSet.length)
    this.#phraseAt = new Float64Array(beginningsOfSet.length)
    this.#lengths = new Int32Array(beginningsOfSet.length)
    this.#reachedAt = new Float64Array(setOf.length)
    this.#needed = neededSets(machine)
    this.#lastAt = new Float64Array(beginningsOfSet.length)
    this.#startOf = new Int32Array(setOf.length)
    this.#nextStartOf = new Int32Array(setOf.length)
    this.#current = new Int32Array(setOf.length)
    this.#next = new Int32Array(setOf.length)
  }

  run(steps: readonly Step[]): readonly Match[] {
    const { beginningsOfSet, rulesOf } = this.#machine
    const matches: Match[] = []
    const latest = new Map<number, number>()
    const phrases = this.#lookAhead(steps)
    this.#ahead = []
    let active = 0
    for (let at = 0; at < steps.length; at++) {
      const { code, gaps } = steps[at] as Step
      this.#now += 1
      this.#reached = 0
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (code === 0 && gaps === 'none') active = 0
      this.#hear(code, gaps)
      const heard = phrases[at] ?? NO_PHRASES
      for (const { set, length } of heard) this.#hearPhrase(set, length)
      for (let i = 0; i < active; i++) this.#moveOn(this.#current[i] ?? 0, at)
      for (const position of this.#beginnings[code] ?? NONE) this.#reach(position, at)
      for (const { set, length } of heard)
        for (const position of beginningsOfSet[set] ?? NONE) this.#reachAhead(position, at, at + length - 1)
      this.#arrive(at)
      for (let i = 0; i < this.#reached; i++) {
        const position = this.#next[i] ?? 0
        for (const rule of rulesOf[position] ?? NONE)
          record(matches, latest, { rule, from: this.#nextStartOf[position] ?? 0, to: at + 1 })
      }
      active = this.#turn()
    }
    return matches
  }

  /** Notes when each set is heard last, since nothing waits for what does not come; gives the phrases that begin at each step. */
  #lookAhead(steps: readonly Step[]): readonly (readonly HeardPhrase[])[] {
    return steps.map(({ code }, at) => {
      if (code === 0) return NO_PHRASES
      const then = this.#now + at + 1
      for (const set of this.#machine.setsOfCode[code] ?? NONE) this.#lastAt[set] = then
      const heard = this.#machine.phrases.from(steps, at)
      for (const { set } of heard) this.#lastAt[set] = then
      return heard
    })
  }

  /** Marks the sets that hold a word, and the gaps that run over it. */
  #hear(code: number, gaps: Gaps): void {
    const now = this.#now
    for (const set of this.#machine.setsOfCode[code] ?? NONE) {
      this.#heardAt[set] = now
      this.#wordAt[set] = now
    }
    if (gaps === 'none') return
    this.#heardAt[GAP_ANY] = now
    this.#wordAt[GAP_ANY] = now
    if (gaps === 'any') return
    this.#heardAt[GAP_NOW] = now
    this.#wordAt[GAP_NOW] = now
  }

  #hearPhrase(set: number, length: number): void {
    if (this.#phraseAt[set] !== this.#now) this.#lengths[set] = 0
    this.#phraseAt[set] = this.#now
    this.#heardAt[set] = this.#now
    this.#lengths[set] = (this.#lengths[set] ?? 0) | (1 << length)
  }

  /** From a position to all that the word, or a phrase that begins with it, leads to. */
  #moveOn(position: number, at: number): void {
    const now = this.#now
    const start = this.#startOf[position] ?? 0
    const end = this.#first[position + 1] ?? 0
    for (let way = this.#first[position] ?? 0; way < end; way++) {
      const set = this.#waySet[way] ?? 0
      if (this.#heardAt[set] !== now) continue
      const to = this.#wayTo[way] ?? 0
      if (this.#wordAt[set] === now) this.#reach(to, start)
      if (this.#phraseAt[set] !== now) continue
      const lengths = this.#lengths[set] ?? 0
      for (let length = 2; lengths >> length > 0; length++)
        if ((lengths >> length) & 1) this.#reachAhead(to, start, at + length - 1)
    }
  }

  #reach(position: number, start: number): void {
    const needed = this.#needed[position] ?? -1
    if (needed >= 0 && (this.#lastAt[needed] ?? 0) <= this.#now) return
    if (this.#reachedAt[position] !== this.#now) {
      this.#reachedAt[position] = this.#now
      this.#nextStartOf[position] = start
      this.#next[this.#reached] = position
      this.#reached += 1
    } else if (start < (this.#nextStartOf[position] ?? 0)) {
      this.#nextStartOf[position] = start
    }
  }

  #reachAhead(position: number, start: number, at: number): void {
    const waiting = this.#ahead[at]
    if (waiting === undefined) this.#ahead[at] = [position, start]
    else waiting.push(position, start)
  }

  /** Phrases that end at this step come to where they lead. */
  #arrive(at: number): void {
    const waiting = this.#ahead[at]
    if (waiting === undefined) return
    for (let i = 0; i < waiting.length; i += 2) this.#reach(waiting[i] ?? 0, waiting[i + 1] ?? 0)
    this.#ahead[at] = undefined
  }

  /** What was reached is where the next step begins; says how many positions that are. */
  #turn(): number {
    ;[this.#startOf, this.#nextStartOf] = [this.#nextStartOf, this.#startOf]
    ;[this.#current, this.#next] = [this.#next, this.#current]
    return this.#reached
  }
}

/**
 * For each position the rarest set that every way from it to the end of a rule reads, or -1 where there is none. Ways lead only to later
 * positions, so they are taken from the last to the first.
 */
function neededSets({ setOf, follow, rulesOf, setsOfCode }: Machine): Int32Array {
  const size = new Map<number, number>()
  for (const sets of setsOfCode) for (const set of sets) size.set(set, (size.get(set) ?? 0) + 1)
  const isRarer = (a: number, b: number) => (size.get(a) ?? 0) < (size.get(b) ?? 0)
  const all: number[][] = []
  const needed = new Int32Array(setOf.length).fill(-1)
  for (let position = setOf.length - 1; position >= 0; position--) {
    const ways = rulesOf[position]?.length ? [] : (follow[position] ?? [])
    const lists = ways.map((way) => {
      const set = setOf[way] ?? 0
      return set === GAP_NOW || set === GAP_ANY ? (all[way] ?? []) : [set, ...(all[way] ?? [])]
    })
    const [first = [], ...more] = lists
    const shared = more
      .reduce((before, list) => before.filter((set) => list.includes(set)), first)
      .slice(0, MOST_NEEDED)
    all[position] = shared
    if (shared.length > 0) needed[position] = shared.reduce((a, b) => (isRarer(b, a) ? b : a))
  }
  return needed
}

const MOST_NEEDED = 6
const NONE: readonly number[] = []
const NO_PHRASES: readonly HeardPhrase[] = []

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
