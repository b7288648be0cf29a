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
 * earlier step or text left behind is never taken for a mark of the present one. Most of the time goes into fetching, so what belongs to
 * one position or one way stands side by side, and what is asked of sets for each way is a bit.
 */
class Runner {
  readonly #machine: Machine
  /** For each word, the positions that read it and may begin a match: those that wait for the same set side by side, behind it. */
  readonly #beginnings: readonly Int32Array[]
  /** The sets of a word that stands in many, as bits: to mark hundreds of sets for each "he" would cost more than all the rest. */
  readonly #bitsOfCode: readonly (Uint32Array | null)[]
  /** The sets of a word that some position waits for. */
  readonly #awaitedOfCode: readonly Int32Array[]
  /** Of each position: when it was last reached, where that match began, its first way, and the first rule that ends with it. */
  readonly #positions: Int32Array
  /** Of each way on: the set that is read there, the position that it leads to, and what that waits for. */
  readonly #ways: Int32Array
  readonly #rules: Int32Array
  /** What each position waits for, or -1. */
  readonly #needed: Int32Array
  /** The sets that are heard at this step, for a word that stands in few; and the lengths of those heard as a phrase, as bits. */
  readonly #heardNow: Uint32Array
  readonly #lengths: Int32Array
  readonly #coming: Coming
  /** Positions that were reached by the step before, each with where its match began, and those that this step reaches. */
  readonly #current: Int32Array
  readonly #next: Int32Array
  /** What phrases have reached lies ahead: positions, each with where its match began, by the step of the last word of the phrase. */
  readonly #ahead = new Map<number, number[]>()
  #now = 0
  #reached = 0

  constructor(machine: Machine) {
    const { setsOfCode, beginningsOfSet, setOf, follow, rulesOf } = machine
    const sets = beginningsOfSet.length
    this.#machine = machine
    this.#bitsOfCode = setsOfCode.map((own) => (own.length > MANY ? bitsOf(own, sets) : null))
    this.#needed = neededSets(machine)
    const awaited = new Set(this.#needed.map((one) => (one < 0 ? one : setIn(one))))
    this.#awaitedOfCode = setsOfCode.map((own) => Int32Array.from(own.filter((set) => awaited.has(set))))
    this.#beginnings = setsOfCode.map((own) => {
      const positions = own.flatMap((set) => beginningsOfSet[set] ?? [])
      return grouped(positions, this.#needed)
    })
    this.#positions = new Int32Array((setOf.length + 1) * POSITION)
    let ways = 0
    let rules = 0
    for (let position = 0; position <= setOf.length; position++) {
      this.#positions[position * POSITION + FIRST_WAY] = ways
      this.#positions[position * POSITION + FIRST_RULE] = rules
      ways += follow[position]?.length ?? 0
      rules += rulesOf[position]?.length ?? 0
    }
    this.#rules = Int32Array.from(rulesOf.flat())
    this.#ways = new Int32Array(ways * WAY)
    let at = 0
    for (const way of follow)
      for (const to of way) {
        this.#ways.set([setOf[to] ?? 0, to, this.#needed[to] ?? -1], at)
        at += WAY
      }
    this.#heardNow = bitsOf([], sets)
    this.#lengths = new Int32Array(sets)
    this.#coming = new Coming(sets)
    this.#current = new Int32Array(setOf.length * 2)
    this.#next = new Int32Array(setOf.length)
  }

