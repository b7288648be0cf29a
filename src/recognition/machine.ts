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
 * earlier step or text left behind is never taken for a mark of the present one. What belongs to one position, one set or one way stands
 * side by side, since most of the time goes into fetching it.
 */
class Runner {
  readonly #machine: Machine
  /** For each word, the positions that read it and may begin a match: those that wait for the same set side by side, behind it. */
  readonly #beginnings: readonly Int32Array[]
  /** The sets of a word that stands in many, as bits: to mark hundreds of sets for each "he" would cost more than all the rest. */
  readonly #bitsOfCode: readonly (Uint32Array | null)[]
  /** The sets of a word that some position waits for. */
  readonly #awaitedOfCode: readonly Int32Array[]
  /** Of each position: when it was last reached, where that match began, what it waits for, and its first way. */
  readonly #positions: Int32Array
  /** Of each way on: the set that is read there, and the position that it leads to. */
  readonly #ways: Int32Array
  /** Of each set: when it was last heard as a word or gap, and as a phrase; the lengths of that as bits; where it comes next. */
  readonly #sets: Int32Array
  readonly #coming = new Coming()
  /** Positions that were reached by the step before, each with where its match began, and those that this step reaches. */
  readonly #current: Int32Array
  readonly #next: Int32Array
  /** What phrases have reached lies ahead: positions, each with where its match began, by the step of the last word of the phrase. */
  readonly #ahead = new Map<number, number[]>()
  #now = 0
  #reached = 0

