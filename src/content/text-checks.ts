import { pluralCategories, splitKey } from '../texts/key.ts'
import { isConstant, parseTemplate, textFault } from '../texts/template.ts'
import { nearest, type Problem } from './problem.ts'

/** One text as it stands in a file. */
export interface TextRow {
  readonly locale: string
  readonly file: string
  readonly line: number
  readonly key: string
  readonly text: string
}

type Fault = (row: TextRow, message: string) => void

/**
 * Everything that can be wrong with texts, each mistake with its place: keys, forms for numbers, placeholders, and what a
 * translation has more, less or other than the default language. A key that a translation does not have yet is no
 * mistake: the default language stands in.
 * @param rows of all languages, in file order
 * @param fallback the default language, the model for the others
 */
export function textProblems(
  rows: readonly TextRow[],
  fallback: string,
  constants: Readonly<Record<string, string>>,
): Problem[] {
  const problems: Problem[] = []
  const fault: Fault = ({ file, line }, message) => problems.push({ file, line, message })
  const locales = Map.groupBy(rows, ({ locale }) => locale)
  const model = families(locales.get(fallback) ?? [])
  for (const [locale, own] of locales) {
    checkKeys(own, fault)
    checkWords(own, constants, fault)
    const mine = families(own)
    for (const family of mine.values()) checkForms(family, fault)
    if (locale !== fallback) for (const family of mine.values()) checkAgainst(family, model, fault)
  }
  return problems
}

/** The rows of one base key in one language, by perspective. */
interface Family {
  readonly base: string
  readonly you: readonly TextRow[]
  readonly them: readonly TextRow[]
}

function families(rows: readonly TextRow[]): Map<string, Family> {
  const all = new Map<string, { base: string; you: TextRow[]; them: TextRow[] }>()
  for (const row of rows) {
    const parts = splitKey(row.key)
    if (parts === null) continue
    const family = all.get(parts.base) ?? { base: parts.base, you: [], them: [] }
    all.set(parts.base, family)
    family[parts.them ? 'them' : 'you'].push(row)
  }
  return all
}

function checkKeys(rows: readonly TextRow[], fault: Fault): void {
  const seen = new Map<string, TextRow>()
  for (const row of rows) {
    const before = seen.get(row.key)
    if (before) fault(row, `"${row.key}" is there twice: first at ${before.file}:${before.line}. Take one out`)
    seen.set(row.key, row)
    if (splitKey(row.key) === null)
      fault(
        row,
        `"${row.key}" is not a key. Write lower case names joined by ".", "-" or ">"; "_" only before "them" and the forms of numbers`,
      )
  }
}

function checkWords(rows: readonly TextRow[], constants: Readonly<Record<string, string>>, fault: Fault): void {
  for (const row of rows) {
    const wrong = textFault(row.text)
    if (wrong !== null) fault(row, `"${row.key}": ${wrong}`)
    else
      for (const name of parseTemplate(row.text).slots)
        if (isConstant(name) && !Object.hasOwn(constants, name))
          fault(
            row,
            `"${row.key}": the directory has no fact "${name}" that may be shown.${nearest(name, Object.keys(constants))}`,
          )
  }
}

const isPlural = (row: TextRow): boolean => splitKey(row.key)?.plural != null

/** A text with {{count}} has every form of its language, and no other text has forms. */
function checkForms({ base, you, them }: Family, fault: Fault): void {
  const [first] = them
  if (first && you.length === 0)
    fault(first, `"${first.key}" has no "${base}" beside it. Write the words to "you" first`)
  for (const rows of [you, them]) {
    const [row] = rows
    if (!row) continue
    const forms = rows.filter(isPlural)
    const counts = rows.some(({ text }) => parseTemplate(text).slots.includes('count'))
    if (forms.length === 0) {
      if (counts) fault(row, `"${row.key}" has {{count}}. Write one text for each form: ${suffixes(row.locale)}`)
      continue
    }
    if (forms.length < rows.length)
      fault(
        row,
        `"${base}" has words with and without a form for numbers. Keep only those with: ${suffixes(row.locale)}`,
      )
    if (!counts) fault(row, `"${base}" has forms for numbers but no {{count}}. Write it once, without a form`)
    checkCategories(base, forms, fault)
  }
}

function checkCategories(base: string, forms: readonly TextRow[], fault: Fault): void {
  const [first] = forms
  if (!first) return
  const written = new Map(forms.map((row) => [splitKey(row.key)?.plural, row]))
  const known = pluralCategories(first.locale)
  const missing = known.filter((category) => !written.has(category))
  if (missing.length > 0)
    fault(first, `"${base}" lacks the form ${missing.join(', ')}. Write ${suffixes(first.locale)}`)
  // "zero" is for none at all, and so has a sense in every language.
  for (const [category, row] of written)
    if (category && category !== 'zero' && !known.includes(category))
      fault(row, `"${row.key}": the language "${row.locale}" has no form "${category}". It has ${suffixes(row.locale)}`)
}

const suffixes = (locale: string): string =>
  pluralCategories(locale)
    .map((category) => `_${category}`)
    .join(', ')

const SHORT = '.short'

/** A translation says the same to the same people with the same values. */
function checkAgainst(mine: Family, model: ReadonlyMap<string, Family>, fault: Fault): void {
  const first = mine.you[0] ?? mine.them[0]
  if (!first) return
  const its = model.get(mine.base)
  // How long a label is depends on the language, and so does whether it needs a short one.
  if (!its && mine.base.endsWith(SHORT) && model.has(mine.base.slice(0, -SHORT.length))) return
  if (!its) {
    fault(
      first,
      `the default language has no "${mine.base}", so nobody would see this.${nearest(mine.base, model.keys())}`,
    )
    return
  }
  if (its.them.length > 0 && mine.them.length === 0)
    fault(
      first,
      `"${mine.base}" has other words about somebody else in the default language. Write "${mine.base}_them" too`,
    )
  for (const perspective of ['you', 'them'] as const) {
    const rows = mine[perspective]
    const [row] = rows
    if (!row) continue
    const has = slotsOf(rows)
    const wants = slotsOf(its[perspective].length > 0 ? its[perspective] : its.you)
    const lost = [...wants].filter((name) => !has.has(name))
    const added = [...has].filter((name) => !wants.has(name))
    if (lost.length > 0)
      fault(row, `"${row.key}" leaves out {{${lost.join('}}, {{')}}}, which the default language has`)
    if (added.length > 0) fault(row, `"${row.key}" has {{${added.join('}}, {{')}}}, which the default language has not`)
  }
}

const slotsOf = (rows: readonly TextRow[]): Set<string> =>
  new Set(rows.flatMap(({ text }) => parseTemplate(text).slots))
