import { doubted, type Finding } from './choice.ts'
import { combine, type Group } from './combine.ts'
import { readGroup } from './group.ts'
import type { Naming } from './naming.ts'
import { type CodesAt, keyBetween, type PlaceWords, placeAt } from './segments.ts'
import type { Reader } from './short-answer.ts'
import type { Token } from './text.ts'

/** "in a small village called Beeston": so many words may stand between "in" and the name. */
const MOST_SKIPPED = 5
/** "Not far from". */
const LONGEST_LEAD = 3
/** Nobody tells one place apart by more than these. */
const MOST_QUALIFIERS = 4
/** How far back from "in" the words are read that say whose place it is. */
const LOOK_BACK = 8
/** A city or a town of 20,000 people, which needs no "in" before it. */
const LARGE = 50

/**
 * Reads places out of a story. A place counts after "in", "near", "from" and the like; where it is another person's, a former one or
 * some miles away, the answer is asked and not given. Without any, a large town that is named counts, and is asked.
 */
export function readSentence(
  tokens: readonly Token[],
  codesAt: CodesAt,
  shouting: boolean,
  naming: Naming,
  reader: Reader,
): Finding | null {
  const codes: (Finding | null)[] = []
  const groups: Group[] = []
  for (let at = 0; at < tokens.length; ) {
    const code = codesAt(at)
    if (code !== null) codes.push(...code.codes.map((one) => reader.findCode(one, naming)))
    const led = code === null ? ledPlaces(tokens, at, shouting, reader) : null
    if (led !== null) groups.push(...toGroup(led.places, isDoubtful(tokens, at, led.to, reader), naming, reader))
    at = code?.to ?? led?.to ?? at + 1
  }
  const found = combine(codes, groups)
  if (found?.certain) return found
  const named = largeTowns(tokens, shouting, reader).filter(
    ({ from }) => !groups.some((group) => isWithin(from, group)),
  )
  const towns = named.flatMap((place) => toGroup([place], true, naming, reader))
  return combine(codes, [...groups, ...towns])
}

function toGroup(places: readonly PlaceWords[], doubtful: boolean, naming: Naming, reader: Reader): readonly Group[] {
  const finding = readGroup(places, naming, reader)
  return finding ? [{ places, finding: doubtful ? doubted(finding) : finding }] : []
}

function isWithin(at: number, { places }: Group): boolean {
  return places.some(({ from, to }) => at >= from && at < to)
}

interface Led {
  readonly places: readonly PlaceWords[]
  readonly to: number
}

/** The place that the word at `at` leads to, with what is said beside it ("in Beeston, Leeds"). */
function ledPlaces(tokens: readonly Token[], at: number, shouting: boolean, reader: Reader): Led | null {
  const { vocabulary } = reader
  const lead = leadAt(tokens, at, reader)
  if (lead === null) return null
  let from = lead.to
  for (let skipped = 0; skipped <= MOST_SKIPPED; skipped++) {
    if (tokens[from] === undefined || tokens[from]?.gap !== 'none') return null
    const place = placeAt(tokens, from, vocabulary)
    if (place !== null) {
      const counts =
        isMeant(place, lead.role, skipped, tokens, at, shouting, reader) && !isPartOfMore(place, tokens, reader)
      return counts ? withQualifiers(place, tokens, reader) : null
    }
    if (!isSkipped(tokens, from, reader)) return null
    from += 1
  }
  return null
}

function leadAt(
  tokens: readonly Token[],
  at: number,
  { vocabulary }: Reader,
): { role: 'in' | 'from'; to: number } | null {
  if (!vocabulary.mayLead(tokens[at]?.word ?? '')) return null
  for (let to = Math.min(at + LONGEST_LEAD, tokens.length); to > at; to--) {
    const role = vocabulary.roleOf(keyBetween(tokens, at, to))
    const isBroken = tokens.slice(at + 1, to).some(({ gap }) => gap !== 'none')
    if (!isBroken && (role === 'in' || role === 'from')) return { role, to }
  }
  return null
}

