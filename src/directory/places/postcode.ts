/** A postcode or the beginning of one. */
export interface Code {
  /** The first half: "LE12". */
  readonly outcode: string
  /** The digit after it, when it was given. */
  readonly digit?: string
  /** The last two letters, when they were given. */
  readonly unit?: string
  /** Typed in one piece, as first halves are, but no first half that exists: "M36" may be M3 6, or a slip. */
  readonly doubtful?: true
}

/** A code and the span [from, to) of the text that it was read from. */
export interface CodeInText extends Code {
  readonly from: number
  readonly to: number
}

/** Says whether an outward code exists. */
export type IsOutcode = (outcode: string) => boolean

/** L letter, D digit. */
const OUTCODE_SHAPES: Readonly<Record<number, readonly string[]>> = {
  2: ['LD'],
  3: ['LDD', 'LLD', 'LDL'],
  4: ['LLDD', 'LLDL'],
}
const DIGIT_FOR: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }
const LETTER_FOR: Readonly<Record<string, string>> = { 0: 'O', 1: 'I' }

const BETWEEN = /[\s.\-\u2010-\u2015_,'"]+/g
const LONGEST_TYPED = 24
/** The letters that the second half of a postcode can end in. */
const UNIT = '[ABD-HJLNP-UW-Z]{2}'
const INWARD = new RegExp(`^[\\dOIL]${UNIT}$`)
const FULL_IN_TEXT = new RegExp(
  `(?<![\\p{L}\\p{N}])([A-Z]{1,2}[\\dOI][A-Z\\d]?)[\\s\\-]{0,2}([\\dOI]${UNIT})(?![\\p{L}\\p{N}])`,
  'giu',
)
/** "flat B1 1st floor" holds no postcode. */
const ORDINAL = /^(?:1ST|2ND|3RD|\dTH)$/

/**
 * Reads a cleaned text that is nothing but a postcode, its first half, or its first half and a digit. Blanks, dots and hyphens
 * don't matter, O may stand for 0 and I for 1 and the other way round where only that makes a code that exists.
 * Several codes are returned where the repair could mean several; none where the text is no code.
 */
export function readCode(text: string, isOutcode: IsOutcode): readonly Code[] {
  if (text.length > LONGEST_TYPED) return []
  const upper = text.toUpperCase()
  const parts = upper.split(BETWEEN).filter((part) => part !== '')
  const joined = parts.join('')
  if (!/^[A-Z0-9]{2,7}$/.test(joined)) return []
  const last = parts.at(-1) ?? ''
  // Without any digit only the form of a whole postcode is one: "CFIO IAA", but not "Hull".
  if (!/\d/.test(joined) && !(parts.length === 2 && INWARD.test(last))) return []
  if (/^\d$/.test(last)) {
    const before = outcodes(joined.slice(0, -1), isOutcode)
    if (before.length > 0) return before.map((outcode) => ({ outcode, digit: last }))
  }
  const whole = outcodes(joined, isOutcode)
  if (whole.includes(joined)) return [{ outcode: joined }]
  const inward = joined.slice(-3)
  if (INWARD.test(inward)) {
    const before = outcodes(joined.slice(0, -3), isOutcode)
    if (before.length > 0) return before.map((outcode) => full(outcode, inward))
  }
  if (whole.length > 0) return whole.map((outcode) => ({ outcode }))
  const digit = joined.slice(-1)
  if (!/^\d$/.test(digit)) return []
  return outcodes(joined.slice(0, -1), isOutcode).map((outcode) => ({ outcode, digit, doubtful: true }))
}

/** The whole postcodes in a cleaned text. */
export function findCodes(text: string, isOutcode: IsOutcode): readonly CodeInText[] {
  const found: CodeInText[] = []
  for (const match of text.matchAll(FULL_IN_TEXT)) {
    const [all, outward = '', inward = ''] = match.map((part) => part.toUpperCase())
    if (all === undefined || ORDINAL.test(inward) || !/\d/.test(outward) || !/\d/.test(inward)) continue
    for (const outcode of outcodes(outward, isOutcode)) {
      found.push({ ...full(outcode, inward), from: match.index, to: match.index + all.length })
    }
  }
  return found
}

function full(outcode: string, inward: string): Code {
  return { outcode, digit: DIGIT_FOR[inward.charAt(0)] ?? inward.charAt(0), unit: inward.slice(1) }
}

/** The outward codes that a text can mean: itself if it is one, else those that the fewest repairs make. */
function outcodes(text: string, isOutcode: IsOutcode): readonly string[] {
  if (isOutcode(text)) return [text]
  let fewest = Number.POSITIVE_INFINITY
  let best: string[] = []
  for (const shape of OUTCODE_SHAPES[text.length] ?? []) {
    const repaired = repair(text, shape)
    if (repaired === null || !isOutcode(repaired.text) || repaired.repairs > fewest) continue
    if (repaired.repairs < fewest) best = []
    fewest = repaired.repairs
    if (!best.includes(repaired.text)) best.push(repaired.text)
  }
  return best
}

function repair(text: string, shape: string): { text: string; repairs: number } | null {
  let repaired = ''
  let repairs = 0
  for (const [i, character] of [...text].entries()) {
    const isDigit = /\d/.test(character)
    const wantsDigit = shape[i] === 'D'
    const right = isDigit === wantsDigit ? character : (wantsDigit ? DIGIT_FOR : LETTER_FOR)[character]
    if (right === undefined) return null
    if (right !== character) repairs += 1
    repaired += right
  }
  return { text: repaired, repairs }
}
