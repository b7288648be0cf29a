import type { Token } from './fold.ts'

/** So many words of its own make a text one of that language, or so large a part of a short text. */
const FEW = 2
const PART = 1 / 4

/**
 * Makes the function that tells in which languages a text is written, in part at least: "mae hi wedi bod yn texto fi non stop" is Welsh
 * and English. A word speaks for a language that alone listens for it. Where no language has such words, that counts which knows most.
 * @param known the words that the lists of each language listen for
 */
export function languageFinder(
  known: ReadonlyMap<string, ReadonlySet<string>>,
): (tokens: readonly Token[]) => ReadonlySet<string> {
  const all = [...known]
  const own = new Map(
    all.map(([lng, words]) => {
      const others = all.filter(([other]) => other !== lng)
      return [lng, new Set([...words].filter((word) => !others.some(([, theirs]) => theirs.has(word))))]
    }),
  )
  return (tokens) => {
    const found = new Set<string>()
    for (const [lng, words] of own) {
      let count = 0
      for (const { word } of tokens) if (words.has(word)) count += 1
      if (count >= FEW || count > tokens.length * PART) found.add(lng)
    }
    return found.size > 0 ? found : knowMost(tokens, all)
  }
}

function knowMost(
  tokens: readonly Token[],
  all: readonly (readonly [lng: string, words: ReadonlySet<string>])[],
): ReadonlySet<string> {
  const counted = all.map(([lng, words]) => ({ lng, count: tokens.filter(({ word }) => words.has(word)).length }))
  const most = Math.max(...counted.map(({ count }) => count))
  return new Set(counted.filter(({ count }) => count === most).map(({ lng }) => lng))
}