  run(steps: readonly Step[]): readonly Match[] {
    const { beginningsOfSet } = this.#machine
    const positions = this.#positions
    const found = new Found()
    if (this.#now + steps.length > LATEST || this.#coming.isFull) this.#beginAnew()
    const phrases = this.#lookAhead(steps)
    let active = 0
    for (let at = 0; at < steps.length; at++) {
      const { code, gaps } = steps[at] as Step
      this.#now += 1
      this.#reached = 0
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (code === 0 && gaps === 'none') active = 0
      const bits = this.#hear(code, gaps)
      const heard = phrases[at] ?? NO_PHRASES
      for (const { set, length } of heard) this.#hearPhrase(bits, set, length)
      for (let i = 0; i < active; i++)
        this.#moveOn(this.#current[2 * i] ?? 0, this.#current[2 * i + 1] ?? 0, bits, at, heard.length > 0)
      const beginnings = this.#beginnings[code]
      if (beginnings !== undefined) this.#begin(beginnings, at)
      for (const { set, length } of heard)
        for (const position of beginningsOfSet[set] ?? NONE) this.#reachAhead(position, at, at + length - 1)
      if (this.#ahead.size > 0) this.#arrive(at)
      this.#unhear(bits, code, heard)
      active = this.#reached
      for (let i = 0; i < active; i++) {
        const position = this.#next[i] ?? 0
        const here = position * POSITION
        const from = positions[here + START] ?? 0
        this.#current[2 * i] = position
        this.#current[2 * i + 1] = from
        const end = positions[here + POSITION + FIRST_RULE] ?? 0
        for (let rule = positions[here + FIRST_RULE] ?? 0; rule < end; rule++)
          found.add(this.#rules[rule] ?? 0, from, at + 1)
      }
    }
    return found.matches
  }

  /** Marks are whole numbers of 32 bits; long before they run out all are wiped. */
  #beginAnew(): void {
    this.#now = 0
    for (let at = REACHED_AT; at < this.#positions.length; at += POSITION) this.#positions[at] = 0
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
      if (awaited !== undefined) for (let i = 0; i < awaited.length; i++) this.#coming.add(awaited[i] ?? 0, then)
      const heard = this.#machine.phrases.from(steps, at)
      for (const { set } of heard) this.#coming.add(set, then)
      all[at] = heard
    }
    return all
  }

  /** The sets that hold a word, and the gaps that run over it, as bits. */
  #hear(code: number, gaps: Gaps): Uint32Array {
    let bits = this.#bitsOfCode[code] ?? null
    if (bits === null) {
      bits = this.#heardNow
      for (const set of this.#machine.setsOfCode[code] ?? NONE) setBit(bits, set)
    }
    // the two gaps are the first two bits
    bits[0] = ((bits[0] ?? 0) & ~3) | (gaps === 'all' ? 3 : gaps === 'any' ? 1 << GAP_ANY : 0)
    return bits
  }
  /** A set that is heard as a phrase stands among those of the word, and its lengths beside it: that of the word as well, if it is one. */
  #hearPhrase(bits: Uint32Array, set: number, length: number): void {
    const before = this.#lengths[set] || (hasBit(bits, set) ? 1 << 1 : 0)
    this.#lengths[set] = before | (1 << length)
    setBit(bits, set)
  }
  #unhear(bits: Uint32Array, code: number, phrases: readonly HeardPhrase[]): void {
    for (const { set } of phrases) {
      const lengths = this.#lengths[set] ?? 0
      const isNoWord = lengths > 0 && (lengths & (1 << 1)) === 0
      if (isNoWord) bits[set >> 5] = (bits[set >> 5] ?? 0) & ~(1 << (set & 31))
      this.#lengths[set] = 0
    }
    if (bits === this.#heardNow) for (const set of this.#machine.setsOfCode[code] ?? NONE) bits[set >> 5] = 0
  }

  /** From a position to all that the word, a gap over it, or a phrase that begins with it leads to. */
  #moveOn(position: number, start: number, bits: Uint32Array, at: number, hasPhrases: boolean): void {
    const ways = this.#ways
    const end = (this.#positions[(position + 1) * POSITION + FIRST_WAY] ?? 0) * WAY
    for (let way = (this.#positions[position * POSITION + FIRST_WAY] ?? 0) * WAY; way < end; way += WAY) {
      const set = ways[way] ?? 0
      if (!hasBit(bits, set)) continue
      const lengths = hasPhrases ? (this.#lengths[set] ?? 0) : 0
      if (lengths === 0 || (lengths & (1 << 1)) > 0) this.#reach(ways[way + 1] ?? 0, start, ways[way + 2] ?? -1)
      for (let length = 2; lengths >> length > 0; length++)
        if ((lengths >> length) & 1) this.#reachAhead(ways[way + 1] ?? 0, start, at + length - 1)
    }
  }

  #reach(position: number, start: number, needed: number): void {
    if (needed >= 0 && !this.#coming.comes(needed, this.#now)) return
    const here = position * POSITION
    const positions = this.#positions
    if (positions[here + REACHED_AT] === this.#now) {
      if (start < (positions[here + START] ?? 0)) positions[here + START] = start
      return
    }
    positions[here + REACHED_AT] = this.#now
    positions[here + START] = start
    this.#next[this.#reached] = position
    this.#reached += 1
  }

  /** Begins wherever a word may begin something that can still come to an end. */
  #begin(groups: Int32Array, at: number): void {
    for (let i = 0; i < groups.length; ) {
      const needed = groups[i] ?? -1
      const end = i + 2 + (groups[i + 1] ?? 0)
      if (needed < 0 || this.#coming.comes(needed, this.#now))
        for (let j = i + 2; j < end; j++) this.#reach(groups[j] ?? 0, at, this.#needed[groups[j] ?? 0] ?? -1)
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
    for (let i = 0; i < waiting.length; i += 2) {
      const position = waiting[i] ?? 0
      this.#reach(position, waiting[i + 1] ?? 0, this.#needed[position] ?? -1)
    }
    this.#ahead.delete(at)
  }
}

/** So many numbers stand side by side for each position and for each way. */
const POSITION = 4
const [REACHED_AT, START, FIRST_WAY, FIRST_RULE] = [0, 1, 2, 3] as const
const WAY = 3
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
  const all: (readonly Needed[])[] = []
  const needed = new Int32Array(setOf.length).fill(-1)
  for (let position = setOf.length - 1; position >= 0; position--) {
    const ways = rulesOf[position]?.length ? NONE : (follow[position] ?? NONE)
    let shared: Needed[] | null = null
    for (const way of ways) {
      const set = setOf[way] ?? 0
      const beyond = longest.get(set) ?? 1
      const own = (all[way] ?? []).map((one) => ({ set: one.set, within: one.within + beyond }))
      if (set !== GAP_NOW && set !== GAP_ANY) own.push({ set, within: 1 })
      shared = shared === null ? own : inBoth(shared, own)
      if (shared.length === 0) break
    }
    all[position] = (shared ?? []).slice(-MOST_NEEDED)
    let rarest: Needed | null = null
    for (const one of shared ?? [])
      if (isWorthIt(one.set) && (rarest === null || isRarer(one.set, rarest.set))) rarest = one
    if (rarest !== null) needed[position] = waitingFor(rarest.set, rarest.within)
  }
  return needed
}

/** A set that every way to the end of a rule reads, and within how many words. */
interface Needed {
  readonly set: number
  readonly within: number
}

const inBoth = (some: readonly Needed[], others: readonly Needed[]): Needed[] =>
  some.flatMap(({ set, within }) => {
    const other = others.find((one) => one.set === set)
    return other === undefined ? [] : [{ set, within: Math.max(within, other.within) }]
  })

/** A word that stands in so many sets comes all the time: to wait for it saves nothing. */
const COMMON = 240

/** The times at which sets come in a text, in their order: each set knows its next one, and each time the one after it. */
class Coming {
  /** Whether a set comes in this text at all: most do not, and a bit says so at once. */
  readonly #comes: Uint32Array
  /** Where the next pair of each set stands, counted from the first text on. */
  readonly #nextOf: Int32Array
  /** Pairs of a time and where the next pair of the same set stands. */
  #pairs = new Int32Array(4096)
  #count = 0
  #before = 1

  constructor(sets: number) {
    this.#comes = bitsOf([], sets)
    this.#nextOf = new Int32Array(sets)
  }

  /** Where pairs stand is a whole number of 32 bits as well. */
  get isFull(): boolean {
    return this.#before > LATEST
  }
  forget(): void {
    this.#nextOf.fill(0)
    this.#before = 1
    this.#count = 0
  }
  beginText(): void {
    this.#comes.fill(0)
    this.#before += this.#count
    this.#count = 0
  }

  /** Times of a set are added from the last to the first. */
  add(set: number, time: number): void {
    if (2 * this.#count === this.#pairs.length) {
      const wider = new Int32Array(2 * this.#pairs.length)
      wider.set(this.#pairs)
      this.#pairs = wider
    }
    setBit(this.#comes, set)
    this.#pairs[2 * this.#count] = time
    this.#pairs[2 * this.#count + 1] = this.#nextOf[set] ?? 0
    this.#nextOf[set] = this.#before + this.#count
    this.#count += 1
  }

  /** Whether a set comes after `now` soon enough for what waits for it. */
  comes(needed: number, now: number): boolean {
    const set = setIn(needed)
    if (!hasBit(this.#comes, set)) return false
    for (let pair = (this.#nextOf[set] ?? 0) - this.#before; pair >= 0; ) {
      const time = this.#pairs[2 * pair] ?? 0
      if (time > now) return time <= now + (needed & FARTHEST)
      this.#nextOf[set] = this.#pairs[2 * pair + 1] ?? 0
      pair = (this.#nextOf[set] ?? 0) - this.#before
    }
    return false
  }
}

/** From so many sets on they are kept as bits. */
const MANY = 24

function bitsOf(sets: readonly number[], size: number): Uint32Array {
  const bits = new Uint32Array((size >> 5) + 1)
  for (const set of sets) setBit(bits, set)
  return bits
}
function setBit(bits: Uint32Array, set: number): void {
  bits[set >> 5] = (bits[set >> 5] ?? 0) | (1 << (set & 31))
}
const hasBit = (bits: Uint32Array, set: number): boolean => (((bits[set >> 5] ?? 0) >>> (set & 31)) & 1) === 1

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
