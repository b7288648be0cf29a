import { createHash } from 'node:crypto'
import { splitKey } from '../texts/key.ts'
import type { TextRow } from './text-checks.ts'

/** A short hash for each key of one language: of its words in every perspective and form. */
export function sourceHashes(rows: readonly TextRow[], locale: string): ReadonlyMap<string, string> {
  const own = rows.flatMap((row) => {
    const base = row.locale === locale ? splitKey(row.key)?.base : undefined
    return base === undefined ? [] : [{ base, words: `${row.key.slice(base.length)}\0${row.text}` }]
  })
  return new Map(
    [...Map.groupBy(own, ({ base }) => base)].map(([base, forms]) => {
      const words = forms.map((form) => form.words).sort()
      return [base, createHash('sha256').update(words.join('\0\0')).digest('hex').slice(0, 8)]
    }),
  )
}
