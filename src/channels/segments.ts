/** A text message cut into the parts that a phone network sends it in. */
export interface Segments {
  /** the 7-bit alphabet of GSM, or UCS-2, which holds every letter and less than half as many of them */
  readonly alphabet: 'gsm-7' | 'ucs-2'
  readonly parts: number
  /** the first characters that are outside the 7-bit alphabet, each once */
  readonly outside: readonly string[]
}

/** GSM 03.38: the basic alphabet, and the characters that take two places. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const DOUBLE = new Set('\f^{}\\[~]|€')

/** Places in a message that is sent whole, and in each part of one that is not. */
const PLACES = { 'gsm-7': { whole: 160, part: 153 }, 'ucs-2': { whole: 70, part: 67 } }

/** Signs that word processors put in, and the plain ones that say the same. One of them would more than double the cost. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[‘’‛′]/g, "'"],
  [/[“”„″]/g, '"'],
  [/[–—‒−]/g, '-'],
  [/…/g, '...'],
  [/[\u00a0\u2009\u202f]/g, ' '],
  [/•/g, '-'],
  [/·/g, '-'],
]

/** Words with plain signs in place of curly ones. Letters stay as they are. */
export const plainSigns = (text: string): string => PLAIN.reduce((all, [sign, plain]) => all.replace(sign, plain), text)

/**
 * Words as they are sent by text: with plain signs; and without the marks on letters that the cheap alphabet lacks (dwr for dŵr, as people
 * text themselves) where with them it would be more parts than are sent.
 * @param most how many parts may be sent
 */
export function asText(text: string, most: number): string {
  const plain = plainSigns(text)
  const { parts, outside } = segmentsOf(plain)
  if (parts <= most) return plain
  return outside.reduce((all, letter) => all.replaceAll(letter, withoutMarks(letter)), plain)
}

const withoutMarks = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '')

/** How a text would be sent. */
export function segmentsOf(text: string): Segments {
  const outside = [...new Set([...text].filter((one) => !BASIC.has(one) && !DOUBLE.has(one)))]
  const alphabet = outside.length === 0 ? 'gsm-7' : 'ucs-2'
  // a character of two places, and in UCS-2 one outside the basic plane, is never cut in two
  const widths = [...text].map((one) => (alphabet === 'gsm-7' ? (DOUBLE.has(one) ? 2 : 1) : one.length))
  const { whole, part } = PLACES[alphabet]
  if (widths.reduce((sum, width) => sum + width, 0) <= whole) return { alphabet, parts: 1, outside }
  let parts = 1
  let used = 0
  for (const width of widths) {
    if (used + width > part) {
      parts++
      used = 0
    }
    used += width
  }
  return { alphabet, parts, outside }
}