  constructor(machine: Machine) {
    const { setsOfCode, beginningsOfSet, setOf, follow } = machine
    this.#machine = machine
    this.#bitsOfCode = setsOfCode.map((sets) => (sets.length > MANY ? bitsOf(sets, beginningsOfSet.length) : null))
    const needed = neededSets(machine)
    const awaited = new Set(needed.map((one) => (one < 0 ? one : setIn(one))))
    this.#beginnings = setsOfCode.map((sets) =>
      grouped(
        sets.flatMap((set) => beginningsOfSet[set] ?? []),
        needed,
      ),
    )
    this.#awaitedOfCode = setsOfCode.map((sets) => Int32Array.from(sets.filter((set) => awaited.has(set))))
    this.#positions = new Int32Array((setOf.length + 1) * WIDTH)
    let ways = 0
    for (let position = 0; position <= setOf.length; position++) {
      this.#positions[position * WIDTH + NEEDED] = needed[position] ?? -1
      this.#positions[position * WIDTH + FIRST_WAY] = ways
      ways += follow[position]?.length ?? 0
    }
    this.#ways = Int32Array.from(follow.flat().flatMap((to) => [setOf[to] ?? 0, to]))
    this.#sets = new Int32Array(beginningsOfSet.length * WIDTH)
    this.#current = new Int32Array(setOf.length * 2)
    this.#next = new Int32Array(setOf.length)
  }

  run(steps: readonly Step[]): readonly Match[] {
    const { beginningsOfSet, rulesOf } = this.#machine
    const found = new Found()
    if (this.#now + steps.length > LATEST) this.#beginAnew()
    const phrases = this.#lookAhead(steps)
    let active = 0
    for (let at = 0; at < steps.length; at++) {
      const { code, gaps } = steps[at] as Step
      this.#now += 1
      this.#reached = 0
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (code === 0 && gaps === 'none') active = 0
      const bits = this.#bitsOfCode[code] ?? null
      this.#hear(code, gaps, bits === null)
      const heard = phrases[at] ?? NO_PHRASES
      for (const { set, length } of heard) this.#hearPhrase(set, length)
      for (let i = 0; i < active; i++)
        this.#moveOn(this.#current[2 * i] ?? 0, this.#current[2 * i + 1] ?? 0, at, bits, heard.length > 0)
      const beginnings = this.#beginnings[code]
      if (beginnings !== undefined) this.#begin(beginnings, at)
      for (const { set, length } of heard)
        for (const position of beginningsOfSet[set] ?? NONE) this.#reachAhead(position, at, at + length - 1)
      if (this.#ahead.size > 0) this.#arrive(at)
      active = this.#reached
      for (let i = 0; i < active; i++) {
        const position = this.#next[i] ?? 0
        const from = this.#positions[position * WIDTH + START] ?? 0
        this.#current[2 * i] = position
        this.#current[2 * i + 1] = from
        const rules = rulesOf[position] ?? NONE
        for (let r = 0; r < rules.length; r++) found.add(rules[r] ?? 0, from, at + 1)
      }
    }
    return found.matches
  }

  /** Marks are whole numbers of 32 bits; long before they run out all are wiped. */
  #beginAnew(): void {
    this.#now = 0
    for (let at = REACHED_AT; at < this.#positions.length; at += WIDTH) this.#positions[at] = 0
    this.#sets.fill(0)
    this.#coming.forget()
  }

  /** Notes when each set is heard, since nothing waits for what does not come; gives the phrases that begin at each step. */
  #lookAhead(steps: readonly Step[]): readonly (readonly HeardPhrase[])[] {
    const all = new Array<readonly HeardPhrase[]>(steps.length).fill(NO_PHRASES)
    this.#coming.beginText()
    for (let at = steps.length - 1; at >= 0; at--) {
      const code = steps[at]?.code ?? 0
      if (code === 0) continue
      const then = this.#now + at + 1
      const awaited = this.#awaitedOfCode[code]
      if (awaited !== undefined)
        for (let i = 0; i < awaited.length; i++) this.#coming.add(this.#sets, (awaited[i] ?? 0) * WIDTH + COMES, then)
      const heard = this.#machine.phrases.from(steps, at)
      for (const { set } of heard) this.#coming.add(this.#sets, set * WIDTH + COMES, then)
      all[at] = heard
    }
    return all
  }

  /** Marks the gaps that run over a word, and the sets that hold it where they are few. */
  #hear(code: number, gaps: Gaps, marks: boolean): void {
    const now = this.#now
    if (marks) {
      const sets = this.#machine.setsOfCode[code] ?? NONE
      for (let i = 0; i < sets.length; i++) this.#sets[(sets[i] ?? 0) * WIDTH + WORD_AT] = now
    }
    if (gaps !== 'none') this.#sets[GAP_ANY * WIDTH + WORD_AT] = now
    if (gaps === 'all') this.#sets[GAP_NOW * WIDTH + WORD_AT] = now
  }

  #hearPhrase(set: number, length: number): void {
    const at = set * WIDTH
    const before = this.#sets[at + PHRASE_AT] === this.#now ? (this.#sets[at + LENGTHS] ?? 0) : 0
    this.#sets[at + PHRASE_AT] = this.#now
    this.#sets[at + LENGTHS] = before | (1 << length)
  }

  /** From a position to all that the word, or a phrase that begins with it, leads to. */
  #moveOn(position: number, start: number, at: number, bits: Uint32Array | null, hasPhrases: boolean): void {
    const now = this.#now
    const end = this.#positions[(position + 1) * WIDTH + FIRST_WAY] ?? 0
    for (let way = this.#positions[position * WIDTH + FIRST_WAY] ?? 0; way < end; way++) {
      const set = this.#ways[2 * way] ?? 0
      const isHeard =
        bits !== null && set > GAP_ANY
          ? (((bits[set >> 5] ?? 0) >>> (set & 31)) & 1) === 1
          : this.#sets[set * WIDTH + WORD_AT] === now
      if (isHeard) this.#reach(this.#ways[2 * way + 1] ?? 0, start)
      if (hasPhrases && this.#sets[set * WIDTH + PHRASE_AT] === now)
        this.#phraseTo(this.#ways[2 * way + 1] ?? 0, start, this.#sets[set * WIDTH + LENGTHS] ?? 0, at)
    }
  }

  #phraseTo(position: number, start: number, lengths: number, at: number): void {
    for (let length = 2; lengths >> length > 0; length++)
      if ((lengths >> length) & 1) this.#reachAhead(position, start, at + length - 1)
  }

  #reach(position: number, start: number): void {
    const here = position * WIDTH
    const positions = this.#positions
    if (positions[here + REACHED_AT] === this.#now) {
      if (start < (positions[here + START] ?? 0)) positions[here + START] = start
      return
    }
    const needed = positions[here + NEEDED] ?? -1
    if (needed >= 0 && !this.#comes(needed)) return
    positions[here + REACHED_AT] = this.#now
    positions[here + START] = start
    this.#next[this.#reached] = position
    this.#reached += 1
  }

  /** Whether a set comes soon enough for a position that waits for it. */
  #comes(needed: number): boolean {
    const next = this.#coming.after(this.#sets, setIn(needed) * WIDTH + COMES, this.#now)
    return next !== NEVER && next <= this.#now + (needed & FARTHEST)
  }

  /** Begins wherever a word may begin something that can still come to an end. */
  #begin(groups: Int32Array, at: number): void {
    for (let i = 0; i < groups.length; ) {
      const needed = groups[i] ?? -1
      const end = i + 2 + (groups[i + 1] ?? 0)
      if (needed < 0 || this.#comes(needed)) for (let j = i + 2; j < end; j++) this.#reach(groups[j] ?? 0, at)
      i = end
    }
  }

  #reachAhead(position: number, start: number, at: number): void {
    const waiting = this.#ahead.get(at)
    if (waiting === undefined) this.#ahead.set(at, [position, start])
    else waiting.push(position, start)
  }

  /** Phrases that end at this step come to where they lead. */
  #arrive(at: number): void {
    const waiting = this.#ahead.get(at)
    if (waiting === undefined) return
    for (let i = 0; i < waiting.length; i += 2) this.#reach(waiting[i] ?? 0, waiting[i + 1] ?? 0)
    this.#ahead.delete(at)
  }
}

