import { GAP_ANY, GAP_NOW, type Machine, type Match, runnerOf, type Step } from './machine.ts'
import type { PatternNode } from './pattern.ts'
import { PhraseTree } from './phrase-tree.ts'
import { eachPhrase, isListOfPhrases } from './phrases.ts'

/** All patterns of a lexicon in one machine. */
export interface Automaton {
  /** The number of a word that some pattern listens for; 0 for any other. */
  readonly codeOf: (word: string) => number
  /** Hears all rules in one pass, as `runnerOf` says. */
  readonly run: (steps: readonly Step[]) => readonly Match[]
}

/**
 * Builds Glushkov's position automaton (no empty transitions, so nothing to backtrack): one position for each place in a pattern where a word
 * or one of a list of phrases is read. Patterns that begin alike share the positions of their common beginning, as most begin with <they>. Rule i is `patterns[i]`.
 */
export function buildAutomaton(patterns: readonly PatternNode[]): Automaton {
  const ids = new NodeIds()
  const builder = new Builder(ids)
  const root = new Branch()
  patterns.forEach((pattern, rule) => {
    root.plant(pattern.kind === 'all' ? pattern.parts : [pattern], rule, ids)
  })
  builder.grow(root, [], true)
  return { codeOf: (word) => builder.codes.get(word) ?? 0, run: runnerOf(builder.machine()) }
}

/** A part of a pattern: the positions that can read its first and its last word, and whether it may be left out. */
interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly nothing: boolean
}

/** Where one word is read, or one phrase: one of a set, or any word of a gap. */
interface Position {
  readonly set: number
  readonly follow: Set<number>
  readonly rules: number[]
}

const FIRST_SET = GAP_ANY + 1

class Builder {
  readonly codes = new Map<string, number>()
  /** Sets of words and phrases by the node that they stand for; their numbers follow those of the gaps. */
  private readonly sets = new Map<number, number>()
  private readonly ids: NodeIds
  private readonly phrases = new PhraseTree()
  private readonly setsOfCode: number[][] = [[]]
  private readonly beginnings = new Set<number>()
  private readonly positions: Position[] = []

  constructor(ids: NodeIds) {
    this.ids = ids
  }

  /** Adds the patterns below a branch after the positions `before`; `atBeginning` if they may also begin here. */
  grow(branch: Branch, before: readonly number[], atBeginning: boolean): void {
    for (const { node, branch: next } of branch.children.values()) {
      const part = this.fragment(node)
      this.link(before, part.first)
      if (atBeginning) for (const p of part.first) this.beginnings.add(p)
      const last = part.nothing ? [...before, ...part.last] : part.last
      for (const p of last) this.positions[p]?.rules.push(...next.rules)
      this.grow(next, last, atBeginning && part.nothing)
    }
  }

  machine(): Machine {
    const beginningsOfSet = Array.from({ length: this.sets.size + FIRST_SET }, (): number[] => [])
    for (const p of this.beginnings) beginningsOfSet[this.positions[p]?.set ?? 0]?.push(p)
    return {
      setsOfCode: this.setsOfCode,
      phrases: this.phrases,
      beginningsOfSet,
      setOf: Int32Array.from(this.positions, ({ set }) => set),
      follow: this.positions.map(({ follow }) => [...follow]),
      rulesOf: this.positions.map(({ rules }) => rules),
    }
  }

  private fragment(node: PatternNode): Fragment {
    switch (node.kind) {
      case 'word':
        return this.position(this.setNumber(node))
      case 'gap': {
        const gap = node.over === 'now' ? GAP_NOW : GAP_ANY
        return this.sequence(Array.from({ length: node.upTo }, () => ({ ...this.position(gap), nothing: true })))
      }
      case 'all':
        return this.sequence(node.parts.map((part) => this.fragment(part)))
      case 'maybe':
        return { ...this.fragment(node.part), nothing: true }
      case 'any': {
        if (node.shared && isListOfPhrases(node)) return this.position(this.setNumber(node))
        const parts = [...this.own(node.parts), ...node.parts.filter(isNotOwn).map((part) => this.fragment(part))]
        return {
          first: parts.flatMap((part) => part.first),
          last: parts.flatMap((part) => part.last),
          nothing: parts.some((part) => part.nothing),
        }
      }
    }
  }

  /** The alternatives that are written out here are one list; a class among them is a list by itself, made once for all patterns. */
  private own(parts: readonly PatternNode[]): readonly Fragment[] {
    const own = parts.filter((part) => !isNotOwn(part))
    return own.length === 0 ? [] : [this.position(this.setNumber({ kind: 'any', parts: own }))]
  }

  private position(set: number): Fragment {
    const at = [this.positions.push({ set, follow: new Set(), rules: [] }) - 1]
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

  private link(from: readonly number[], to: readonly number[]): void {
    for (const p of from) for (const q of to) this.positions[p]?.follow.add(q)
  }

  /** The number of the set of all that a node hears: words, and phrases, which are read as one. Equal nodes have the same. */
  private setNumber(node: PatternNode): number {
    const id = this.ids.of(node)
    const known = this.sets.get(id)
    if (known !== undefined) return known
    const set = this.sets.size + FIRST_SET
    this.sets.set(id, set)
    eachPhrase(node, (words) => {
      if (words.length === 1) this.setsOfCode[this.code(words[0] ?? '')]?.push(set)
      else {
        const codes = words.map((word) => this.code(word))
        this.phrases.add(codes, set)
      }
    })
    return set
  }

  private code(word: string): number {
    const known = this.codes.get(word)
    if (known !== undefined) return known
    const code = this.setsOfCode.push([]) - 1
    this.codes.set(word, code)
    return code
  }
}

const isNotOwn = (part: PatternNode): boolean => (part.kind === 'any' && part.shared === true) || !isListOfPhrases(part)

/** Patterns as a tree of their parts: equal beginnings are one branch. */
class Branch {
  readonly rules: number[] = []
  readonly children = new Map<number, { node: PatternNode; branch: Branch }>()

  plant(parts: readonly PatternNode[], rule: number, ids: NodeIds): void {
    const [node, ...rest] = parts
    if (node === undefined) {
      this.rules.push(rule)
      return
    }
    const key = ids.of(node)
    const child = this.children.get(key) ?? { node, branch: new Branch() }
    this.children.set(key, child)
    child.branch.plant(rest, rule, ids)
  }
}

/** Numbers that equal nodes share. A word class is one node in many patterns, and is looked at once. */
class NodeIds {
  readonly #known = new Map<PatternNode, number>()
  readonly #byKey = new Map<string, number>()

  of(node: PatternNode): number {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    const key = this.#keyOf(node)
    const id = this.#byKey.get(key) ?? this.#byKey.size
    this.#byKey.set(key, id)
    this.#known.set(node, id)
    return id
  }

  #keyOf(node: PatternNode): string {
    switch (node.kind) {
      case 'word':
        return node.words.join(' ')
      case 'gap':
        return `*${node.upTo} ${node.over}`
      case 'maybe':
        return `[${this.of(node.part)}]`
      default:
        return `${node.kind}: ${node.parts.map((part) => this.of(part)).join(' ')}`
    }
  }
}
