import { type Code, findCodes, type IsOutcode } from './postcode.ts'
import type { CodesAt } from './segments.ts'
import type { Token } from './text.ts'

/** Roads are called like first halves of Manchester: "near the M6". */
const ROAD = /^[AM]\d+$/

/**
 * Finds the codes of a text by its tokens. A whole postcode counts anywhere. A first half alone counts in a short answer, in a
 * longer text (`beside` says so) only where the words before it lead to a place: "mk4" is a car, too.
 */
export function codesInText(
  text: string,
  tokens: readonly Token[],
  isOutcode: IsOutcode,
  beside: 'anywhere' | ((at: number) => boolean),
): CodesAt {
  const whole = new Map<number, Code[]>()
  const ends = new Map<number, number>()
  for (const code of findCodes(text, isOutcode)) {
    whole.set(code.from, [...(whole.get(code.from) ?? []), code])
    ends.set(code.from, code.to)
  }
  return (at) => {
    const token = tokens[at]
    if (token === undefined) return null
    const codes = whole.get(token.from)
    if (codes !== undefined) {
      const end = ends.get(token.from) ?? token.to
      let to = at + 1
      while (to < tokens.length && (tokens[to]?.from ?? end) < end) to++
      return { codes, to }
    }
    const outcode = token.word.toUpperCase()
    if (!isOutcode(outcode) || (ROAD.test(outcode) && at > 0)) return null
    if (beside !== 'anywhere' && !beside(at)) return null
    const next = tokens[at + 1]
    const digit =
      next !== undefined && next.gap === 'none' && /^\d$/.test(next.word) && at + 2 === tokens.length ? next.word : null
    return digit === null ? { codes: [{ outcode }], to: at + 1 } : { codes: [{ outcode, digit }], to: at + 2 }
  }
}
