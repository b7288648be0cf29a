import { join } from 'node:path'
import { ContentError, type Problem } from '../content/problem.ts'
import { sourceHashes } from '../content/source-hashes.ts'
import { DEFAULT_LOCALE, localesIn, readTextRows } from '../content/texts.ts'
import { readTranslatedFrom, writeTranslatedFrom } from '../content/translation.ts'
import { acceptTranslations } from './accept-translations.ts'

/**
 * `npm run -s translated -- cy who 'plan.*'`: says that the words of these keys in a language say the same as the English that
 * stands there now. A `*` stands for any letters. Exit code 0 when all of them exist.
 */
const root = join(import.meta.dirname, '../..')
const [locale, ...patterns] = process.argv.slice(2)
const locales = localesIn(join(root, 'locales')).filter((one) => one !== DEFAULT_LOCALE)
if (locale === undefined || patterns.length === 0 || !locales.includes(locale)) {
  console.error(
    `Say which language, and which keys you have read in both: npm run -s translated -- ${locales[0] ?? 'cy'} who 'plan.*'\n` +
      `Languages: ${locales.join(', ')}.`,
  )
  process.exitCode = 2
} else {
  try {
    const problems: Problem[] = []
    const record = readTranslatedFrom(root, locale, problems)
    const rows = readTextRows(root)
    if (problems.length > 0) throw new ContentError(problems)
    const { hashes, accepted, unknown } = acceptTranslations(
      { recorded: record.hashes, source: sourceHashes(rows, DEFAULT_LOCALE), own: sourceHashes(rows, locale) },
      patterns,
    )
    writeTranslatedFrom(root, locale, hashes)
    console.log(`${accepted.length} ${accepted.length === 1 ? 'text' : 'texts'} noted in ${record.file}.`)
    for (const pattern of unknown) console.error(`No text in both languages has the key ${pattern}.`)
    if (unknown.length > 0) process.exitCode = 1
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