/** So many numbers stand side by side for each position and for each set, in this order. */
const WIDTH = 4
const [REACHED_AT, START, NEEDED, FIRST_WAY] = [0, 1, 2, 3] as const
const [WORD_AT, PHRASE_AT, LENGTHS, COMES] = [0, 1, 2, 3] as const
const LATEST = 2_000_000_000

/** What a position waits for is one number: a set, and within how many words it has to come. */
const FARTHEST = 255
const setIn = (needed: number): number => needed >> 8
const waitingFor = (set: number, within: number): number => (set << 8) | Math.min(within, FARTHEST)

/** Positions by the set that they wait for: that, how many they are, and they themselves. */
function grouped(positions: readonly number[], needed: Int32Array): Int32Array {
  const groups = new Map<number, { within: number; positions: number[] }>()
  for (const position of positions) {
    const waits = needed[position] ?? -1
    const key = waits < 0 ? -1 : setIn(waits)
    const group = groups.get(key) ?? { within: 0, positions: [] }
    group.within = Math.max(group.within, waits & FARTHEST)
    group.positions.push(position)
    groups.set(key, group)
  }
  return Int32Array.from(
    [...groups].flatMap(([set, { within, positions }]) => [
      set < 0 ? -1 : waitingFor(set, within),
      positions.length,
      ...positions,
    ]),
  )
}

/**
 * For each position the rarest set that every way from it to the end of a rule reads, and within how many words; -1 where there is none.
 * Ways lead only to later positions, so they are taken from the last to the first.
 */
