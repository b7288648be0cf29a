import type { WordRole } from './data.ts'
import { unmutated } from './mutation.ts'
import type { Match, NameIndex } from './name-index.ts'
import type { Code } from './postcode.ts'
import type { Token } from './text.ts'

/** The words of an answer that name a place, whichever it is. */
export interface PlaceWords {
  readonly kind: 'place'
  readonly key: string
  readonly matches: readonly Match[]
  /** A council was asked for by that word. */
  readonly asCouncil: boolean
  /** The name was misspelt or unfinished. */
  readonly guessed: boolean
  readonly from: number
  readonly to: number
}

/** A word or phrase by its role, a number, a code, or nothing that is known. */
export type Segment =
  | PlaceWords
  | { readonly kind: 'code'; readonly codes: readonly Code[]; readonly from: number; readonly to: number }
  | { readonly kind: 'role'; readonly role: WordRole; readonly from: number; readonly to: number }
  | { readonly kind: 'number' | 'unknown'; readonly from: number; readonly to: number }

/** The names and words that an answer is cut by. */
export interface Vocabulary {
  readonly index: NameIndex
  readonly roleOf: (key: string) => WordRole | null
  /** A word that is no place here even where one has the name: "no", "work". */
  readonly isNever: (key: string) => boolean
  /** The words change the beginning of the Welsh name after them: "yn", "o", "agos i". */
  readonly mutates: (key: string) => boolean
}

/** The codes that start at a token, and the token after them; `null` where none does. */
export type CodesAt = (at: number) => { readonly codes: readonly Code[]; readonly to: number } | null

/** "At the moment": no phrase that has a role is longer. */
const LONGEST_ROLE = 4
/** Words of a Welsh name that is read through its mutation. */
const LONGEST_MUTATED = 3
/** A Welsh town, as against a hamlet, for a name that was read through its mutation. */
const TOWN = 40

/** Cuts an answer into places, codes and words with a role: at each word the longest that is known. */
export function segment(tokens: readonly Token[], codesAt: CodesAt, vocabulary: Vocabulary): readonly Segment[] {
  const segments: Segment[] = []
  for (let at = 0; at < tokens.length; ) {
    const code = codesAt(at)
    const next: Segment = code ? { kind: 'code', from: at, ...code } : segmentAt(tokens, at, vocabulary)
    segments.push(next)
    at = next.to
  }
  return segments
}

function segmentAt(tokens: readonly Token[], from: number, vocabulary: Vocabulary): Segment {
  const longestName = vocabulary.index.longestFrom(tokens[from]?.word ?? '')
  for (let to = furthest(tokens, from, Math.max(longestName, LONGEST_ROLE)); to > from; to--) {
    const role = vocabulary.roleOf(keyBetween(tokens, from, to))
    if (role !== null) return { kind: 'role', role, from, to }
    const place = placeBetween(tokens, from, to, vocabulary)
    if (place !== null) return place
  }
  const place = mutatedPlaceAt(tokens, from, vocabulary)
  if (place !== null) return place
  return { kind: /^\d/.test(tokens[from]?.word ?? '') ? 'number' : 'unknown', from, to: from + 1 }
}

/** The longest place that starts at a token. */
export function placeAt(tokens: readonly Token[], from: number, vocabulary: Vocabulary): PlaceWords | null {
  const longestName = vocabulary.index.longestFrom(tokens[from]?.word ?? '')
  for (let to = furthest(tokens, from, longestName); to > from; to--) {
    const place = placeBetween(tokens, from, to, vocabulary)
    if (place !== null) return place
  }
  return mutatedPlaceAt(tokens, from, vocabulary)
}

function placeBetween(
  tokens: readonly Token[],
  from: number,
  to: number,
  { index, isNever }: Vocabulary,
): PlaceWords | null {
  const key = keyBetween(tokens, from, to)
  if (isNever(key)) return null
  const sense = index.find(key)
  if (sense === null || isOverlapped(tokens, from, to, sense.asCouncil, index)) return null
  return { kind: 'place', key, ...sense, guessed: false, from, to }
}

/**
 * A county that begins inside a name and goes on after it takes its words back: "Halton West Yorkshire" is not Halton West, and
 * "Newcastle County Down" no council.
 */
function isOverlapped(
  tokens: readonly Token[],
  from: number,
  to: number,
  asCouncil: boolean,
  index: NameIndex,
): boolean {
  for (let begin = from + 1; begin < to; begin++) {
    for (let end = furthest(tokens, begin, index.longestFrom(tokens[begin]?.word ?? '')); end > to; end--) {
      const longer = index.exact(keyBetween(tokens, begin, end))
      if (asCouncil ? longer.length > 0 : longer.some(({ row }) => row.kind === 'county' || row.kind === 'area'))
        return true
    }
  }
  return false
}

/** After a Welsh word that changes the beginning of the next: towns of Wales only, since most of what it could be is no name. */
function mutatedPlaceAt(tokens: readonly Token[], from: number, { index, mutates }: Vocabulary): PlaceWords | null {
  const first = tokens[from]?.word
  const isAfter = (words: number) => from >= words && mutates(keyBetween(tokens, from - words, from))
  if (first === undefined || !(isAfter(1) || isAfter(2))) return null
  for (let to = furthest(tokens, from, LONGEST_MUTATED); to > from; to--) {
    const rest = keyBetween(tokens, from + 1, to)
    for (const word of unmutated(first)) {
      const key = rest === '' ? word : `${word} ${rest}`
      const matches = index.exact(key).filter(({ row, weight }) => row.nation === 'wales' && weight >= TOWN)
      // The namesakes elsewhere count too: "ym Mangor" may be the one in Northern Ireland.
      if (matches.length > 0)
        return { kind: 'place', key, matches: index.exact(key), asCouncil: false, guessed: false, from, to }
    }
  }
  return null
}

/** The end of the longest run of at most so many words from here that no comma breaks. */
function furthest(tokens: readonly Token[], from: number, most: number): number {
  let to = Math.min(from + 1, tokens.length)
  while (to < tokens.length && to - from < most && tokens[to]?.gap === 'none') to++
  return most === 0 ? from : to
}

/** The words of [from, to) with a blank between them. */
export function keyBetween(tokens: readonly Token[], from: number, to: number): string {
  let key = ''
  for (let i = from; i < to; i++) key += i === from ? (tokens[i]?.word ?? '') : ` ${tokens[i]?.word ?? ''}`
  return key
}
