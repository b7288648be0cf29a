import { clearBit, hasBit, noBits, setBit } from './bits.ts'
import { Coming } from './coming.ts'
import { Found } from './found.ts'
import { type Needs, NO_NEED, NO_SET } from './needs.ts'
import { PhraseReader, type Phrases } from './phrase-tree.ts'
import { endOf, type Rows, rowsOf, startOf } from './rows.ts'

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

/** A position automaton laid out for running, as plain data that can be written down. Positions and sets are numbers; the first two sets are those of gaps: `GAP_NOW` and `GAP_ANY`. */
export interface Machine {
  /** how many sets there are */
  readonly sets: number
  /** for each word, the sets that hold it */
  readonly setsOfCode: Rows
  /** the phrases of several words that sets hold; each is read at once, from its first word to its last */
  readonly phrases: Phrases
  /** for each set, the positions that read it and may begin a match */
  readonly beginningsOfSet: Rows
  /** for each position, the set that it reads, what may come next, which are later positions, and the rules that end with it */
  readonly setOf: Int32Array
  readonly follow: Rows
  readonly rulesOf: Rows
  /** what positions wait for */
  readonly needs: Needs
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
  readonly #needs: Needs
  readonly #phrases: PhraseReader
  /** For each word, the positions that read it and may begin a match: those with the same need side by side, behind it. */
  readonly #beginnings: Rows
  /** The sets of a word that stands in many, as bits: to mark hundreds of sets for each "he" would cost more than all the rest. */
  readonly #bitsOfCode: readonly (Uint32Array | null)[]
  /** Of each position: when it was last reached, where that match began, its first way, and the first rule that ends with it. */
  readonly #positions: Int32Array
  /** Of each way on: the set that is read there, the position that it leads to, and what that needs. */
  readonly #ways: Int32Array
  /** The sets that are heard at this step, for a word that stands in few; and the lengths of those heard as a phrase, as bits. */
  readonly #heardNow: Uint32Array
  readonly #lengths: Int32Array
  readonly #coming: Coming
  /** Whether a match may begin with a set: with most none does. */
  readonly #mayBegin: Uint8Array
  /** Positions that were reached by the step before, each with where its match began, and those that this step reaches. */
  readonly #current: Int32Array
  readonly #next: Int32Array
  /** What phrases have reached lies ahead: positions, each with where its match began, by the step of the last word of the phrase. */
  readonly #ahead = new Map<number, number[]>()
  #now = 0
  #reached = 0

