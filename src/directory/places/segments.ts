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
  /** The word changes the beginning of the Welsh name after it: "yn", "o". */
  readonly mutates: (word: string) => boolean
}

/** The codes that start at a token, and the token after them; `null` where none does. */
export type CodesAt = (at: number) => { readonly codes: readonly Code[]; readonly to: number } | null

/** No name of the list that people type has more words. */
const MOST_WORDS = 7
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
  for (let to = furthest(tokens, from); to > from; to--) {
    const key = keyBetween(tokens, from, to)
    const role = vocabulary.roleOf(key)
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
  for (let to = furthest(tokens, from); to > from; to--) {
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
  if (sense === null || (sense.asCouncil && reachesOver(tokens, from, to, index))) return null
  return { kind: 'place', key, ...sense, guessed: false, from, to }
}

/** "Newcastle County" is no council where "County Down" follows. */
function reachesOver(tokens: readonly Token[], from: number, to: number, index: NameIndex): boolean {
  for (let begin = from + 1; begin < to; begin++) {
    for (let end = furthest(tokens, begin); end > to; end--) {
      if (index.exact(keyBetween(tokens, begin, end)).length > 0) return true
    }
  }
  return false
}

/** After a Welsh word that changes the beginning of the next: towns of Wales only, since most of what it could be is no name. */
function mutatedPlaceAt(tokens: readonly Token[], from: number, { index, mutates }: Vocabulary): PlaceWords | null {
  const before = tokens[from - 1]?.word
  const first = tokens[from]?.word
  if (before === undefined || first === undefined || !mutates(before)) return null
  for (let to = Math.min(furthest(tokens, from), from + 3); to > from; to--) {
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

/** The end of the longest run of words from here that no comma breaks. */
function furthest(tokens: readonly Token[], from: number): number {
  let to = from + 1
  while (to < tokens.length && to - from < MOST_WORDS && tokens[to]?.gap === 'none') to++
  return to
}

/** The words of [from, to) with a blank between them. */
export function keyBetween(tokens: readonly Token[], from: number, to: number): string {
  let key = ''
  for (let i = from; i < to; i++) key += i === from ? (tokens[i]?.word ?? '') : ` ${tokens[i]?.word ?? ''}`
  return key
}
