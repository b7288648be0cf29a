import { GAP_ANY, GAP_NOW, type Machine, type Match, type Step } from './machine.ts'
import { needsOf } from './needs.ts'
import { type Numbered, Numbering } from './numbered.ts'
import type { PatternNode } from './pattern.ts'
import { PhraseTree } from './phrase-tree.ts'
import { isListOfPhrases } from './phrases.ts'
import { rowsOf } from './rows.ts'
import { runnerOf } from './runner.ts'

/** All patterns of a lexicon in one machine. */
export interface Automaton {
  /** The number of a word that some pattern listens for, or that is known otherwise; 0 for any other. */
  readonly codeOf: (word: string) => number
  /** Hears all rules in one pass, as `runnerOf` says. */
  readonly run: (steps: readonly Step[]) => readonly Match[]
}

/** An automaton as plain data. */
export interface AutomatonData {
  readonly codes: ReadonlyMap<string, number>
  readonly machine: Machine
}

export function automatonFrom({ codes, machine }: AutomatonData): Automaton {
  return { codeOf: (word) => codes.get(word) ?? 0, run: runnerOf(machine) }
}

/** Patterns on their way to a machine. Rule i is the pattern that was planted after i others; no more of it is kept than the machine needs. */
export class PatternTree {
  readonly #numbering = new Numbering()
  readonly #root = new Branch()
  #rules = 0

  plant(pattern: PatternNode): void {
    let branch = this.#root
    for (const part of pattern.kind === 'all' ? pattern.parts : [pattern]) branch = branch.at(this.#numbering.of(part))
    branch.rules.push(this.#rules)
    this.#rules += 1
  }

  /** A word has a number from now on, whether patterns hear it or not. */
  know(word: string): void {
    this.#numbering.code(word)
  }

  /**
   * Builds Glushkov's position automaton (no empty transitions, so nothing to backtrack): one position for each place in a pattern where a word
   * or one of a list of phrases is read. Patterns that begin alike share the positions of their common beginning, as most begin with <they>.
   */
  automaton(): AutomatonData {
    const builder = new Builder(this.#numbering)
    builder.grow(this.#root, [], true)
    return { codes: this.#numbering.codes, machine: builder.machine() }
  }
}

/** A part of a pattern: the positions that can read its first and its last word, and whether it may be left out. */
interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly nothing: boolean
}

const FIRST_SET = GAP_ANY + 1

/** Grows the positions: where one word is read, or one phrase: one of a set, or any word of a gap. */
class Builder {
  private readonly numbering: Numbering
  /** Sets of words and phrases by the part that they stand for; their numbers follow those of the gaps. */
  private readonly sets = new Map<Numbered, number>()
  private readonly phrases = new PhraseTree()
  private readonly setOf: number[] = []
  /** Pairs, as `rowsOf` takes them: a word and a set, a position and another that may be next, a position and a rule, a set and a position. */
  private readonly setsOfCode: number[] = []
  private readonly follow: number[] = []
  private readonly rulesOf: number[] = []
  private readonly beginnings: number[] = []

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  /** Adds the patterns below a branch after the positions `before`; `atBeginning` if they may also begin here. */
  grow(branch: Branch, before: readonly number[], atBeginning: boolean): void {
    for (const [node, next] of branch.children) {
      const part = this.fragment(node)
      this.link(before, part.first)
      if (atBeginning) for (const p of part.first) this.beginnings.push(this.setOf[p] ?? 0, p)
      const last = part.nothing ? [...before, ...part.last] : part.last
      for (const p of last) for (const rule of next.rules) this.rulesOf.push(p, rule)
      this.grow(next, last, atBeginning && part.nothing)
    }
  }

  machine(): Machine {
    const sets = this.sets.size + FIRST_SET
    const machine = {
      sets,
      setsOfCode: rowsOf(this.numbering.codes.size + 1, this.setsOfCode),
      phrases: this.phrases.phrases(sets),
      beginningsOfSet: rowsOf(sets, this.beginnings),
      setOf: Int32Array.from(this.setOf),
      follow: rowsOf(this.setOf.length, this.follow),
      rulesOf: rowsOf(this.setOf.length, this.rulesOf),
    }
    return { ...machine, needs: needsOf(machine) }
  }

  private fragment(node: Numbered): Fragment {
    switch (node.kind) {
      case 'word':
        return this.position(this.setNumber(node))
      case 'gap': {
        const gap = node.over === 'now' ? GAP_NOW : GAP_ANY
        return this.gap(Array.from({ length: node.upTo }, () => this.position(gap)))
      }
      case 'all':
        return this.sequence(node.parts.map((part) => this.fragment(part)))
      case 'maybe':
        return { ...this.alternatives(node.parts.map((part) => this.fragment(part))), nothing: true }
      case 'any':
        if (node.shared && isListOfPhrases(node)) return this.position(this.setNumber(node))
        return this.alternatives([
          ...this.own(node.parts),
          ...node.parts.filter(isNotOwn).map((part) => this.fragment(part)),
        ])
    }
  }

  private alternatives(parts: readonly Fragment[]): Fragment {
    return {
      first: parts.flatMap((part) => part.first),
      last: parts.flatMap((part) => part.last),
      nothing: parts.some((part) => part.nothing),
    }
  }

  /** The alternatives that are written out here are one list; a class among them is a list by itself, made once for all patterns. */
  private own(parts: readonly Numbered[]): readonly Fragment[] {
    const own = parts.filter((part) => !isNotOwn(part))
    return own.length === 0 ? [] : [this.position(this.setNumber(this.numbering.list(own)))]
  }

  private position(set: number): Fragment {
    const at = [this.setOf.push(set) - 1]
    return { first: at, last: at, nothing: false }
  }

  private sequence(parts: readonly Fragment[]): Fragment {
    return parts.reduce((a, b) => {
      this.link(a.last, b.first)
      return {
        first: a.nothing ? [...a.first, ...b.first] : a.first,
        last: b.nothing ? [...a.last, ...b.last] : b.last,
        nothing: a.nothing && b.nothing,
      }
    })
  }

  /** Up to so many words in a row. A gap is entered at its first word only, or all of it would be reached at once, and moved on at each word. */
  private gap(words: readonly Fragment[]): Fragment {
    words.forEach((word, index) => {
      this.link(words[index - 1]?.last ?? [], word.first)
    })
    return { first: words[0]?.first ?? [], last: words.flatMap(({ last }) => last), nothing: true }
  }

  private link(from: readonly number[], to: readonly number[]): void {
    for (const p of from) for (const q of to) this.follow.push(p, q)
  }

  /** The number of the set of all that a node hears: words, and phrases, which are read as one. Equal nodes have the same. */
  private setNumber(node: Numbered): number {
    const known = this.sets.get(node)
    if (known !== undefined) return known
    const set = this.sets.size + FIRST_SET
    this.sets.set(node, set)
    this.phrases.add(node, set, (code) => this.setsOfCode.push(code, set))
    return set
  }
}

const isNotOwn = (part: Numbered): boolean => (part.kind === 'any' && part.shared) || !isListOfPhrases(part)

/** Patterns as a tree of their parts: equal beginnings are one branch. */
class Branch {
  readonly rules: number[] = []
  readonly children = new Map<Numbered, Branch>()

  at(node: Numbered): Branch {
    const known = this.children.get(node)
    if (known !== undefined) return known
    const made = new Branch()
    this.children.set(node, made)
    return made
  }
}
