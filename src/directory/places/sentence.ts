import { doubted, type Finding } from './choice.ts'
import { combine, type Group } from './combine.ts'
import { LARGE } from './data.ts'
import { readGroup } from './group.ts'
import type { Reader } from './reader.ts'
import { type CodesAt, keyBetween, type PlaceWords, placeAt } from './segments.ts'
import type { Token } from './text.ts'

/** "in a small village called Beeston": so many words may stand between "in" and the name. */
const MOST_SKIPPED = 5
/** "Not far from". */
const LONGEST_LEAD = 3
/** Nobody tells one place apart by more than these. */
const MOST_QUALIFIERS = 4
/** How far back from "in" the words are read that say whose place it is. */
const LOOK_BACK = 8
/** "Mae o", "a while ago": no phrase that puts a place in doubt is longer. */
const LONGEST_DOUBT = 3

/** A story, and what it is read with. */
interface Story {
  readonly tokens: readonly Token[]
  /** Everything is in capitals, so that none means anything. */
  readonly shouting: boolean
  readonly reader: Reader
}

/**
 * Reads places out of a story. A place counts after "in", "near", "from" and the like; where it is another person's, a former one or
 * some miles away, the answer is asked and not given. Without any, a large town that is named counts, and is asked.
 */
export function readSentence(
  tokens: readonly Token[],
  codesAt: CodesAt,
  shouting: boolean,
  reader: Reader,
): Finding | null {
  const story = { tokens, shouting, reader }
  const codes: Finding[] = []
  const groups: Group[] = []
  for (let at = 0; at < tokens.length; ) {
    const code = codesAt(at)
    const led = code === null ? ledPlaces(story, at) : null
    const to = code?.to ?? led?.to ?? at + 1
    const isDoubted = (code !== null || led !== null) && isDoubtful(story, at, to)
    for (const one of code?.codes ?? []) {
      const finding = reader.findCode(one, reader.naming)
      if (finding !== null) codes.push(isDoubted ? doubted(finding) : finding)
    }
    if (led !== null) groups.push(...toGroup(led.places, isDoubted, reader))
    at = to
  }
  const found = combine(codes, groups)
  if (found?.certain) return found
  const named = largeTowns(story).filter(({ from }) => !groups.some((group) => isWithin(from, group)))
  return combine(codes, [...groups, ...named.flatMap((place) => toGroup([place], true, reader))])
}

function toGroup(places: readonly PlaceWords[], isDoubted: boolean, reader: Reader): readonly Group[] {
  const finding = readGroup(places, reader)
  return finding ? [{ places, finding: isDoubted ? doubted(finding) : finding }] : []
}

function isWithin(at: number, { places }: Group): boolean {
  return places.some(({ from, to }) => at >= from && at < to)
}

interface Led {
  readonly places: readonly PlaceWords[]
  readonly to: number
}

/** The place that the word at `at` leads to, with what is said beside it ("in Beeston, Leeds"). */
function ledPlaces(story: Story, at: number): Led | null {
  const { tokens, reader } = story
  const lead = leadAt(story, at)
  if (lead === null) return null
  for (let from = lead.to; from <= lead.to + MOST_SKIPPED; from++) {
    if (tokens[from] === undefined || tokens[from]?.gap !== 'none') return null
    const place = placeAt(tokens, from, reader.vocabulary)
    if (place !== null) {
      return isMeant(story, place, lead) && !isPartOfMore(story, place) ? withQualifiers(story, place) : null
    }
    if (!isSkipped(story, from)) return null
  }
  return null
}

interface Lead {
  readonly role: 'in' | 'from'
  readonly from: number
  readonly to: number
}

function leadAt({ tokens, reader: { vocabulary } }: Story, from: number): Lead | null {
  if (!vocabulary.mayLead(tokens[from]?.word ?? '')) return null
  for (let to = Math.min(from + LONGEST_LEAD, tokens.length); to > from; to--) {
    const role = vocabulary.roleOf(keyBetween(tokens, from, to))
    const isBroken = tokens.slice(from + 1, to).some(({ gap }) => gap !== 'none')
    if (!isBroken && (role === 'in' || role === 'from')) return { role, from, to }
  }
  return null
}

