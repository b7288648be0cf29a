/** How strongly a word is set apart from the one before it: not, by a comma or the like, by the end of a sentence. */
export type Pause = 'none' | 'clause' | 'sentence'

/** A word as the patterns see it, and the span [from, to) of the original text that it was read from. */
export interface Token {
  readonly word: string
  readonly from: number
  readonly to: number
  readonly pause: Pause
}

/** Rules of reading that come from the lexicon, of all languages together. */
export interface Folding {
  /** Spellings to read otherwise, each with the words it stands for; keys with an apostrophe keep it. */
  readonly alike: ReadonlyMap<string, readonly string[]>
  /** Endings with an apostrophe and the word each stands for, longest first. */
  readonly endings: readonly (readonly [ending: string, word: string])[]
  /** Words worth repairing a spelling towards; everything else is left as it was written. */
  readonly known: ReadonlySet<string>
}

/** Letters, digits and signs of ASCII that are read as they stand, but for capitals. */
const PLAIN = /^[\t\n\r -_a-~]*$/
const OTHER_WORD_CHARACTER = /[\p{L}\p{N}]/u
const APOSTROPHE = 0x27
const SPACE = 0x20
const LAST_OF_ASCII = '\x7f'
const PICTURE = /\p{Extended_Pictographic}/u
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]/gu
const APOSTROPHES = /[‘’‛ʼ′`´＇]/
const SENTENCE_MARKS = '.!?;\n\r\u2028\u2029'
const CLAUSE_MARKS = ',:()[]"“”«»–—…\t'
/** Longer words are nobody's: they are kept but no repair is tried, which keeps reading linear. */
const LONGEST_REPAIRED = 40

/**
 * Reads a text into words that no longer differ by what people do not mean to say: case, accents, curly or missing apostrophes, invisible
 * characters, letters drawn out ("heeelp"), a dropped g ("standin"), and the lexicon's own list of spellings ("hes" is "he is").
 * Every word keeps its span in the original text; the words of one contraction share theirs. Time is linear in the length of the text.
 */
export function readWords(text: string, folding: Folding): readonly Token[] {
  const { folded, origin } = foldCharacters(text)
  const tokens: Token[] = []
  let pause: Pause = 'sentence'
  let at = 0
  while (at < folded.length) {
    const code = folded.codePointAt(at)
    if (code === SPACE) {
      at += 1
      continue
    }
    if (isWordCharacter(code)) {
      const end = endOfWord(folded, at)
      const from = origin(at)
      // one sign may stand for several letters: its word ends with it
      const to = Math.max(origin(end), from + 1)
      for (const word of wordsOf(folded.slice(at, end), folding)) {
        tokens.push({ word, from, to, pause })
        pause = 'none'
      }
      at = end
      continue
    }
    const character = String.fromCodePoint(code ?? SPACE)
    const next = at + character.length
    const symbol = character === '&' ? 'and' : character
    if (symbol === 'and' || (character > LAST_OF_ASCII && PICTURE.test(character) && folding.known.has(character))) {
      tokens.push({ word: symbol, from: origin(at), to: origin(next), pause })
      pause = 'none'
    } else {
      pause = stronger(pause, pauseAt(folded, at, character))
    }
    at = next
  }
  return tokens
}

/** Lower case, no accents, no invisible characters, one kind of apostrophe; `origin` maps each index of the result to the text. */
function foldCharacters(text: string): { folded: string; origin: (at: number) => number } {
  // most texts hold nothing else, and each of these characters stays one
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), origin: (at) => at }
  let folded = ''
  const origin: number[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const width = code > 0xffff ? 2 : 1
    const plain = code < 0x80 ? asciiLower(code) : foldCharacter(String.fromCodePoint(code))
    for (let i = 0; i < plain.length; i++) origin.push(at)
    folded += plain
    at += width
  }
  return { folded, origin: (at) => origin[at] ?? text.length }
}

function asciiLower(code: number): string {
  if (code === 0x60) return "'"
  if (code < 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return ''
  return String.fromCharCode(code >= 0x41 && code <= 0x5a ? code + 0x20 : code)
}

function foldCharacter(character: string): string {
  if (APOSTROPHES.test(character)) return "'"
  if (CLAUSE_MARKS.includes(character) || SENTENCE_MARKS.includes(character)) return character
  return character.normalize('NFKD').replace(INVISIBLE, '').toLowerCase().normalize('NFKD').replace(INVISIBLE, '')
}

/** A word is letters and digits, with apostrophes inside it ("can't", "mae'n"). */
function endOfWord(folded: string, start: number): number {
  let end = start
  while (end < folded.length) {
    const code = folded.codePointAt(end)
    if (isWordCharacter(code)) end += code !== undefined && code > 0xffff ? 2 : 1
    else if (code === APOSTROPHE && isWordCharacter(folded.codePointAt(end + 1))) end += 1
    else break
  }
  return end
}

function isWordCharacter(code: number | undefined): boolean {
  if (code === undefined) return false
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  return OTHER_WORD_CHARACTER.test(String.fromCodePoint(code))
}

function pauseAt(folded: string, at: number, character: string): Pause {
  const before = folded[at - 1] ?? ' '
  const after = folded[at + 1] ?? ' '
  if (character === '.') {
    if (before === '.' || after === '.') return 'clause' // trailing off: "he is.. outside"
    if (/\d/.test(before) && /\d/.test(after)) return 'none'
    return 'sentence'
  }
  if (SENTENCE_MARKS.includes(character)) return 'sentence'
  if (CLAUSE_MARKS.includes(character)) return 'clause'
  if (character === '-' && (before === ' ' || after === ' ')) return 'clause'
  return 'none'
}

function stronger(a: Pause, b: Pause): Pause {
  if (a === 'sentence' || b === 'sentence') return 'sentence'
  return a === 'clause' || b === 'clause' ? 'clause' : 'none'
}

function wordsOf(written: string, folding: Folding): readonly string[] {
  const listed = folding.alike.get(written)
  if (listed !== undefined) return listed
  const plain = repaired(written, folding)
  const alike = plain === written ? undefined : folding.alike.get(plain)
  if (alike !== undefined) return alike
  if (!plain.includes("'")) return [plain]
  for (const [ending, word] of folding.endings) {
    if (!plain.endsWith(ending) || plain.length === ending.length) continue
    return [...wordsOf(plain.slice(0, -ending.length), folding), word]
  }
  return plain.split("'")
}

/** A dropped g: "standin". */
const isShortened = (written: string): boolean => written.length >= 5 && written.endsWith('in')

/** A word that is not read otherwise: only towards one that the lexicon knows, and never away from one but to give it its g back. */
function repaired(written: string, folding: Folding): string {
  const known = (word: string) => folding.known.has(word) || folding.alike.has(word)
  if (written.length > LONGEST_REPAIRED) return written
  // first, since one list may name what another means: "tellin" in this, "telling" in that
  if (isShortened(written) && known(`${written}g`)) return `${written}g`
  if (folding.known.has(written)) return written
  const drawnOut = /(.)\1\1+/gu
  const candidates = [written.replace(drawnOut, '$1'), written.replace(drawnOut, '$1$1')]
  return candidates.find(known) ?? written
}
