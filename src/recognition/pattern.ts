/**
 * The pattern language of the lexicon's `say`. It is written in plain words, in the order in which people say them:
 *
 * | written                  | hears                                                                                     |
 * |--------------------------|-------------------------------------------------------------------------------------------|
 * | `he is here`             | these words in this order, however they are spelt: "hes here", "He's HERE", "he is heeere" |
 * | `(door\|back gate)`      | one of these                                                                              |
 * | `[still]`, `[at\|by]`    | this, or nothing                                                                          |
 * | `*`, `*6`                | up to three (six, at most nine) words of any kind, within the clause, never "not" and its like |
 * | `<door>`                 | any of the words or phrases listed under `classes: door`                                  |
 * | `~drws`, `~follow`       | the word in all its forms: Welsh by its `mutations` (drws, ddrws, nrws), an English verb      |
 * |                          | as it bends (follow, follows, followed, following), with `irregular` ones in words.yaml    |
 * | `<start>`, `<end>`       | the first or last word of a sentence stands here                                          |
 *
 * Nothing is heard across the end of a sentence. Words next to each other may have a comma between them.
 * A word class is a `shared` node: it stands in many patterns, and is never taken apart into one of them.
 */
export type PatternNode =
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'gap'; readonly upTo: number; readonly over: Passing }
  | { readonly kind: 'all'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'any'; readonly parts: readonly PatternNode[]; readonly shared?: true }
  | { readonly kind: 'maybe'; readonly part: PatternNode }

/** What a gap runs over: words that hold now, or words of any tense. Neither runs over "not". */
export type Passing = 'now' | 'any'

/** The invisible words that `readWords` puts around each sentence for the automaton. Angle brackets occur in no word. */
export const SENTENCE_START = '<start>'
export const SENTENCE_END = '<end>'

/** What a pattern needs to know of its language. */
export interface PatternContext {
  /** A plain word as the reader would see it in a text, "he's" -> he, is: a node for each. Most words stand in many patterns, and are one node in all. */
  readonly fold: (word: string) => readonly PatternNode[]
  readonly mutate: (word: string) => readonly string[]
  readonly passing: Passing
  /** The meaning of `<name>`; undefined when there is no such class. */
  readonly wordClass: (name: string) => PatternNode | undefined
}

/** Says in plain words what is wrong with a pattern and how to write it. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

const DEFAULT_GAP = 3
const LONGEST_GAP = 9
/** A sign, a class, a gap or a word. What is between them is white space. */
const PIECE = /[()[\]|]|<[^<>\s]*>|\*\d*|[^\s()[\]|<>*]+|[<>]/g
const NO_PIECES: readonly string[] = []

/**
 * Parses the `say` of a pattern. Classes are put in place, and alternatives of single words become one set, so that a long list costs no more
 * than a word.
 * @throws PatternError naming what is wrong
 */
export function parsePattern(say: string, context: PatternContext): PatternNode {
  const node = parsePart(say, context)
  if (canBegin(node) || canEnd(node))
    throw new PatternError('a gap "*" belongs between words, not at the beginning or end')
  return node
}

/**
 * Parses one entry of a word class, which may end with a gap ("man from *4"), since a pattern goes on after it.
 * @throws PatternError naming what is wrong
 */
export function parsePart(say: string, context: PatternContext): PatternNode {
  const reader = new PieceReader(say)
  const node = alternatives(reader, context)
  if (reader.peek() !== undefined) throw new PatternError(`there is "${reader.peek()}" without an opening bracket`)
  if (canBeNothing(node)) throw new PatternError('everything in it may be left out, so it would hear nothing at all')
  return node
}

class PieceReader {
  private readonly pieces: readonly string[]
  private at = 0

  constructor(say: string) {
    this.pieces = say.match(PIECE) ?? NO_PIECES
  }

  peek(): string | undefined {
    return this.pieces[this.at]
  }

  next(): string | undefined {
    return this.pieces[this.at++]
  }

  skip(piece: string): boolean {
    if (this.pieces[this.at] !== piece) return false
    this.at += 1
    return true
  }

  /** Whether an alternative is next that is a single word, as most are. */
  isAlone(): boolean {
    const [piece, after] = [this.pieces[this.at], this.pieces[this.at + 1]]
    return piece !== undefined && !isEnd(piece) && isWord(piece) && (after === undefined || isEnd(after))
  }
}

function alternatives(reader: PieceReader, context: PatternContext): PatternNode {
  const parts: PatternNode[] = []
  do parts.push(reader.isAlone() ? inSequence(words(reader.next() ?? '', context)) : sequence(reader, context))
  while (reader.skip('|'))
  return anyOf(parts)
}

function sequence(reader: PieceReader, context: PatternContext): PatternNode {
  const parts: PatternNode[] = []
  for (let piece = reader.peek(); piece !== undefined && !isEnd(piece); piece = reader.peek()) {
    reader.next()
    if (isWord(piece)) parts.push(...words(piece, context))
    else parts.push(item(piece, reader, context))
  }
  if (parts.length === 0)
    throw new PatternError('an alternative is empty; write [word] for something that may be left out')
  return inSequence(parts)
}

const inSequence = (parts: readonly PatternNode[]): PatternNode =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', parts }

