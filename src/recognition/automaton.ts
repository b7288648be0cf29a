import type { PatternNode } from './pattern.ts'

/** A word of a text in the terms of an automaton: `code` from `codeOf`, and whether a gap may run over it. */
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

/** All patterns of a lexicon in one machine. */
export interface Automaton {
  /** The number of a word that some pattern listens for; 0 for any other. */
  readonly codeOf: (word: string) => number
  /**
   * Hears all rules in one pass. A rule that is heard more than once over the same steps gives one match, the longest.
   * Time is at most steps x positions, whatever the text: it never goes back.
   */
  readonly run: (steps: readonly Step[]) => readonly Match[]
}

/**
 * Builds Glushkov's position automaton (no empty transitions, so nothing to backtrack): one position for each place in a pattern where a word
 * is read. Patterns that begin alike share the positions of their common beginning, as most begin with <they>.
 */
export function buildAutomaton(patterns: readonly PatternNode[]): Automaton {
  const codes = new Map<string, number>()
  const sets = new Map<string, ReadonlySet<number>>()
  const positions: Position[] = []
  const beginnings = new Map<number, number[]>()
  const root = new Branch()
  patterns.forEach((pattern, rule) => {
    root.plant(pattern.kind === 'all' ? pattern.parts : [pattern], rule)
  })

  const add = (words: readonly string[] | null): Fragment => {
    const accepts = words === null ? null : setOf(words)
    positions.push({ accepts, follow: new Set(), rules: [] })
    const at = [positions.length - 1]
    return { first: at, last: at, nothing: false }
  }
  const numbered = (word: string): number => {
    const known = codes.get(word)
    if (known !== undefined) return known
    codes.set(word, codes.size + 1)
    return codes.size
  }
  const setOf = (words: readonly string[]): ReadonlySet<number> => {
    const key = words.join(' ')
    const set = sets.get(key) ?? new Set(words.map(numbered))
    sets.set(key, set)
    return set
  }
  const link = (from: readonly number[], to: readonly number[]): void => {
    for (const p of from) for (const q of to) positions[p]?.follow.add(q)
  }
  const sequence = (parts: readonly Fragment[]): Fragment =>
    parts.reduce((a, b) => {
      link(a.last, b.first)
      return {
        first: a.nothing ? [...a.first, ...b.first] : a.first,
        last: b.nothing ? [...a.last, ...b.last] : b.last,
        nothing: a.nothing && b.nothing,
      }
    })
  const fragment = (node: PatternNode): Fragment => {
    switch (node.kind) {
      case 'word':
        return add(node.words)
      case 'gap':
        return sequence(Array.from({ length: node.upTo }, () => ({ ...add(null), nothing: true })))
      case 'all':
        return sequence(node.parts.map(fragment))
      case 'maybe':
        return { ...fragment(node.part), nothing: true }
      case 'any': {
        const parts = node.parts.map(fragment)
        return {
          first: parts.flatMap((part) => part.first),
          last: parts.flatMap((part) => part.last),
          nothing: parts.some((part) => part.nothing),
        }
      }
    }
  }
  const grow = (branch: Branch, before: readonly number[], atBeginning: boolean): void => {
    for (const { node, branch: next } of branch.children.values()) {
      const part = fragment(node)
      link(before, part.first)
      if (atBeginning) for (const p of part.first) begin(p)
      const last = part.nothing ? [...before, ...part.last] : part.last
      for (const p of last) positions[p]?.rules.push(...next.rules)
      grow(next, last, atBeginning && part.nothing)
    }
  }
  const begin = (position: number): void => {
    for (const code of positions[position]?.accepts ?? []) {
      const list = beginnings.get(code)
      if (list === undefined) beginnings.set(code, [position])
      else list.push(position)
    }
  }
  grow(root, [], true)

  const machine: Machine = {
    accepts: positions.map((position) => position.accepts),
    follow: positions.map((position) => [...position.follow]),
    rules: positions.map((position) => position.rules),
    beginnings,
    ruleCount: patterns.length,
  }
  return { codeOf: (word) => codes.get(word) ?? 0, run: (steps) => run(steps, machine) }
}

/** The finished automaton, laid out for running. */
interface Machine {
  readonly accepts: readonly (ReadonlySet<number> | null)[]
  readonly follow: readonly (readonly number[])[]
  readonly rules: readonly (readonly number[])[]
  readonly beginnings: ReadonlyMap<number, readonly number[]>
  readonly ruleCount: number
}

function run(steps: readonly Step[], machine: Machine): readonly Match[] {
  const { accepts, follow, rules, beginnings } = machine
  const matches: Match[] = []
  const latest = new Int32Array(machine.ruleCount).fill(-1)
  const reachedAt = new Int32Array(accepts.length).fill(-1)
  const startedAt = new Int32Array(accepts.length)
  let current: number[] = []
  steps.forEach(({ code, passable }, at) => {
    const next: number[] = []
    const reach = (position: number, start: number): void => {
      if (reachedAt[position] !== at) {
        reachedAt[position] = at
        next.push(position)
      } else if (start >= (startedAt[position] ?? 0)) return
      startedAt[position] = start
    }
    // The starts of this step are written over those of the last one, so these are read before any position is reached.
    const starts = current.map((position) => startedAt[position] ?? 0)
    current.forEach((position, i) => {
      for (const q of follow[position] ?? []) {
        const words = accepts[q]
        if (words === null ? passable : words?.has(code)) reach(q, starts[i] ?? 0)
      }
    })
    for (const q of beginnings.get(code) ?? []) reach(q, at)
    for (const q of next) {
      for (const rule of rules[q] ?? []) record(matches, latest, { rule, from: startedAt[q] ?? 0, to: at + 1 })
    }
    current = next
  })
  return matches
}

/** Overlapping matches of one rule are one. */
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

interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly nothing: boolean
}

/** `accepts` null is a word of a gap. */
interface Position {
  readonly accepts: ReadonlySet<number> | null
  readonly follow: Set<number>
  readonly rules: number[]
}

/** Patterns as a tree of their parts: equal beginnings are one branch. */
class Branch {
  readonly rules: number[] = []
  readonly children = new Map<string, { node: PatternNode; branch: Branch }>()

  plant(parts: readonly PatternNode[], rule: number): void {
    const [node, ...rest] = parts
    if (node === undefined) {
      this.rules.push(rule)
      return
    }
    const key = JSON.stringify(node)
    const child = this.children.get(key) ?? { node, branch: new Branch() }
    this.children.set(key, child)
    child.branch.plant(rest, rule)
  }
}