  constructor(machine: Machine) {
    const { setsOfCode, setOf, follow, rulesOf, sets } = machine
    this.#machine = machine
    this.#needs = machine.needs
    this.#phrases = new PhraseReader(machine.phrases)
    this.#bitsOfCode = manyOf(setsOfCode, sets)
    this.#coming = new Coming(machine, this.#needs)
    this.#beginnings = beginningsOf(machine, this.#needs, this.#coming.waitsOf)
    this.#positions = new Int32Array((setOf.length + 1) * POSITION)
    for (let position = 0; position <= setOf.length; position++) {
      this.#positions[position * POSITION + FIRST_WAY] = startOf(follow, position) * WAY
      this.#positions[position * POSITION + FIRST_RULE] = startOf(rulesOf, position)
    }
    this.#ways = new Int32Array(follow.items.length * WAY)
    for (let way = 0; way < follow.items.length; way++) {
      const to = follow.items[way] ?? 0
      this.#ways[way * WAY] = setOf[to] ?? 0
      this.#ways[way * WAY + 1] = to
      this.#ways[way * WAY + 2] = this.#needs.of[to] ?? NO_NEED
    }
    this.#heardNow = noBits(sets)
    this.#lengths = new Int32Array(sets)
    this.#mayBegin = Uint8Array.from({ length: sets }, (_, set) =>
      endOf(machine.beginningsOfSet, set) > startOf(machine.beginningsOfSet, set) ? 1 : 0,
    )
    this.#current = new Int32Array(setOf.length * 2)
    this.#next = new Int32Array(setOf.length)
  }

  run(steps: readonly Step[]): readonly Match[] {
    const { rulesOf } = this.#machine
    const positions = this.#positions
    const found = new Found()
    if (this.#now + steps.length > LATEST) this.#beginAnew()
    const phrases = this.#phrases.in(steps)
    let active = 0
    for (let at = 0; at < steps.length; at++) {
      const { code, gaps } = steps[at] as Step
      this.#now += 1
      this.#reached = 0
      // a word that nobody listens for and no gap runs over ends whatever had begun
      if (code === 0 && gaps === 'none') active = 0
      const bits = this.#hear(code, gaps)
      this.#coming.moveTo(at, steps, phrases)
      const firstPhrase = startOf(phrases, at)
      const lastPhrase = endOf(phrases, at)
      // what nobody waits for need not be heard
      const endOfHeard = active > 0 ? lastPhrase : firstPhrase
      for (let i = firstPhrase; i < endOfHeard; i += 2)
        this.#hearPhrase(bits, phrases.items[i] ?? 0, phrases.items[i + 1] ?? 0)
      for (let i = 0; i < active; i++)
        this.#moveOn(this.#current[2 * i] ?? 0, this.#current[2 * i + 1] ?? 0, bits, at, endOfHeard > firstPhrase)
      for (let i = firstPhrase; i < endOfHeard; i += 2) this.#unhearPhrase(bits, phrases.items[i] ?? 0)
      this.#begin(code, at)
      for (let i = firstPhrase; i < lastPhrase; i += 2) {
        const set = phrases.items[i] ?? 0
        if (this.#mayBegin[set] === 1) this.#beginPhrase(set, at, at + (phrases.items[i + 1] ?? 0) - 1)
      }
      if (this.#ahead.size > 0) this.#arrive(at)
      if (bits === this.#heardNow) this.#unhear(code)
      active = this.#reached
      for (let i = 0; i < active; i++) {
        const position = this.#next[i] ?? 0
        const here = position * POSITION
        const from = positions[here + START] ?? 0
        this.#current[2 * i] = position
        this.#current[2 * i + 1] = from
        const end = positions[here + POSITION + FIRST_RULE] ?? 0
        for (let rule = positions[here + FIRST_RULE] ?? 0; rule < end; rule++)
          found.add(rulesOf.items[rule] ?? 0, from, at + 1)
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

  /** From a position to all that the word, a gap over it, or a phrase that begins with it leads to. */
  #moveOn(position: number, start: number, bits: Uint32Array, at: number, hasPhrases: boolean): void {
    const ways = this.#ways
    const end = this.#positions[(position + 1) * POSITION + FIRST_WAY] ?? 0
    for (let way = this.#positions[position * POSITION + FIRST_WAY] ?? 0; way < end; way += WAY) {
      const set = ways[way] ?? 0
      if (!hasBit(bits, set)) continue
      const lengths = hasPhrases ? (this.#lengths[set] ?? 0) : 0
      if (lengths === 0 || (lengths & (1 << 1)) > 0) this.#reach(ways[way + 1] ?? 0, start, ways[way + 2] ?? NO_NEED)
      for (let length = 2; lengths >> length > 0; length++)
        if ((lengths >> length) & 1) this.#reachAhead(ways[way + 1] ?? 0, start, at + length - 1)
    }
  }

  #reach(position: number, start: number, need: number): void {
    if (need !== NO_NEED && !this.#coming.meets(need)) return
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
    const groups = this.#beginnings.items
    const endOfAll = endOf(this.#beginnings, code)
    for (let i = startOf(this.#beginnings, code); i < endOfAll; ) {
      const positions = i + 1 + (groups[i] ?? 0)
      const end = positions + 1 + (groups[positions] ?? 0)
      if (positions === i + 1 || this.#coming.comes(groups, i + 1, positions))
        for (let j = positions + 1; j < end; j++) this.#reach(groups[j] ?? 0, at, NO_NEED)
      i = end
    }
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
    for (let i = 0; i < waiting.length; i += 2) {
      const position = waiting[i] ?? 0
      this.#reach(position, waiting[i + 1] ?? 0, this.#needs.of[position] ?? NO_NEED)
    }
    this.#ahead.delete(at)
  }
}

/** So many numbers stand side by side for each position and for each way. */
const POSITION = 4
const [REACHED_AT, START, FIRST_WAY, FIRST_RULE] = [0, 1, 2, 3] as const
const WAY = 3
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

/**
 * For each word the positions that it may begin, by what they need: how many sets that is, and these; how many positions they are, and they
 * themselves. Positions that need one and the
 * same set are together, whatever time they give it.
 */
function beginningsOf({ setsOfCode, beginningsOfSet }: Machine, needs: Needs, waitsOf: Rows): Rows {
  const codes = setsOfCode.starts.length - 1
  const pairs: number[] = []
  const groups = new Map<number, number[]>()
  for (let code = 0; code < codes; code++) {
    groups.clear()
    for (let at = startOf(setsOfCode, code); at < endOf(setsOfCode, code); at++) {
      const set = setsOfCode.items[at] ?? 0
      for (let i = startOf(beginningsOfSet, set); i < endOf(beginningsOfSet, set); i++) {
        const position = beginningsOfSet.items[i] ?? 0
        const key = needs.only[position] ?? NO_SET
        const group = groups.get(key)
        if (group === undefined) groups.set(key, [position])
        else group.push(position)
      }
    }
    for (const positions of groups.values()) {
      for (let i = 0; i < positions.length; ) {
        const need = needs.of[positions[i] ?? 0] ?? NO_NEED
        let end = i + 1
        while (end < positions.length && needs.of[positions[end] ?? 0] === need) end++
        const [from, to] = [startOf(waitsOf, need), endOf(waitsOf, need)]
        pairs.push(code, to - from)
        for (let wait = from; wait < to; wait++) pairs.push(code, waitsOf.items[wait] ?? 0)
        pairs.push(code, end - i)
        for (; i < end; i++) pairs.push(code, positions[i] ?? 0)
      }
    }
  }
  return rowsOf(codes, pairs)
}
