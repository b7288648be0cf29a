/** The forms that languages have for numbers, as Intl.PluralRules names them. */
export type PluralCategory = Intl.LDMLPluralRule
const CATEGORIES: readonly PluralCategory[] = ['zero', 'one', 'two', 'few', 'many', 'other']

/** A key of a texts file, taken apart: `visits_them_one` is `visits`, about them, for one. */
export interface KeyParts {
  /** what code and content call the text */
  readonly base: string
  /** the words for when somebody else is spoken about */
  readonly them: boolean
  readonly plural: PluralCategory | null
}

/** Names joined by "." (part of), ">" (a question inside a question); "_" only before a suffix. */
const BASE = /^[a-z0-9]+(?:[-.>][a-z0-9]+)*$/
const KEY = new RegExp(`^(.+?)(_them)?(?:_(${CATEGORIES.join('|')}))?$`)

/** Takes a key apart. Null when it is not one: the base is lower case names with hyphens, joined by dots or ">". */
export function splitKey(key: string): KeyParts | null {
  // most keys have no suffix
  if (!key.includes('_')) return BASE.test(key) ? { base: key, them: false, plural: null } : null
  const [, base = '', them, plural] = KEY.exec(key) ?? []
  if (!BASE.test(base)) return null
  return { base, them: them !== undefined, plural: (plural as PluralCategory | undefined) ?? null }
}

/** The forms for numbers that a language has, in a fixed order: English one and other, Welsh all six. */
export function pluralCategories(locale: string): readonly PluralCategory[] {
  const own = new Set(new Intl.PluralRules(locale).resolvedOptions().pluralCategories)
  return CATEGORIES.filter((category) => own.has(category))
}
