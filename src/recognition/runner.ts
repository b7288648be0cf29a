import { type Beginnings, beginningsOf } from './beginnings.ts'
import { clearBit, hasBit, noBits, setBit } from './bits.ts'
import { Coming, NOTHING, type Wait } from './coming.ts'
import { Found } from './found.ts'
import { GAP_ANY, type Gaps, type Machine, type Match, type Step } from './machine.ts'
import { NO_NEED, setIn } from './needs.ts'
import { PhraseReader } from './phrase-tree.ts'
import { endOf, type Rows, startOf } from './rows.ts'

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
 * one position or one way stands side by side.
 */
class Runner {
  readonly #machine: Machine
  readonly #phrases: PhraseReader
  readonly #coming: Coming
  readonly #beginnings: Beginnings
  /** The sets of a word that stands in many, as bits: to mark hundreds of sets for each "he" would cost more than all the rest. */
  readonly #bitsOfCode: readonly (Uint32Array | null)[]
  /** Of each position: when it was last reached, where that match began, what it waits for, and where its ways and its rules are. */
  readonly #positions: Int32Array
  /** Of each way on: the set that is read there, and the position that it leads to. */
  readonly #ways: Int32Array
  /** The sets that are heard at this step, for a word that stands in few; and the lengths of those heard as a phrase, as bits. */
  readonly #heardNow: Uint32Array
  readonly #lengths: Int32Array
  /** Positions that were reached by the step before, each with where its match began, and those that this step reaches. */
  readonly #current: Int32Array
  readonly #next: Int32Array
  /** What phrases have reached lies ahead: positions, each with where its match began, by the step of the last word of the phrase. */
  readonly #ahead = new Map<number, number[]>()
  #now = 0
  #reached = 0

  constructor(machine: Machine) {
    const { setsOfCode, setOf, follow, rulesOf, needs, sets } = machine
    this.#machine = machine
    this.#coming = new Coming(machine)
    this.#phrases = new PhraseReader(machine.phrases)
    this.#bitsOfCode = manyOf(setsOfCode, sets)
    this.#beginnings = beginningsOf(machine, (need) => this.#coming.waitOf(need))
    this.#positions = new Int32Array(setOf.length * POSITION)
    for (let position = 0; position < setOf.length; position++) {
      const here = position * POSITION
      this.#positions[here + WAIT] = this.#coming.waitOf(needs.of[position] ?? NO_NEED)
      this.#positions[here + FIRST_WAY] = startOf(follow, position) * WAY
      this.#positions[here + END_OF_WAYS] = endOf(follow, position) * WAY
      this.#positions[here + FIRST_RULE] = startOf(rulesOf, position)
      this.#positions[here + END_OF_RULES] = endOf(rulesOf, position)
    }
    this.#ways = new Int32Array(follow.items.length * WAY)
    for (let way = 0; way < follow.items.length; way++) {
      const to = follow.items[way] ?? 0
      this.#ways[way * WAY + SET] = setOf[to] ?? 0
      this.#ways[way * WAY + TO] = to
    }
    this.#heardNow = noBits(sets)
    this.#lengths = new Int32Array(sets)
    this.#current = new Int32Array(setOf.length * 2)
    this.#next = new Int32Array(setOf.length)
  }