const isEnd = (piece: string): boolean => piece === ')' || piece === ']' || piece === '|'
const isWord = (piece: string): boolean => !'([<>*~'.includes(piece.charAt(0))

function words(piece: string, context: PatternContext): readonly PatternNode[] {
  const nodes = context.fold(piece)
  if (nodes.length === 0) throw new PatternError(`"${piece}" has no letters; nothing in a text could match it`)
  return nodes
}

function item(piece: string, reader: PieceReader, context: PatternContext): PatternNode {
  if (piece === '(' || piece === '[') {
    const inside = alternatives(reader, context)
    const close = piece === '(' ? ')' : ']'
    if (reader.next() !== close) throw new PatternError(`"${piece}" has no "${close}"`)
    return piece === '(' ? inside : { kind: 'maybe', part: inside }
  }
  if (piece.startsWith('*')) return { kind: 'gap', upTo: gapLength(piece), over: context.passing }
  if (piece === SENTENCE_START || piece === SENTENCE_END) return { kind: 'word', words: [piece] }
  if (piece.startsWith('~')) return { kind: 'word', words: context.mutate(piece.slice(1)) }
  return classNode(piece, context)
}

function gapLength(piece: string): number {
  const upTo = piece === '*' ? DEFAULT_GAP : Number(piece.slice(1))
  if (upTo < 1 || upTo > LONGEST_GAP) throw new PatternError(`a gap has 1 to ${LONGEST_GAP} words, not "${piece}"`)
  return upTo
}

function classNode(piece: string, context: PatternContext): PatternNode {
  const name = /^<([a-z0-9-]+)>$/.exec(piece)?.[1]
  if (name === undefined) throw new PatternError(`"${piece}" is no word class; write <name> in lower case with hyphens`)
  const node = context.wordClass(name)
  if (node === undefined) throw new PatternError(`there is no word class <${name}> in this list or in words.yaml`)
  return node
}

/** Alternatives as one node: single words are gathered into one set, nested alternatives are taken up. */
export function anyOf(parts: readonly PatternNode[]): PatternNode {
  const [only] = parts
  if (parts.length === 1 && only !== undefined && (only.kind !== 'word' || only.words.length === 1)) return only
  const words: string[] = []
  const others: PatternNode[] = []
  const take = (part: PatternNode): void => {
    if (part.kind === 'word') for (const word of part.words) words.push(word)
    else others.push(part)
  }
  for (const part of parts) {
    if (part.kind === 'any' && !part.shared) part.parts.forEach(take)
    else take(part)
  }
  if (words.length > 0) others.unshift({ kind: 'word', words: inOrder(words) })
  return others.length === 1 && others[0] !== undefined ? others[0] : { kind: 'any', parts: others }
}

/** Each word once, sorted. */
const inOrder = (words: string[]): readonly string[] => words.sort().filter((word, at) => word !== words[at - 1])

function canBeNothing(node: PatternNode): boolean {
  if (node.kind === 'word') return false
  if (node.kind === 'all') return node.parts.every(canBeNothing)
  if (node.kind === 'any') return remembered(nothings, node, () => node.parts.some(canBeNothing))
  return true
}

const canBegin = (node: PatternNode): boolean => touchesGap(node, beginnings, (parts) => parts)
const canEnd = (node: PatternNode): boolean => touchesGap(node, ends, (parts) => parts.toReversed())

/** Whether a gap may come first when the parts of a sequence are taken in the order given. */
function touchesGap(
  node: PatternNode,
  known: WeakMap<PatternNode, boolean>,
  order: (parts: readonly PatternNode[]) => readonly PatternNode[],
): boolean {
  if (node.kind === 'gap') return true
  if (node.kind === 'word') return false
  if (node.kind === 'maybe') return touchesGap(node.part, known, order)
  if (node.kind === 'any')
    return remembered(known, node, () => node.parts.some((part) => touchesGap(part, known, order)))
  for (const part of order(node.parts)) {
    if (touchesGap(part, known, order)) return true
    if (!canBeNothing(part)) return false
  }
  return false
}

// What was found of a word class, which is one node in many patterns, is asked again in each of them.
const nothings = new WeakMap<PatternNode, boolean>()
const beginnings = new WeakMap<PatternNode, boolean>()
const ends = new WeakMap<PatternNode, boolean>()

function remembered(known: WeakMap<PatternNode, boolean>, node: PatternNode, find: () => boolean): boolean {
  if (node.kind !== 'any' || !node.shared) return find()
  const before = known.get(node)
  if (before !== undefined) return before
  const found = find()
  known.set(node, found)
  return found
}

/**
 * Adds every word that a pattern can hear to those that are known, for the reader's repairs.
 * @param seen the word classes that were read: each is one node in many patterns
 */
export function addWords(node: PatternNode, words: Set<string>, seen: Set<PatternNode>): void {
  switch (node.kind) {
    case 'gap':
      return
    case 'word':
      for (const word of node.words) words.add(word)
      return
    case 'maybe':
      addWords(node.part, words, seen)
      return
    default:
      if (node.kind === 'any' && node.shared) {
        if (seen.has(node)) return
        seen.add(node)
      }
      for (const part of node.parts) addWords(part, words, seen)
  }
}