function neededSets(machine: Machine): Int32Array {
  const { setOf, follow, rulesOf, setsOfCode, phrases } = machine
  // a word that stands in many sets comes often, so what holds it is soon there
  const often = new Map<number, number>()
  const most = new Map<number, number>()
  for (const sets of setsOfCode)
    for (const set of sets) {
      often.set(set, (often.get(set) ?? 0) + sets.length)
      most.set(set, Math.max(most.get(set) ?? 0, sets.length))
    }
  const isRarer = (a: number, b: number) => (often.get(a) ?? 0) < (often.get(b) ?? 0)
  const isWorthIt = (set: number) => (most.get(set) ?? 0) < COMMON
  const longest = phrases.longest()
  const all: ReadonlyMap<number, number>[] = []
  const needed = new Int32Array(setOf.length).fill(-1)
  for (let position = setOf.length - 1; position >= 0; position--) {
    const ways = rulesOf[position]?.length ? [] : (follow[position] ?? [])
    const [first, ...more] = ways.map((way) => {
      const set = setOf[way] ?? 0
      const beyond = longest.get(set) ?? 1
      const later = [...(all[way] ?? [])].map(([one, within]) => [one, within + beyond] as const)
      return new Map(set === GAP_NOW || set === GAP_ANY ? later : [...later, [set, 1] as const])
    })
    const shared = [...(first ?? [])].flatMap(([set, within]) => {
      const others = more.map((one) => one.get(set) ?? Number.NaN)
      const farthest = Math.max(within, ...others)
      return Number.isNaN(farthest) ? [] : [[set, farthest] as const]
    })
    all[position] = new Map(shared.slice(-MOST_NEEDED))
    const rarest = shared
      .filter(([set]) => isWorthIt(set))
      .reduce<readonly [number, number] | null>((a, b) => (a && !isRarer(b[0], a[0]) ? a : b), null)
    if (rarest) needed[position] = waitingFor(...rarest)
  }
  return needed
}

/** A word that stands in so many sets comes all the time: to wait for it saves nothing. */
const COMMON = 240

/** No later time of this text. */
const NEVER = -1

/** The times at which sets come in a text, in their order: each set knows its next one, and each time the one after it. */
class Coming {
  /** Pairs of a time and where the next pair of the same set stands, counted from the first text on. */
  #pairs = new Int32Array(4096)
  #count = 0
  #before = 1

  forget(): void {
    this.#before = 1
    this.#count = 0
  }
  beginText(): void {
    this.#before += this.#count
    this.#count = 0
  }

  /** @param at where in `sets` the next pair of the set is kept; times of a set are added from the last to the first */
  add(sets: Int32Array, at: number, time: number): void {
    if (2 * this.#count === this.#pairs.length) {
      const wider = new Int32Array(2 * this.#pairs.length)
      wider.set(this.#pairs)
      this.#pairs = wider
    }
    this.#pairs[2 * this.#count] = time
    this.#pairs[2 * this.#count + 1] = sets[at] ?? 0
    sets[at] = this.#before + this.#count
    this.#count += 1
  }

  /** The next time after `now`, or `NEVER`. */
  after(sets: Int32Array, at: number, now: number): number {
    let pair = (sets[at] ?? 0) - this.#before
    while (pair >= 0) {
      const time = this.#pairs[2 * pair] ?? 0
      if (time > now) return time
      sets[at] = this.#pairs[2 * pair + 1] ?? 0
      pair = (sets[at] ?? 0) - this.#before
    }
    return NEVER
  }
}

/** From so many sets on they are kept as bits. */
const MANY = 24

function bitsOf(sets: readonly number[], size: number): Uint32Array {
  const bits = new Uint32Array((size >> 5) + 1)
  for (const set of sets) bits[set >> 5] = (bits[set >> 5] ?? 0) | (1 << (set & 31))
  return bits
}

const MOST_NEEDED = 6
const NONE: readonly number[] = []
const NO_PHRASES: readonly HeardPhrase[] = []

/** The matches of one text as they are found. What overlaps the last match of the same rule makes that one longer. */
class Found {
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
