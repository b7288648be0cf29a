import { anyOf } from './any-of.ts'
import { type Finding, toReading } from './choice.ts'
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
import { clean, tokenise } from './text.ts'
import type { FindPlace } from './types.ts'
import { createVocabulary } from './vocabulary.ts'

/** An everyday word as the whole answer is taken without asking only for a town of this weight. */
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
    const anywhere = codesInText(text, tokens, isOutcode, 'anywhere')
    const short = readShortAnswer(tokens, anywhere, shouting, naming, reader)
    if (short !== null) return short
    const led = codesInText(text, tokens, isOutcode, (at) =>
      isLed(
        at,
        tokens.map(({ word }) => word),
        vocabulary.roleOf,
      ),
    )
    return readSentence(tokens, led, shouting, naming, reader)
  }

  return (text, lng = 'en') => toReading(read(clean(text), namingOf(lng)))
}

/** The answer as one name; undefined where it is none. */
function readWhole(key: string, naming: Naming, reader: Reader): Finding | null | undefined {
  const { vocabulary } = reader
  if (vocabulary.isNever(key)) return null
  const sense = vocabulary.index.find(key)
  if (sense === null) return undefined
  const finding = readGroup([{ kind: 'place', key, ...sense, from: 0, to: 0 }], naming, reader)
  const isSmallWord = vocabulary.classOf(key) === 'everyday' && (sense.matches[0]?.weight ?? 0) < LARGE
  return finding && isSmallWord ? { ...finding, certain: false } : finding
}

function isLed(at: number, words: readonly string[], roleOf: Reader['vocabulary']['roleOf']): boolean {
  const before = words[at - 1]
  if (before === undefined) return false
  if (roleOf(before) === 'in') return true
  return [before, words[at - 2]].some((word) => word === 'postcode' || word === 'code')
}
