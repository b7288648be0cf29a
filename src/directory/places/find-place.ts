import { anyOf } from './any-of.ts'
import { doubted, type Finding, toReading } from './choice.ts'
import { createFindCode } from './code-area.ts'
import { codesInText } from './codes-in-text.ts'
import type { PlaceData } from './data.ts'
import { readGroup } from './group.ts'
import { createNameIndex } from './name-index.ts'
import { createNaming, type Naming } from './naming.ts'
import { readCode } from './postcode.ts'
import { createNarrow } from './qualifier.ts'
import { keyBetween } from './segments.ts'
import { readSentence } from './sentence.ts'
import { type Reader, readShortAnswer } from './short-answer.ts'
import { clean, type Token, tokenise } from './text.ts'
import type { FindPlace } from './types.ts'
import { createVocabulary, type PlaceVocabulary } from './vocabulary.ts'

/** An everyday word or a given name as the whole answer is taken without asking only for a town of this weight. */
const LARGE = 50

/**
 * Makes the lookup of places over data that was read. It takes any text (the first 2,000 characters count) and never throws; what
 * it returns holds no part of the text but names that the data knows.
 */
export function createFindPlace(data: PlaceData): FindPlace {
  const index = createNameIndex(data)
  const vocabulary = createVocabulary(data, index)
  const reader: Reader = {
    data,
    narrow: createNarrow(data),
    isStreet: vocabulary.isStreet,
    vocabulary,
    findCode: createFindCode(data),
  }
  const isOutcode = (outcode: string) => data.outcodes.has(outcode)
  const namings = new Map<string, Naming>()
  const namingOf = (lng: string): Naming => {
    const held = namings.get(lng)
    if (held !== undefined) return held
    const naming = createNaming(data, lng)
    namings.set(lng, naming)
    return naming
  }

  const read = (text: string, naming: Naming): Finding | null => {
    const codes = readCode(text, isOutcode)
    if (codes.length > 0) return anyOf(codes.map((code) => reader.findCode(code, naming)).filter((one) => one !== null))
    const tokens = tokenise(text)
    const whole = readWhole(keyBetween(tokens, 0, tokens.length), naming, reader)
    if (whole !== undefined) return whole
    const shouting = !/\p{Ll}/u.test(text)
    const short = codesInText(text, tokens, isOutcode, (at, road) => !road || isCodeInShort(tokens[at - 1], vocabulary))
    const story = codesInText(text, tokens, isOutcode, (at, road) => isCodeInStory(tokens[at - 1], road, vocabulary))
    return (
      readShortAnswer(tokens, short, shouting, naming, reader) ?? readSentence(tokens, story, shouting, naming, reader)
    )
  }

  return (text, lng = 'en') => toReading(read(clean(text), namingOf(lng)))
}

/** The answer as one name; undefined where it is none. */
function readWhole(key: string, naming: Naming, reader: Reader): Finding | null | undefined {
  const { vocabulary } = reader
  if (vocabulary.isNever(key)) return null
  const sense = vocabulary.index.find(key)
  if (sense === null) return undefined
  const finding = readGroup([{ kind: 'place', key, ...sense, guessed: false, from: 0, to: 0 }], naming, reader)
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
