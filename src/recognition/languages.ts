/** So many words of its own make a text one of that language, or so large a part of a short text. */
const FEW = 2
const PART = 1 / 4

/**
 * Makes the function that tells in which languages a text is written, in part at least: "mae hi wedi bod yn texto fi non stop" is Welsh
 * and English. A word speaks for a language that alone listens for it. Where no language has such words, that counts which knows most.
 * @param known the words that the lists of each language listen for
 * @param codeOf the number of a word, above zero; those that it gives are asked for by their numbers
 */
export function languageFinder(
  known: readonly (readonly [lng: string, words: ReadonlySet<string>])[],
  codeOf: (word: string) => number,
): (codes: readonly number[]) => ReadonlySet<string> {
  const codesOf = (words: Iterable<string>): Uint8Array => {
    const codes = [...words].map(codeOf)
    const marks = new Uint8Array(codes.reduce((most, code) => Math.max(most, code), 0) + 1)
    for (const code of codes) if (code > 0) marks[code] = 1
    return marks
  }
  const all = known.map(([lng, words]) => {
    const others = known.filter(([other]) => other !== lng)
    const own = [...words].filter((word) => !others.some(([, theirs]) => theirs.has(word)))
    return { lng, known: codesOf(words), own: codesOf(own) }
  })
  const count = (codes: readonly number[], marks: Uint8Array): number => {
    let sum = 0
    for (const code of codes) sum += marks[code] ?? 0
    return sum
  }
  return (codes) => {
    const found = new Set<string>()
    for (const { lng, own } of all) {
      const heard = count(codes, own)
      if (heard >= FEW || heard > codes.length * PART) found.add(lng)
    }
    if (found.size > 0) return found
    const counts = all.map(({ known }) => count(codes, known))
    const most = Math.max(...counts)
    return new Set(all.filter((_, at) => counts[at] === most).map(({ lng }) => lng))
  }
}
