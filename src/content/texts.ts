import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { compileTexts } from '../texts/compile.ts'
import { fillConstants } from '../texts/template.ts'
import type { Texts } from '../texts/types.ts'
import { lawKey } from './constants.ts'
import { FlatJsonError, parseFlatJson } from './flat-json.ts'
import { ContentError, type Problem } from './problem.ts'
import { pathsBelow } from './source.ts'
import { type TextRow, textProblems } from './text-checks.ts'

/** The language that the others are held against, and that stands in for them. */
export const DEFAULT_LOCALE = 'en'

/**
 * Reads and resolves all texts: `<localesDir>/<lng>/**.json` of every language.
 * @param constants facts of the directory that texts may name, by names like `samaritans.phone`: so that no number or
 *   address is ever written into a text
 * @param law names of facts of the law, whose words are texts of each language (`law.<name>`)
 * @throws ContentError with every mistake found; errors of the disk are thrown as they are
 */
export function loadTexts(
  localesDir: string,
  constants: Readonly<Record<string, string>>,
  law: ReadonlySet<string> = new Set(),
): Texts {
  const problems: Problem[] = []
  const texts = readTexts(localesDir, constants, problems, law)
  if (!texts) throw new ContentError(problems)
  return texts
}

/** The same, for a reader of more than texts: mistakes go to `problems`, and the result is then undefined. */
export function readTexts(
  localesDir: string,
  constants: Readonly<Record<string, string>>,
  problems: Problem[],
  law: ReadonlySet<string> = new Set(),
): Texts | undefined {
  const found: Problem[] = []
  const [, ...locales] = localesIn(localesDir)
  const rows = [DEFAULT_LOCALE, ...locales].flatMap((locale) => readLanguage(localesDir, locale, found))
  const orphans = withoutFile(rows)
  found.push(...missingFiles(orphans))
  const named = { ...constants, ...wordsOfLaw(rows, DEFAULT_LOCALE, law) }
  found.push(
    ...textProblems(
      rows.filter((row) => !orphans.includes(row)),
      DEFAULT_LOCALE,
      named,
    ),
  )
  problems.push(...found)
  if (found.length > 0) return undefined
  const language = (locale: string) => {
    const filling = { ...named, ...wordsOfLaw(rows, locale, law) }
    const own = rows.filter((row) => row.locale === locale)
    return { locale, texts: new Map(own.map(({ key, text }) => [key, fillConstants(text, filling)])) }
  }
  return compileTexts([language(DEFAULT_LOCALE), ...locales.map(language)])
}

/**
 * Every text of every language as it stands in its file, the default language first.
 * @param root the content's root, which has the folder locales/
 * @throws ContentError for a file that cannot be read as texts; what else may be wrong with them, loadTexts says
 */
export function readTextRows(root: string): readonly TextRow[] {
  const localesDir = join(root, 'locales')
  const problems: Problem[] = []
  const rows = localesIn(localesDir).flatMap((locale) => readLanguage(localesDir, locale, problems))
  if (problems.length > 0) throw new ContentError(problems)
  return rows
}

/** The words of facts of the law in a language, by the names that other texts give them. */
function wordsOfLaw(rows: readonly TextRow[], locale: string, law: ReadonlySet<string>): Record<string, string> {
  const keys = new Map([...law].map((name) => [lawKey(name), name]))
  const own = rows.flatMap((row): [string, string][] => {
    const name = row.locale === locale ? keys.get(row.key) : undefined
    return name === undefined ? [] : [[name, row.text]]
  })
  return Object.fromEntries(own)
}

/** Texts of other languages that the default language has not, nor a file of that name. */
function withoutFile(rows: readonly TextRow[]): readonly TextRow[] {
  const [own = [], others = []] = [true, false].map((isOwn) =>
    rows.filter((row) => (row.locale === DEFAULT_LOCALE) === isOwn),
  )
  const [keys, files] = [new Set(own.map(({ key }) => key)), new Set(own.map(withinLanguage))]
  return others.filter((row) => !keys.has(row.key) && !files.has(withinLanguage(row)))
}

/** The path of a file in the folder of its language: "topics/tracker.json". */
const withinLanguage = ({ file }: TextRow): string => file.split('/').slice(2).join('/')

/** Each file that the default language lacks, told once with all its texts. */
function missingFiles(orphans: readonly TextRow[]): Problem[] {
  return [...Map.groupBy(orphans, withinLanguage)].map(([name, rows]) => {
    const keys = [...new Set(rows.map(({ key }) => `"${key}"`))].join(', ')
    const file = `${(rows[0]?.file ?? '').split('/')[0]}/${DEFAULT_LOCALE}/${name}`
    return { file, line: 1, message: `this file is missing, with the texts ${keys}. ${rows[0]?.file} has them` }
  })
}

/** The languages that have a folder, the default one first. */
export function localesIn(localesDir: string): readonly string[] {
  const others = readdirSync(localesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== DEFAULT_LOCALE)
    .map(({ name }) => name)
  return [DEFAULT_LOCALE, ...others.sort()]
}

/** Keys of the default language for which another has no words yet, in order. */
export function missingTexts(texts: Texts, locale: string): readonly string[] {
  return texts.keys(DEFAULT_LOCALE).filter((key) => !texts.has(locale, key))
}

function readLanguage(localesDir: string, locale: string, problems: Problem[]): TextRow[] {
  const names = pathsBelow(localesDir, locale, '.json')
  if (names.length === 0)
    problems.push({ file: join(basename(localesDir), locale), line: 1, message: 'no file with texts is here' })
  return names.flatMap((name) => {
    const file = join(basename(localesDir), locale, name)
    try {
      return parseFlatJson(readFileSync(join(localesDir, locale, name), 'utf8')).map((entry) => ({
        locale,
        file,
        ...entry,
      }))
    } catch (error) {
      if (!(error instanceof FlatJsonError)) throw error
      problems.push({ file, line: error.line, message: `column ${error.column}: ${error.message}` })
      return []
    }
  })
}
