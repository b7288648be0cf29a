import type { Token } from './fold.ts'

/** Stands before the first word of a sentence. */
const BEGINNING = '^'
/** Stands before pieces of words: "~here" is in "where", which "here" is not. */
const PIECE = '~'
/** How many letters and spaces a piece has: with pieces of four as well, or in their place, no more is understood. */
const LETTERS = 5

/**
 * The evidence that a text holds, each piece once: a word ("follows"), two words ("follows me"), two with one between them ("follows _ home"),
 * and pieces of words, which are alike in "folows" and "follows" ("~lows "). "^" stands before a sentence. Nothing stands across the end of one.
 */
export function evidenceIn(tokens: readonly Token[]): ReadonlySet<string> {
  const evidence = new Set<string>()
  for (const words of sentences(tokens)) {
    for (const [at, word] of words.entries()) {
      evidence.add(word)
      evidence.add(`${words[at - 1] ?? BEGINNING} ${word}`)
      if (at >= 2) evidence.add(`${words[at - 2]} _ ${word}`)
    }
    const spaced = asPieces(words)
    for (let at = 0; at + LETTERS <= spaced.length; at++) evidence.add(PIECE + spaced.slice(at, at + LETTERS))
  }
  return evidence
}

/**
 * Writes the numbers of all evidence of texts, some of it more than once: what `numberOf` makes of each of `evidenceIn`, without making
 * hundreds of strings.
 */
export class EvidenceNumbers {
  /** The numbers of the last text: up to `words` those of words and their pairs, up to `end` those of pieces. */
  numbers = new Int32Array(1024)
  words = 0
  end = 0

  read(tokens: readonly Token[]): void {
    const all = sentences(tokens)
    const letters = tokens.reduce((sum, { word }) => sum + word.length + 2, 0)
    if (3 * tokens.length + letters > this.numbers.length)
      this.numbers = new Int32Array(2 * (3 * tokens.length + letters))
    let count = 0
    for (const words of all)
      for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? ''
        this.numbers[count++] = added(NOTHING, word)
        this.numbers[count++] = added(added(added(NOTHING, words[at - 1] ?? BEGINNING), ' '), word)
        if (at >= 2) this.numbers[count++] = added(added(added(NOTHING, words[at - 2] ?? ''), ' _ '), word)
      }
    this.words = count
    for (const words of all) {
      const spaced = asPieces(words)
      for (let at = 0; at + LETTERS <= spaced.length; at++) {
        let number = ONE_PIECE
        for (let i = at; i < at + LETTERS; i++) number = addedUnit(number, spaced.charCodeAt(i))
        this.numbers[count++] = number
      }
    }
    this.end = count
  }
}

/** Evidence as a number of 32 bits (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/). Of a hundred thousand hardly two have the same one. */
export const numberOf = (evidence: string): number => added(NOTHING, evidence)

const NOTHING = 0x811c9dc5 | 0

function added(before: number, text: string): number {
  let number = before
  for (let at = 0; at < text.length; at++) number = addedUnit(number, text.charCodeAt(at))
  return number
}
const addedUnit = (before: number, unit: number): number => Math.imul(before ^ unit, 0x01000193)
const ONE_PIECE = added(NOTHING, PIECE)

function sentences(tokens: readonly Token[]): readonly (readonly string[])[] {
  const all: string[][] = []
  for (const { word, pause } of tokens) {
    if (pause === 'sentence' || all.length === 0) all.push([])
    all.at(-1)?.push(word)
  }
  return all
}

const asPieces = (words: readonly string[]): string => ` ${words.join(' ')} `
