import { LIMITS } from '../channels/capabilities.ts'
import type { Texts } from '../texts/types.ts'
import type { Problem } from './problem.ts'

const BUTTONS = Object.values(LIMITS).map(({ label }) => label)
/** The longest label of a choice, where it may be long, and the longest of a small button, in characters. */
export const LABEL_LIMITS = { label: Math.max(...BUTTONS), short: Math.min(...BUTTONS) }

/** A text that something calls for, and that must exist in every language. */
export interface Need {
  readonly key: string
  /** file:line of what calls for it */
  readonly at: string
  /** it stands on a button, in the list of that name; it may then have a `.short` and an `.also` */
  readonly list?: string
  /** it is used where it exists, and may be left out */
  readonly optional?: boolean
  /** the only languages in which it is needed */
  readonly locales?: readonly string[]
}

/** Labels that fit their buttons and can be told apart in their list, about the person and about somebody else. */
export function labelProblems(needs: readonly Need[], texts: Texts, locale: string): Problem[] {
  const taken = new Map<string, string>()
  const seen = new Set<string>()
  return needs.flatMap(({ key, at, list }) => {
    if (list === undefined || !texts.has(locale, key) || seen.has(`${list} ${key}`)) return []
    seen.add(`${list} ${key}`)
    const you = labelOf(texts, locale, key, false)
    const them = labelOf(texts, locale, key, true)
    const isSame = them.label === you.label && them.short === you.short
    const wrong = (isSame ? [you] : [you, them]).flatMap((one) => wrongLength(one) ?? [])
    const found = [...wrong, ...clashes(taken, `${list} you`, key, you), ...clashes(taken, `${list} them`, key, them)]
    return [...new Set(found)].map((message) => ({ ...placeOf(at), message: `in locales/${locale} ${message}` }))
  })
}

/** A label in one perspective: its words, those of its small button, and the name of the text that they are in. */
interface Label {
  readonly key: string
  readonly label: string
  readonly short: string
}

function labelOf(texts: Texts, locale: string, key: string, them: boolean): Label {
  const label = texts.get(locale, key, { them })
  const short = texts.has(locale, `${key}.short`) ? texts.get(locale, `${key}.short`, { them }) : label
  return { key: them && label !== texts.get(locale, key) ? `${key}_them` : key, label, short }
}

function wrongLength({ key, label, short }: Label): string | null {
  const most = LABEL_LIMITS
  if (label.length > most.label)
    return `the label "${key}" has ${label.length} characters. At most ${most.label} fit on a button`
  if (short.length <= most.short) return null
  const base = key.replace(/_them$/, '')
  return short === label
    ? `the label "${key}" has ${label.length} characters. Write "${base}.short" too, of at most ${most.short}`
    : `"${base}.short" has ${short.length} characters. At most ${most.short} fit on a small button`
}

/** Other labels of the same list that have the same words. */
function clashes(taken: Map<string, string>, list: string, key: string, { label, short, key: own }: Label): string[] {
  return [label, short].flatMap((words) => {
    const other = taken.get(`${list} ${words}`) ?? own
    taken.set(`${list} ${words}`, own)
    return other.replace(/_them$/, '') === key
      ? []
      : [`"${other}" and "${own}" are both "${words}", so nobody can tell them apart`]
  })
}

/** `file:line` in its parts. */
export function placeOf(at: string): { file: string; line: number } {
  const colon = at.lastIndexOf(':')
  return { file: at.slice(0, colon), line: Number(at.slice(colon + 1)) }
}
