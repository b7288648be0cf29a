import type { Token } from './fold.ts'

/** Stands before the first word of a sentence. */
const BEGINNING = '^'
/** Stands before pieces of words: "~here" is in "where", which "here" is not. */
const PIECE = '~'
/** How many letters and spaces a piece has. */
const [SHORT, LONG] = [4, 5] as const

/**
 * The evidence that a text holds, each piece once: a word ("follows"), two words ("follows me"), two with one between them ("follows _ home"),
 * and pieces of words, which are alike in "folows" and "follows" ("~ows m"). "^" stands before a sentence. Nothing stands across the end of one.
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
    for (let at = 0; at + SHORT <= spaced.length; at++) {
      evidence.add(PIECE + spaced.slice(at, at + SHORT))
      if (at + LONG <= spaced.length) evidence.add(PIECE + spaced.slice(at, at + LONG))
    }
  }
  return evidence
}

/** Takes a number of evidence. `isPiece`: of a piece of words. */
type Take = (number: number, isPiece: boolean) => void

/**
 * The numbers of all evidence of a text, some of it more than once: what `numberOf` makes of each of `evidenceIn`, without making
 * hundreds of strings.
 */
export function eachEvidence(tokens: readonly Token[], take: Take): void {
  for (const words of sentences(tokens)) {
    for (const [at, word] of words.entries()) {
      take(added(NOTHING, word), false)
      take(added(added(added(NOTHING, words[at - 1] ?? BEGINNING), ' '), word), false)
      if (at >= 2) take(added(added(added(NOTHING, words[at - 2] ?? ''), ' _ '), word), false)
    }
    const spaced = asPieces(words)
    for (let at = 0; at + SHORT <= spaced.length; at++) {
      let number = added(NOTHING, PIECE)
      for (let i = at; i < at + SHORT; i++) number = addedUnit(number, spaced.charCodeAt(i))
      take(number, true)
      if (at + LONG <= spaced.length) take(addedUnit(number, spaced.charCodeAt(at + SHORT)), true)
    }
  }
}

/** Evidence as a number of 32 bits (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/). Of a hundred thousand hardly two have the same one. */
export const numberOf = (evidence: string): number => added(NOTHING, evidence)

const NOTHING = 0x811c9dc5

function added(before: number, text: string): number {
  let number = before
  for (let at = 0; at < text.length; at++) number = addedUnit(number, text.charCodeAt(at))
  return number
}
const addedUnit = (before: number, unit: number): number => Math.imul(before ^ unit, 0x01000193)

function sentences(tokens: readonly Token[]): readonly (readonly string[])[] {
  const all: string[][] = []
  for (const { word, pause } of tokens) {
    if (pause === 'sentence' || all.length === 0) all.push([])
    all.at(-1)?.push(word)
  }
  return all
}

const asPieces = (words: readonly string[]): string => ` ${words.join(' ')} `
