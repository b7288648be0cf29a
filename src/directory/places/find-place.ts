import { anyOf } from './any-of.ts'
import { doubted, type Finding, toReading } from './choice.ts'
import { createFindCode } from './code-area.ts'
import { codesInText } from './codes-in-text.ts'
import { LARGE, type PlaceData } from './data.ts'
import { readGroup } from './group.ts'
import { createNameIndex } from './name-index.ts'
import { createNaming } from './naming.ts'
import { readCode } from './postcode.ts'
import { createNarrow } from './qualifier.ts'
import type { Reader } from './reader.ts'
import { keyBetween } from './segments.ts'
import { readSentence } from './sentence.ts'
import { readShortAnswer } from './short-answer.ts'
import { clean, type Token, tokenise } from './text.ts'
import type { FindPlace } from './types.ts'
import { createVocabulary, type PlaceVocabulary } from './vocabulary.ts'

/**
 * Makes the lookup of places over data that was read. It takes any text (the first 2,000 characters count) and never throws; what
 * it returns holds no part of the text but names that the data knows. The first lookup, of whatever text, indexes the names, which
 * takes some tens of milliseconds: so much sooner a service can listen.
 */
export function createFindPlace(data: PlaceData): FindPlace {
  let tools: Omit<Reader, 'naming'> | undefined
  const readers = new Map<string, Reader>()
  return (text, lng = 'en') => {
    tools ??= createTools(data)
    const reader = readers.get(lng) ?? { ...tools, naming: createNaming(data, lng) }
    readers.set(lng, reader)
    return toReading(read(clean(text), reader))
  }
}

function createTools(data: PlaceData): Omit<Reader, 'naming'> {
  const vocabulary = createVocabulary(data, createNameIndex(data))
  return { data, vocabulary, narrow: createNarrow(data), findCode: createFindCode(data) }
}

/** A text that was cleaned, by the first of the ways to read it that finds anything. */
function read(text: string, reader: Reader): Finding | null {
  const { data, vocabulary } = reader
  const isOutcode = (outcode: string) => data.outcodes.has(outcode)
  const codes = readCode(text, isOutcode)
  if (codes.length > 0) return anyOf(codes.map((code) => reader.findCode(code, reader.naming)))
  const tokens = tokenise(text)
  const whole = readWhole(keyBetween(tokens, 0, tokens.length), reader)
  if (whole !== undefined) return whole
  const shouting = !/\p{Ll}/u.test(text)
  const short = codesInText(text, tokens, isOutcode, (at, road) => !road || isCodeInShort(tokens[at - 1], vocabulary))
  const story = codesInText(text, tokens, isOutcode, (at, road) => isCodeInStory(tokens[at - 1], road, vocabulary))
  return readShortAnswer(tokens, short, shouting, reader) ?? readSentence(tokens, story, shouting, reader)
}

/** The answer as one name; undefined where it is none. */
function readWhole(key: string, reader: Reader): Finding | null | undefined {
  const { vocabulary } = reader
  if (vocabulary.isNever(key)) return null
  const sense = vocabulary.index.find(key)
  if (sense === null) return undefined
  const finding = readGroup([{ kind: 'place', key, ...sense, guessed: false, from: 0, to: 0 }], reader)
  // Where the word is an everyday one or a given name, too, only a large place is given without asking.
  const wordClass = vocabulary.classOf({ key, matches: sense.matches })
  const isWord = wordClass === 'everyday' || wordClass === 'given-name'
  const isSmallWord = isWord && (sense.matches[0]?.weight ?? 0) < LARGE
  return finding && isSmallWord ? doubted(finding) : finding
}

/** A code like that of a road: "Manchester M14", "in M14", but not "near M6". */
function isCodeInShort(before: Token | undefined, { roleOf, leadsToCode }: PlaceVocabulary): boolean {
  return before === undefined || leadsToCode(before.word) || roleOf(before.word) === null
}

/** In a story the word before must lead to it: "mk4" is a car, too. */
function isCodeInStory(before: Token | undefined, road: boolean, { roleOf, leadsToCode }: PlaceVocabulary): boolean {
  if (before === undefined) return false
  return leadsToCode(before.word) || (!road && roleOf(before.word) === 'in')
}