function isSkipped({ tokens, reader }: Story, at: number): boolean {
  const role = reader.vocabulary.roleOf(tokens[at]?.word ?? '')
  return role === 'filler' || role === 'compass'
}

/** Places that follow with only a comma, "in" or "near" between. */
function withQualifiers(story: Story, place: PlaceWords): Led {
  const { tokens, reader } = story
  const places = [place]
  let { to } = place
  while (places.length <= MOST_QUALIFIERS && tokens[to] !== undefined && tokens[to]?.gap !== 'stop') {
    const lead = leadAt(story, to)
    const isLed = lead?.role === 'in' && tokens[lead.to]?.gap === 'none'
    const next = placeAt(tokens, isLed ? lead.to : to, reader.vocabulary)
    if (next === null || reader.vocabulary.classOf(next) !== null || isPartOfMore(story, next)) break
    places.push(next)
    to = next.to
  }
  return { places, to }
}

/** Whether a name that is a word or a given name as well is meant as the place. */
function isMeant({ tokens, shouting, reader: { vocabulary } }: Story, place: PlaceWords, lead: Lead): boolean {
  const wordClass = vocabulary.classOf(place)
  if (wordClass === null) return true
  if (wordClass === 'everyday') return false
  const isDirect = place.from === lead.to
  const capital = !shouting && (tokens[place.from]?.capital ?? false)
  if (place.key.startsWith('the ')) return capital && wordClass === 'also-word'
  if (wordClass === 'given-name') return lead.role === 'in' && isDirect
  return capital || (isDirect && vocabulary.roleOf(tokens[lead.from - 1]?.word ?? '') === 'live')
}

/** "in Leicester Road", "at Bradford House": the name is only the beginning of another. */
function isPartOfMore({ tokens, reader }: Story, place: PlaceWords): boolean {
  const next = tokens[place.to]
  if (next === undefined || next.gap !== 'none') return false
  const role = reader.vocabulary.roleOf(next.word)
  return role === 'street' || role === 'street-ending' || role === 'thereabouts'
}

/** Whether the words before and after say that the place is somebody else's, a former one, far off, or part of a longer name. */
function isDoubtful({ tokens, reader: { vocabulary } }: Story, from: number, to: number): boolean {
  for (let i = from - 1; i >= 0 && i >= from - LOOK_BACK && tokens[i + 1]?.gap !== 'stop'; i--) {
    // A phrase may end with the word that leads to the place: "was in".
    if (phrasesFrom(tokens, i).some((phrase) => vocabulary.roleOf(phrase) === 'doubt')) return true
  }
  const next = tokens[to]
  if (next === undefined) return false
  if (next.gap !== 'stop' && phrasesFrom(tokens, to).some((phrase) => vocabulary.isDoubtAfter(phrase))) return true
  return vocabulary.roleOf(next.word) === null && next.gap === 'none' && next.capital
}

/** The phrases that begin with a token and that nothing but blanks stands in. */
function phrasesFrom(tokens: readonly Token[], from: number): readonly string[] {
  const phrases: string[] = []
  for (let to = from + 1; to <= Math.min(from + LONGEST_DOUBT, tokens.length); to++) {
    if (to > from + 1 && tokens[to - 1]?.gap !== 'none') break
    phrases.push(keyBetween(tokens, from, to))
  }
  return phrases
}

/** Cities and towns of 20,000 people that are named anywhere, words and given names apart. */
function largeTowns(story: Story): readonly PlaceWords[] {
  const found: PlaceWords[] = []
  for (let at = 0; at < story.tokens.length; ) {
    const place = placeAt(story.tokens, at, story.reader.vocabulary)
    const counts = place !== null && isLargeTown(story, place) && !isPartOfMore(story, place)
    if (counts) found.push(place)
    at = counts ? place.to : at + 1
  }
  return found
}

function isLargeTown({ tokens, shouting, reader }: Story, place: PlaceWords): boolean {
  const wordClass = reader.vocabulary.classOf(place)
  const capital = !shouting && (tokens[place.from]?.capital ?? false)
  if (wordClass === 'everyday' || wordClass === 'given-name' || (wordClass === 'also-word' && !capital)) return false
  return place.matches.some(({ row, weight }) => weight >= LARGE && (row.kind === 'city' || row.kind === 'town'))
}