  run(steps: readonly Step[]): readonly Match[] {
    const { items: rules } = this.#machine.rulesOf
    const [positions, current, next] = [this.#positions, this.#current, this.#next]
    const found = new Found()
    if (this.#now + steps.length > LATEST) this.#beginAnew()
    const phrases = this.#phrases.in(steps)
    let active = 0
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at] as Step
      const { code, gaps } = step
      this.#now += 1
      this.#reached = 0
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (code === 0 && gaps === 'none') active = 0
      this.#coming.moveTo(at, steps, phrases)
      const firstPhrase = startOf(phrases, at)
      const lastPhrase = endOf(phrases, at)
      if (active > 0) this.#moveOn(active, step, at, phrases)
      this.#begin(code, at)
      for (let i = firstPhrase; i < lastPhrase; i += 2)
        this.#beginPhrase(phrases.items[i] ?? 0, at, at + (phrases.items[i + 1] ?? 0) - 1)
      if (this.#ahead.size > 0) this.#arrive(at)
      active = this.#reached
      for (let i = 0; i < active; i++) {
        const position = next[i] ?? 0
        const here = position * POSITION
        const from = positions[here + START] ?? 0
        current[2 * i] = position
        current[2 * i + 1] = from
        const end = positions[here + END_OF_RULES] ?? 0
        for (let rule = positions[here + FIRST_RULE] ?? 0; rule < end; rule++) found.add(rules[rule] ?? 0, from, at + 1)
      }
    }
    return found.matches
  }

  /** Marks are whole numbers of 32 bits; long before they run out all are wiped. */
  #beginAnew(): void {
    this.#now = 0
    for (let at = REACHED_AT; at < this.#positions.length; at += POSITION) this.#positions[at] = 0
  }

  /** The sets that hold a word, and the gaps that run over it, as bits. */
  #hear(code: number, gaps: Gaps): Uint32Array {
    const { setsOfCode } = this.#machine
    let bits = this.#bitsOfCode[code] ?? null
    if (bits === null) {
      bits = this.#heardNow
      const end = endOf(setsOfCode, code)
      for (let i = startOf(setsOfCode, code); i < end; i++) setBit(bits, setsOfCode.items[i] ?? 0)
    }
    // the two gaps are the first two bits
    bits[0] = ((bits[0] ?? 0) & ~3) | (gaps === 'all' ? 3 : gaps === 'any' ? 1 << GAP_ANY : 0)
    return bits
  }
  #unhear(code: number): void {
    const { setsOfCode } = this.#machine
    const end = endOf(setsOfCode, code)
    for (let i = startOf(setsOfCode, code); i < end; i++) this.#heardNow[(setsOfCode.items[i] ?? 0) >> 5] = 0
  }

  /** A set that is heard as a phrase stands among those of the word, and its lengths beside it: that of the word as well, if it is one. */
  #hearPhrase(bits: Uint32Array, set: number, length: number): void {
    const before = this.#lengths[set] || (hasBit(bits, set) ? 1 << 1 : 0)
    this.#lengths[set] = before | (1 << length)
    setBit(bits, set)
  }
  #unhearPhrase(bits: Uint32Array, set: number): void {
    const lengths = this.#lengths[set] ?? 0
    const isNoWord = lengths > 0 && (lengths & (1 << 1)) === 0
    if (isNoWord) clearBit(bits, set)
    this.#lengths[set] = 0
  }

  /** From all positions to where the word, a gap over it, or a phrase that begins with it leads. */
  #moveOn(active: number, { code, gaps }: Step, at: number, phrases: Rows): void {
    const [ways, positions, current] = [this.#ways, this.#positions, this.#current]
    const bits = this.#hear(code, gaps)
    const firstPhrase = startOf(phrases, at)
    const lastPhrase = endOf(phrases, at)
    for (let i = firstPhrase; i < lastPhrase; i += 2)
      this.#hearPhrase(bits, phrases.items[i] ?? 0, phrases.items[i + 1] ?? 0)
    for (let i = 0; i < active; i++) {
      const here = (current[2 * i] ?? 0) * POSITION
      const end = positions[here + END_OF_WAYS] ?? 0
      for (let way = positions[here + FIRST_WAY] ?? 0; way < end; way += WAY) {
        const set = ways[way + SET] ?? 0
        if (hasBit(bits, set)) this.#go(set, ways[way + TO] ?? 0, current[2 * i + 1] ?? 0, at)
      }
    }
    for (let i = firstPhrase; i < lastPhrase; i += 2) this.#unhearPhrase(bits, phrases.items[i] ?? 0)
    if (bits === this.#heardNow) this.#unhear(code)
  }

  /** Goes a way that is open: with a word, or with phrases of some lengths. */
  #go(set: number, to: number, start: number, at: number): void {
    const lengths = this.#lengths[set] ?? 0
    if (lengths === 0 || (lengths & (1 << 1)) > 0) this.#reach(to, start)
    for (let length = 2; lengths >> length > 0; length++)
      if ((lengths >> length) & 1) this.#reachAhead(to, start, at + length - 1)
  }

  /** A position is reached where what it needs can still come. */
  #reach(position: number, start: number): void {
    if (this.#coming.meets(this.#positions[position * POSITION + WAIT] ?? NOTHING)) this.#mark(position, start)
  }

  #mark(position: number, start: number): void {
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
  #begin(code: number, at: number): void {
    const { starts, waits } = this.#beginnings
    const { last, ahead } = this.#coming
    const end = starts[code + 1] ?? 0
    for (let group = starts[code] ?? 0; group < end; group++) {
      const wait = waits[group] ?? NOTHING
      // most wait for one set that does not come any more
      if (wait <= NOTHING || (last[setIn(wait)] ?? 0) >= ahead) this.#beginGroup(group, wait, at)
    }
  }
  #beginGroup(group: number, wait: Wait, at: number): void {
    if (!this.#coming.meets(wait)) return
    const { positions } = this.#beginnings
    const end = endOf(positions, group)
    for (let i = startOf(positions, group); i < end; i++) this.#mark(positions.items[i] ?? 0, at)
  }
  #beginPhrase(set: number, from: number, last: number): void {
    const { beginningsOfSet } = this.#machine
    const end = endOf(beginningsOfSet, set)
    for (let i = startOf(beginningsOfSet, set); i < end; i++)
      this.#reachAhead(beginningsOfSet.items[i] ?? 0, from, last)
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

/** So many numbers stand side by side for each position, of which one is free so that none lies across two lines of memory, and for each way. */
const POSITION = 8
const [REACHED_AT, START, WAIT, FIRST_WAY, END_OF_WAYS, FIRST_RULE, END_OF_RULES] = [0, 1, 2, 3, 4, 5, 6] as const
const WAY = 2
const [SET, TO] = [0, 1] as const
const LATEST = 2_000_000_000

/** From so many sets on they are kept as bits. */
const MANY = 24

function manyOf(setsOfCode: Rows, size: number): (Uint32Array | null)[] {
  return Array.from({ length: setsOfCode.starts.length - 1 }, (_, code) => {
    const sets = setsOfCode.items.subarray(startOf(setsOfCode, code), endOf(setsOfCode, code))
    if (sets.length <= MANY) return null
    const bits = noBits(size)
    for (const set of sets) setBit(bits, set)
    return bits
  })
}
