import { createInstance, type i18n } from 'i18next'
import { TextMissing, TextValueMissing } from './errors.ts'
import { type PluralCategory, pluralCategories, splitKey } from './key.ts'
import { once } from './once.ts'
import { parseTemplate, type Template, type Values } from './template.ts'
import type { Texts } from './types.ts'

/** All texts of one language: whole key, suffixes included, to words. Constants are filled in, and every text has passed its checks. */
export interface LanguageTexts {
  /** BCP 47 tag */
  readonly locale: string
  readonly texts: ReadonlyMap<string, string>
}

/** Words without a value, words with values, or one of these for each form that numbers have. */
type Form = string | Template | Plural
interface Plural {
  readonly select: (count: number) => PluralCategory
  readonly forms: ReadonlyMap<PluralCategory, string | Template>
}
interface Entry {
  readonly own: boolean
  readonly you: Form
  readonly them: Form
}

/**
 * Resolves every key, perspective and plural form of every language once, by i18next's own rules, into tables that are
 * read at run time without it.
 * @param languages the default language first: its words stand in where another has none
 */
export function compileTexts(languages: readonly [LanguageTexts, ...LanguageTexts[]]): Texts {
  const fallback = languages[0].locale
  const i18next = startI18next(languages, fallback)
  const fallbackTable = tableOf(languages[0], i18next)
  const tables = new Map(
    languages.map((language) => {
      const own = language === languages[0] ? fallbackTable : tableOf(language, i18next)
      const borrowed = [...fallbackTable]
        .filter(([key]) => !own.has(key))
        .map(([key, entry]): [string, Entry] => [key, { ...entry, own: false }])
      return [language.locale, new Map([...own, ...borrowed])]
    }),
  )
  const table = (locale: string): ReadonlyMap<string, Entry> => tables.get(locale) ?? fallbackTable
  const directions = new Map(languages.map(({ locale }) => [locale, i18next.dir(locale)]))
  return {
    locales: languages.map(({ locale }) => locale),
    has: (locale, key) => table(locale).get(key)?.own ?? false,
    get(locale, key, fill) {
      const entry = table(locale).get(key)
      if (entry === undefined) throw new TextMissing(key, fallback)
      return render(key, fill?.them ? entry.them : entry.you, fill?.values)
    },
    keys: (locale) => [...table(locale)].flatMap(([key, { own }]) => (own ? key : [])),
    dir: (locale) => directions.get(locale) ?? i18next.dir(fallback),
  }
}

function startI18next(languages: readonly LanguageTexts[], fallback: string): i18n {
  const i18next = createInstance()
  void i18next.init({
    initAsync: false,
    lng: fallback,
    fallbackLng: fallback,
    keySeparator: false,
    nsSeparator: false,
    // Words are escaped once, where they are put into a page.
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(
      languages.map(({ locale, texts }) => [locale, { translation: Object.fromEntries(texts) }]),
    ),
  })
  return i18next
}

function tableOf({ locale, texts }: LanguageTexts, i18next: i18n): Map<string, Entry> {
  const select = categoryOf(locale)
  const examples = countExamples(select, pluralCategories(locale))
  const raw = (key: string, context: string | undefined, count?: number): string | Template => {
    const text = i18next.t(key, {
      lng: locale,
      skipInterpolation: true,
      ...(context && { context }),
      ...(count !== undefined && { count }),
    })
    return asWritten(text)
  }
  const asWritten = (text: string): string | Template => {
    const template = parseTemplate(text)
    return template.slots.length === 0 ? text : template
  }
  const formOf = (key: string, context: string | undefined, plural: boolean): Form => {
    // i18next gives words that have no other form as they are written; it takes its time, and most words are such
    const written = context === undefined && !plural ? texts.get(key) : undefined
    if (written !== undefined) return asWritten(written)
    return plural
      ? { select, forms: new Map([...examples].map(([category, count]) => [category, raw(key, context, count)])) }
      : raw(key, context)
  }
  const variants = new Map<string, { plural: boolean; them: boolean }>()
  for (const key of texts.keys()) {
    const parts = splitKey(key)
    if (!parts) continue
    const known = variants.get(parts.base)
    const { plural = false, them = false } = known ?? {}
    variants.set(parts.base, { plural: plural || parts.plural !== null, them: them || parts.them })
  }
  return new Map(
    [...variants].map(([key, { plural, them }]) => {
      const you = formOf(key, undefined, plural)
      return [key, { own: true, you, them: them ? formOf(key, 'them', plural) : you }]
    }),
  )
}

/** Below this a number is likely to be shown more than once. */
const SMALL = 200

/** Which form a number takes in a language. Intl takes its time, so small numbers are asked for once, and none before it is shown. */
function categoryOf(locale: string): (count: number) => PluralCategory {
  const rules = new Intl.PluralRules(locale)
  const known = new Map<number, PluralCategory>()
  const isSmall = (count: number) => Number.isInteger(count) && count >= 0 && count < SMALL
  return (count) => (isSmall(count) ? once(known, count, () => rules.select(count)) : rules.select(count))
}

/** A number for each form of a language, and 0 for "zero", which i18next looks for in every language. */
function countExamples(
  select: (count: number) => PluralCategory,
  categories: readonly PluralCategory[],
): Map<PluralCategory, number> {
  // Not 0, which has a form of its own even where its language would count it among others.
  const tried = [...Array(200).keys(), 0.5, 1.5, 1_000_000].filter((count) => count !== 0)
  const examples = new Map<PluralCategory, number>([['zero', 0]])
  for (const category of categories) {
    const count = tried.find((one) => select(one) === category)
    if (count !== undefined && category !== 'zero') examples.set(category, count)
  }
  return examples
}

function render(key: string, form: Form, values: Values | undefined): string {
  if (typeof form === 'string') return form
  if (!('select' in form)) return fill(key, form, values)
  const count = values?.count
  if (typeof count !== 'number') throw new TextValueMissing(key, 'count')
  const words = form.forms.get(count === 0 ? 'zero' : form.select(count)) ?? form.forms.get('other') ?? ''
  return typeof words === 'string' ? words : fill(key, words, values)
}

function fill(key: string, { parts, slots }: Template, values: Values | undefined): string {
  let text = parts[0] ?? ''
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? ''
    const value = values?.[slot]
    if (value === undefined) throw new TextValueMissing(key, slot)
    text += value + (parts[i + 1] ?? '')
  }
  return text
}