function isSkipped(tokens: readonly Token[], at: number, { vocabulary }: Reader): boolean {
  const role = vocabulary.roleOf(tokens[at]?.word ?? '')
  return role === 'filler' || role === 'compass'
}

/** Places that follow with only a comma, "in" or "near" between. */
function withQualifiers(place: PlaceWords, tokens: readonly Token[], reader: Reader): Led {
  const places = [place]
  let { to } = place
  while (places.length <= MOST_QUALIFIERS) {
    const lead = leadAt(tokens, to, reader)
    const from = lead?.role === 'in' ? lead.to : to
    if (
      tokens[to]?.gap === 'stop' ||
      tokens[from] === undefined ||
      (lead?.role === 'in' && tokens[from]?.gap !== 'none')
    )
      break
    const next = placeAt(tokens, from, reader.vocabulary)
    const isWord = next !== null && reader.vocabulary.classOf(next) !== null
    if (next === null || isWord || isPartOfMore(next, tokens, reader)) break
    places.push(next)
    to = next.to
  }
  return { places, to }
}

function isMeant(
  place: PlaceWords,
  role: 'in' | 'from',
  skipped: number,
  tokens: readonly Token[],
  leadAt: number,
  shouting: boolean,
  { vocabulary }: Reader,
): boolean {
  const wordClass = vocabulary.classOf(place)
  if (wordClass === null) return true
  if (wordClass === 'everyday') return false
  const capital = !shouting && (tokens[place.from]?.capital ?? false)
  if (place.key.startsWith('the ')) return capital && wordClass !== 'given-name'
  if (wordClass === 'given-name') return role === 'in' && skipped === 0
  const lives = vocabulary.roleOf(tokens[leadAt - 1]?.word ?? '') === 'live' && skipped === 0
  return capital || lives
}

/** "in Leicester Road", "at Bradford House": the name is only the beginning of another. */
function isPartOfMore(place: PlaceWords, tokens: readonly Token[], { vocabulary }: Reader): boolean {
  const next = tokens[place.to]
  if (next === undefined || next.gap !== 'none') return false
  const role = vocabulary.roleOf(next.word)
  return role === 'street' || role === 'street-ending'
}

/** Whether the words before and after say that the place is somebody else's, a former one, or far off. */
function isDoubtful(tokens: readonly Token[], at: number, to: number, { vocabulary }: Reader): boolean {
  for (let i = at - 1; i >= 0 && i >= at - LOOK_BACK && tokens[i + 1]?.gap !== 'stop'; i--) {
    if (vocabulary.roleOf(tokens[i]?.word ?? '') === 'doubt') return true
  }
  const next = tokens[to]
  return next !== undefined && next.gap === 'none' && next.capital && vocabulary.roleOf(next.word) === null
}

/** Cities and towns of 20,000 people that are named anywhere, words and given names apart. */
function largeTowns(tokens: readonly Token[], shouting: boolean, reader: Reader): readonly PlaceWords[] {
  const found: PlaceWords[] = []
  for (let at = 0; at < tokens.length; ) {
    const place = placeAt(tokens, at, reader.vocabulary)
    if (place === null || isPartOfMore(place, tokens, reader) || !isLargeTown(place, tokens, shouting, reader)) {
      at += 1
      continue
    }
    found.push(place)
    at = place.to
  }
  return found
}

function isLargeTown(place: PlaceWords, tokens: readonly Token[], shouting: boolean, { vocabulary }: Reader): boolean {
  const wordClass = vocabulary.classOf(place)
  const capital = !shouting && (tokens[place.from]?.capital ?? false)
  if (wordClass === 'everyday' || wordClass === 'given-name' || (wordClass === 'also-word' && !capital)) return false
  return place.matches.some(({ row, weight }) => weight >= LARGE && (row.kind === 'city' || row.kind === 'town'))
}
