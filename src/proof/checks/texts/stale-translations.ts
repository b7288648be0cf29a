import { sourceHashes } from '../../../content/source-hashes.ts'
import { splitKey } from '../../../texts/key.ts'
import type { Check, Finding } from '../../check.ts'

/** English that changed after it was translated: the two languages may say different things. */
export const staleTranslations: Check = {
  id: 'stale-translations',
  mayWait: true,
  proves: 'every translation was made from, or read again beside, the words that stand there now',
  run({ world, rows, languages }) {
    const [fallback = ''] = world.texts.locales
    const now = sourceHashes(rows, fallback)
    return [...languages].flatMap(([locale, { translatedFrom }]): Finding[] => {
      if (!translatedFrom) return []
      const { file, hashes, lineOf } = translatedFrom
      const translated = new Map(
        rows.filter((row) => row.locale === locale).map((row) => [splitKey(row.key)?.base ?? row.key, row]),
      )
      const stale = [...translated].flatMap(([key, row]): Finding[] => {
        const source = now.get(key)
        if (source === undefined || hashes.get(key) === source) return []
        const wrong = hashes.has(key)
          ? `the English of "${key}" has changed since it was translated. Change these words to say the same`
          : `nobody has said yet that "${key}" says the same as the English. Read both`
        return [
          { file: row.file, line: row.line, message: `${wrong}, then run: npm run -s translated -- ${locale} ${key}` },
        ]
      })
      const gone = [...hashes.keys()].filter((key) => !translated.has(key) || !now.has(key))
      return [
        ...stale,
        ...gone.map((key) => ({
          file,
          line: lineOf(key),
          message: `there is no text "${key}" in both languages any more. Take the line out, or run: npm run -s translated -- ${locale} ${key}`,
        })),
      ]
    })
  },
}
