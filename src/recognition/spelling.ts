import type { Token } from './fold.ts'

/** What one language brings to the repair of spellings. */
export interface Words {
  /** the words that its lists listen for */
  readonly known: ReadonlySet<string>
  /** words that mean something of their own, however near they are to a known one */
  readonly ordinary: ReadonlySet<string>
  /** short words that people write together with the next or the one before: "followingme" */
  readonly glued: ReadonlySet<string>
}

/** Shorter words have too many neighbours that are words as well. */
const SHORTEST = 5
const SHORTEST_GLUED = 7
const LONGEST = 24

/**
 * Makes the repair of spellings: a word that nobody listens for becomes the known word of the same language that is one slip away (a letter
 * left out, added, changed, or two in the wrong order; the first is kept), or two known words that were written as one. A word that is
 * known, or ordinary, is never touched, so no repair leads away from a word of danger.
 * @param languages of which only that in which most of a text is written is repaired towards; all, where that cannot be told
 * @param alike what some spellings are read as
 */
export function spellingRepair(
  languages: readonly Words[],
  alike: ReadonlyMap<string, readonly string[]>,
): (tokens: readonly Token[]) => readonly Token[] {
  const known = (word: string) => languages.some((language) => language.known.has(word)) || alike.has(word)
  const ordinary = (word: string) => languages.some((language) => language.ordinary.has(word))
  const near = languages.map(({ known }) => new Neighbours(known))

  const mend = (word: string, at: readonly number[]): readonly string[] => {
    for (const index of at) {
      const one = near[index]?.of(word)
      if (one !== undefined) return alike.get(one) ?? [one]
    }
    for (const index of at) {
      const language = languages[index]
      const two = language && apart(word, language)
      if (two !== undefined) return two.flatMap((part) => alike.get(part) ?? [part])
    }
    return [word]
  }

  return (tokens) => {
    const unknown = ({ word }: Token) =>
      word.length >= SHORTEST && word.length <= LONGEST && !known(word) && !ordinary(word) && LETTERS.test(word)
    if (!tokens.some(unknown)) return tokens
    const at = inUse(tokens, languages)
    return tokens.flatMap((token) => {
      if (!unknown(token)) return token
      return mend(token.word, at).map((word, index) => ({ ...token, word, pause: index === 0 ? token.pause : 'none' }))
    })
  }
}

const LETTERS = /^\p{L}+$/u

/** The languages with most words of their own in a text, by their index. */
function inUse(tokens: readonly Token[], languages: readonly Words[]): readonly number[] {
  const counts = languages.map(
    ({ known }) =>
      tokens.filter(
        ({ word }) => known.has(word) && !languages.some((other) => other.known !== known && other.known.has(word)),
      ).length,
  )
  const most = Math.max(...counts)
  return counts.flatMap((count, index) => (count === most ? [index] : []))
}

/** A word as two known ones, of which one is among those that are written together with others. */
function apart(word: string, { known, glued }: Words): readonly string[] | undefined {
  if (word.length < SHORTEST_GLUED) return undefined
  for (let at = 1; at < word.length; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (glued.has(left) && right.length > 3 && known.has(right)) return [left, right]
    if (glued.has(right) && left.length > 3 && known.has(left)) return [left, right]
  }
  return undefined
}

/** Finds the known word that is one slip away: both words, less a letter each, are the same. */
class Neighbours {
  private readonly known: ReadonlySet<string>
  private shortened: Map<string, string[]> | undefined

  constructor(known: ReadonlySet<string>) {
    this.known = known
  }

  of(word: string): string | undefined {
    this.shortened ??= this.shorten()
    const less = shorter(word)
    const candidates = [
      ...less.filter((one) => one.length >= SHORTEST && this.known.has(one)),
      ...[word, ...less].flatMap((one) => this.shortened?.get(one) ?? []),
    ]
    return candidates.find((one) => one[0] === word[0] && isOneSlip(one, word))
  }

  private shorten(): Map<string, string[]> {
    const shortened = new Map<string, string[]>()
    for (const word of this.known) {
      if (word.length < SHORTEST) continue
      for (const less of shorter(word)) {
        const words = shortened.get(less)
        if (words === undefined) shortened.set(less, [word])
        else words.push(word)
      }
    }
    return shortened
  }
}

/** A word less each of its letters but the first, which people seldom get wrong. */
function shorter(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2))
}

function isOneSlip(a: string, b: string): boolean {
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const [leftA, leftB] = [a.slice(from, endA), b.slice(from, endB)]
  if (leftA.length <= 1 && leftB.length <= 1) return true
  return leftA.length === 2 && leftB.length === 2 && leftA[0] === leftB[1] && leftA[1] === leftB[0]
}
