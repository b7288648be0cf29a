import { type Code, findCodes, type IsOutcode } from './postcode.ts'
import type { CodesAt } from './segments.ts'
import type { Token } from './text.ts'

/** Roads are called like first halves of Manchester: "near the M6". */
const ROAD = /^[AM]\d+$/

/** Whether a first half may stand at a token. */
export type MayBeCode = (at: number, looksLikeRoad: boolean) => boolean

/** Finds the codes of a text by its tokens. A whole postcode counts anywhere, a first half alone where `mayBe` says so. */
export function codesInText(text: string, tokens: readonly Token[], isOutcode: IsOutcode, mayBe: MayBeCode): CodesAt {
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
    if (!isOutcode(outcode) || !mayBe(at, ROAD.test(outcode))) return null
    const next = tokens[at + 1]
    const digit =
      next !== undefined && next.gap === 'none' && /^\d$/.test(next.word) && at + 2 === tokens.length ? next.word : null
    return digit === null ? { codes: [{ outcode }], to: at + 1 } : { codes: [{ outcode, digit }], to: at + 2 }
  }
}
