/** One word of an answer. */
export interface Token {
  /** Lower case, without accents and apostrophes. */
  readonly word: string
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** What stands before it: nothing but blanks or a hyphen, a comma or the like, the end of a sentence. */
  readonly gap: 'none' | 'comma' | 'stop'
  /** The span [from, to) of the text. */
  readonly from: number
  readonly to: number
}

/** Longer answers are read up to here: more than anyone needs to name a place. */
export const LONGEST_READ = 2000

const INVISIBLE = /\p{Cf}/gu
/** Other than the end of a line. */
const CONTROL = /(?!\n)\p{Cc}/gu
const MARK = /\p{M}/gu
const APOSTROPHE = /['\u2018\u2019\u02bc\u0060\u00b4]/g
const NOT_ASCII = /\P{ASCII}/u
const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['\u2018\u2019\u02bc\u0060\u00b4](?=\p{L}))*|[^\s]|\n/gu
const WORD = /^[\p{L}\p{N}]/u
const CAPITAL = /^\p{Lu}/u
/** Most names of the list: the short way through `nameKey`. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/
const SAINT = /\bsaint\b/g

/** The text without what only looks different: full-width letters, no-break and zero-width blanks, direction marks. */
export function clean(text: string): string {
  const plain = text.slice(0, LONGEST_READ).normalize('NFKC').replace(INVISIBLE, '').replace(CONTROL, ' ')
  // One character may stand for a dozen others.
  return plain.trim().slice(0, LONGEST_READ)
}

/** A word as it is compared: lower case, no accents, no apostrophes, "saint" as "st". */
function foldWord(word: string): string {
  let folded = word.toLowerCase()
  if (NOT_ASCII.test(folded)) folded = folded.normalize('NFKD').replace(MARK, '')
  folded = folded.replace(APOSTROPHE, '')
  return folded === 'saint' ? 'st' : folded
}

/** The words of a cleaned text, in order. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  let gap: Token['gap'] = 'none'
  let previousEnd = 0
  for (const { 0: piece, index } of text.matchAll(TOKEN)) {
    const to = index + piece.length
    if (piece === '&' || piece === '+') {
      tokens.push({ word: 'and', capital: false, gap, from: index, to })
      gap = 'none'
    } else if (WORD.test(piece)) {
      tokens.push({ word: foldWord(piece), capital: CAPITAL.test(piece), gap, from: index, to })
      gap = 'none'
    } else {
      gap = wider(gap, gapOf(piece, text, index, previousEnd, tokens.at(-1)))
    }
    previousEnd = to
  }
  return tokens
}

/** The key under which a name is found: its words, with one blank between them. */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) {
    const key = name.toLowerCase()
    return key.includes('saint') ? key.replace(SAINT, 'st') : key
  }
  return tokenise(name.normalize('NFKC'))
    .map((token) => token.word)
    .join(' ')
}

function wider(a: Token['gap'], b: Token['gap']): Token['gap'] {
  if (a === 'stop' || b === 'stop') return 'stop'
  return a === 'comma' || b === 'comma' ? 'comma' : 'none'
}

function gapOf(
  piece: string,
  text: string,
  index: number,
  previousEnd: number,
  before: Token | undefined,
): Token['gap'] {
  const next = text[index + 1] ?? ' '
  if (piece === '.') {
    // "St. Albans", "Co. Down", "S. Yorks", "1.A": the point belongs to the word.
    return /\s/.test(next) && before !== undefined && before.word.length > 2 ? 'stop' : 'none'
  }
  if (piece === '!' || piece === '?' || piece === '\u2026') return 'stop'
  if (piece === '-' || piece === '\u2013' || piece === '\u2014') {
    return index > previousEnd || /\s/.test(next) ? 'comma' : 'none'
  }
  return /['\u2018\u2019"]/.test(piece) ? 'none' : 'comma'
}
