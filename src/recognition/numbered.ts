import type { Passing, PatternNode } from './pattern.ts'
import { type Extent, extentOf } from './phrases.ts'

/** A part of a pattern, its words as numbers. Equal parts are one object. */
export interface Numbered {
  readonly id: number
  readonly kind: PatternNode['kind']
  /** the words of a `word`, by their codes */
  readonly codes: readonly number[]
  /** the parts of `all` and `any`, and the one of `maybe` */
  readonly parts: readonly Numbered[]
  /** how many words a gap runs over, and which; 0 for what is no gap */
  readonly upTo: number
  readonly over: Passing
  /** a word class, or another list that is read as one */
  readonly shared: boolean
  /** what phrases it hears; null where it is no list of phrases */
  readonly extent: Extent | null
}

/** Numbers the words of all patterns, from 1 on, and makes equal parts one. A word class is one node in many patterns, and is looked at once. */
export class Numbering {
  readonly codes = new Map<string, number>()
  readonly #nodes: Numbered[] = []
  /** Nodes by a mixture of what they hold: one more than their id, 0 where there is none. */
  #places = new Int32Array(1 << 12)
  readonly #mixtures: number[] = []
  readonly #classes = new Map<PatternNode, Numbered>()
  /** Single words by their codes: most parts are one. */
  readonly #words: Numbered[] = []

  /** The code of a word, which has one from now on. */
  code(word: string): number {
    const known = this.codes.get(word)
    if (known !== undefined) return known
    const code = this.codes.size + 1
    this.codes.set(word, code)
    return code
  }

  /** A part of a pattern with all of its own parts numbered. */
  of(node: PatternNode): Numbered {
    switch (node.kind) {
      case 'word':
        return this.#word(node.words)
      case 'gap':
        return this.#one('gap', NONE, NO_PARTS, node.upTo, node.over)
      case 'maybe':
        return this.#one('maybe', NONE, [this.of(node.part)])
      case 'all':
        return this.#one('all', NONE, this.#parts(node.parts))
      case 'any':
        return node.shared ? this.#class(node, node.parts) : this.#one('any', NONE, this.#parts(node.parts))
    }
  }

  /** Parts as one list, as if they were a word class. */
  list(parts: readonly Numbered[]): Numbered {
    return this.#one('any', NONE, parts, 0, 'now', true)
  }

  #parts(parts: readonly PatternNode[]): readonly Numbered[] {
    return parts.map((part) => this.of(part))
  }

  #class(node: PatternNode, parts: readonly PatternNode[]): Numbered {
    const known = this.#classes.get(node)
    if (known !== undefined) return known
    const made = this.list(this.#parts(parts))
    this.#classes.set(node, made)
    return made
  }

  #word(words: readonly string[]): Numbered {
    const codes = words.map((word) => this.code(word))
    if (codes.length > 1) return this.#one('word', codes)
    const code = codes[0] ?? 0
    const node = this.#words[code] ?? this.#one('word', codes)
    this.#words[code] = node
    return node
  }

  #one(
    kind: Numbered['kind'],
    codes: readonly number[],
    parts: readonly Numbered[] = NO_PARTS,
    upTo = 0,
    over: Passing = 'now',
    shared = false,
  ): Numbered {
    let mixture = mix(kind.charCodeAt(1) + (shared ? 1 : 0), upTo)
    for (const code of codes) mixture = mix(mixture, code)
    for (const { id } of parts) mixture = mix(mixture, id)
    let at = this.#placeOf(mixture)
    for (; this.#places[at] !== 0; at = (at + 1) & (this.#places.length - 1)) {
      const one = this.#nodes[(this.#places[at] ?? 0) - 1]
      if (one?.kind !== kind || one.upTo !== upTo || one.over !== over || one.shared !== shared) continue
      if (areSame(one.codes, codes) && areSame(one.parts, parts)) return one
    }
    const extent = extentOf(kind, codes, parts)
    const node = { id: this.#nodes.length, kind, codes, parts, upTo, over, shared, extent }
    this.#places[at] = this.#nodes.push(node)
    this.#mixtures.push(mixture)
    if (2 * this.#nodes.length > this.#places.length) this.#grow()
    return node
  }

  #placeOf(mixture: number): number {
    return (mixture ^ (mixture >>> 15)) & (this.#places.length - 1)
  }

  #grow(): void {
    this.#places = new Int32Array(2 * this.#places.length)
    this.#mixtures.forEach((mixture, id) => {
      let at = this.#placeOf(mixture)
      while (this.#places[at] !== 0) at = (at + 1) & (this.#places.length - 1)
      this.#places[at] = id + 1
    })
  }
}

const NONE: readonly number[] = []
const NO_PARTS: readonly Numbered[] = []

const mix = (mixture: number, number: number): number => Math.imul((mixture ^ number) + (mixture >>> 13), 0x85ebca6b)

function areSame<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}
