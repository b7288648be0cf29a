import { doubted, type Finding } from './choice.ts'
import { combine, type Group } from './combine.ts'
import { LARGE, type WordRole } from './data.ts'
import { readGroup } from './group.ts'
import type { Match } from './name-index.ts'
import type { Reader } from './reader.ts'
import { type CodesAt, keyBetween, type PlaceWords, type Segment, segment } from './segments.ts'
import { guessNames } from './spelling.ts'
import type { Token } from './text.ts'

/** More words than these are a story. */
const LONGEST_SHORT = 24
/** Of an unknown word more than these in a row are no misspelt name. */
const MOST_GUESSED = 4

/**
 * Reads an answer in which every word is understood: places and codes, and around them only words like "i live in" or "area".
 * `null` where a word is not, or where no place is named.
 */
export function readShortAnswer(
  tokens: readonly Token[],
  codesAt: CodesAt,
  shouting: boolean,
  reader: Reader,
): Finding | null {
  if (tokens.length > LONGEST_SHORT) return null
  const segments = withGuesses(withoutStreets(segment(tokens, codesAt, reader.vocabulary), tokens), tokens, reader)
  if (segments.some(({ kind }) => kind === 'unknown')) return null
  if (segments.some((one) => one.kind === 'role' && one.role === 'doubt')) return null
  const codes = segments.flatMap((one) => (one.kind === 'code' ? one.codes : []))
  const groups = groupsOf(segments)
    .map((places) =>
      places.length === 1 ? places.filter((place) => isMeant(place, segments, tokens, shouting, reader)) : places,
    )
    .filter((places) => places.length > 0)
    .flatMap((places): Group[] => {
      const finding = readGroup(places, reader)
      if (!finding) return []
      const isNear = isOutskirts(places, segments) || isThereabouts(places, segments)
      return [{ places, finding: isNear ? doubted(finding) : finding }]
    })
  return combine(
    codes.map((code) => reader.findCode(code, reader.naming)),
    groups,
  )
}

/** Roles of the words with which a street's name ends, unless they are meant otherwise. */
const STREETS: ReadonlySet<WordRole> = new Set(['street', 'street-ending', 'thereabouts'])

/** Drops streets ("Oxford Road", "12 Acacia Avenue"): the word of a street, and what its comma part holds just before it. */
function withoutStreets(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const kept: Segment[] = []
  for (const one of segments) {
    if (isSomewhereNear(one, kept, segments) || one.kind !== 'role' || !STREETS.has(one.role)) {
      kept.push(one)
      continue
    }
    let begins = one.from
    let isFirst = true
    for (let last = kept.at(-1); last && tokens[begins]?.gap === 'none'; last = kept.at(-1)) {
      const isName = last.kind === 'unknown' || (last.kind === 'role' && last.role === 'compass')
      if (!isName && !(isFirst && last.kind === 'place')) break
      if (last.kind === 'place') isFirst = false
      begins = last.from
      kept.pop()
    }
  }
  return kept
}

/** Reads runs of unknown words as misspelt or unfinished names where that is possible. */
function withGuesses(segments: readonly Segment[], tokens: readonly Token[], reader: Reader): readonly Segment[] {
  const result: Segment[] = []
  for (let i = 0; i < segments.length; ) {
    let end = i
    while (segments[end]?.kind === 'unknown' && (end === i || tokens[segments[end]?.from ?? 0]?.gap === 'none')) end++
    const first = segments[i]
    if (first === undefined) break
    if (end === i) {
      result.push(first)
      i++
      continue
    }
    const to = segments[end - 1]?.to ?? first.to
    const place = end - i <= MOST_GUESSED ? guess(tokens, first.from, to, reader) : null
    result.push(...(place ? [place] : segments.slice(i, end)))
    i = end
  }
  return result
}

function guess(tokens: readonly Token[], from: number, to: number, { vocabulary }: Reader): PlaceWords | null {
  const key = keyBetween(tokens, from, to)
  if (vocabulary.isNever(key) || vocabulary.isNoMisspelling(key)) return null
  const matches = guessNames(key, vocabulary.index).flatMap((name): readonly Match[] => vocabulary.index.exact(name))
  if (matches.length === 0) return null
  return {
    kind: 'place',
    key,
    matches: [...matches].sort((a, b) => b.weight - a.weight),
    asCouncil: false,
    guessed: true,
    from,
    to,
  }
}

/** Places that nothing but commas, "in", "near" and the like stands between belong together; "and", "or" and "from" part them. */
function groupsOf(segments: readonly Segment[]): readonly (readonly PlaceWords[])[] {
  const groups: PlaceWords[][] = [[]]
  for (const one of segments) {
    if (one.kind === 'place') groups.at(-1)?.push(one)
    else if (one.kind === 'role' && (one.role === 'join' || one.role === 'from')) groups.push([])
  }
  return groups
}

/** Whether a name that is an everyday word or a given name as well is meant as the place. */
function isMeant(
  place: PlaceWords,
  segments: readonly Segment[],
  tokens: readonly Token[],
  shouting: boolean,
  { vocabulary }: Reader,
): boolean {
  const wordClass = vocabulary.classOf(place)
  if (wordClass === null) return true
  const at = segments.indexOf(place)
  const before = segments[at - 1]
  // "in the bath" is no town.
  const roleBefore = before?.kind === 'role' && !place.key.startsWith('the ') ? before.role : null
  const capital = !shouting && (tokens[place.from]?.capital ?? false)
  if (wordClass === 'given-name') return roleBefore === 'in' || roleBefore === 'from'
  if (wordClass === 'also-word') return capital || roleBefore === 'in'
  return capital && roleBefore === 'in'
}

/** "Near Leeds way"; but "York Way" alone, and "12 Leeds Way", are streets. */
function isSomewhereNear(one: Segment, before: readonly Segment[], all: readonly Segment[]): boolean {
  if (one.kind !== 'role' || one.role !== 'thereabouts' || before.length < 2) return false
  return before.at(-1)?.kind === 'place' && !all.some(({ kind }) => kind === 'number')
}

/** "Near Leeds way" may be near Leeds, or a street. */
function isThereabouts(places: readonly PlaceWords[], segments: readonly Segment[]): boolean {
  return places.some((place) => {
    const after = segments[segments.indexOf(place) + 1]
    return after?.kind === 'role' && after.role === 'thereabouts'
  })
}

/** "North Leeds" is Leeds; "North Newton" may be another place. */
function isOutskirts(places: readonly PlaceWords[], segments: readonly Segment[]): boolean {
  return places.some((place) => {
    const before = segments[segments.indexOf(place) - 1]
    return before?.kind === 'role' && before.role === 'compass' && (place.matches[0]?.weight ?? 0) < LARGE
  })
}
