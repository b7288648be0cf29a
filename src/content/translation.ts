import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from './document.ts'
import type { Problem } from './problem.ts'
import { format } from './schema.ts'

/**
 * From which words of the default language a translation was made: `locales/<lng>/translated-from.yaml`, a short hash for
 * each key. Words that change afterwards no longer have that hash, so a translation that was left behind is seen.
 */
export interface TranslatedFrom {
  /** path from the content's root */
  readonly file: string
  /** by key, perspective and plural suffixes left out */
  readonly hashes: ReadonlyMap<string, string>
  lineOf(key: string): number
}

const schema = z.strictObject({ format, 'translated-from': z.record(z.string(), z.string()).default({}) })

const fileOf = (locale: string): string => `locales/${locale}/translated-from.yaml`

/** Reads the record of a translation; an empty one where there is no file. Mistakes go to `problems`. */
export function readTranslatedFrom(root: string, locale: string, problems: Problem[]): TranslatedFrom {
  const file = fileOf(locale)
  const yaml = existsSync(join(root, file)) ? readYaml(root, file, schema, problems) : undefined
  return {
    file,
    hashes: new Map(Object.entries(yaml?.value['translated-from'] ?? {})),
    lineOf: (key) => yaml?.lineOf(['translated-from', key]) ?? 1,
  }
}

/** Writes the record of a translation, in the order of its keys. */
export function writeTranslatedFrom(root: string, locale: string, hashes: ReadonlyMap<string, string>): void {
  const lines = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, hash]) => `  ${key}: "${hash}"\n`)
  const head =
    `# From which English each text here was made: a hash of it. "npm run -s translated -- ${locale} <key> ..." writes it,\n` +
    '# once somebody has read both languages of these keys side by side.\n'
  const record = lines.length > 0 ? `translated-from:\n${lines.join('')}` : ''
  writeFileSync(join(root, fileOf(locale)), `${head}format: 1\n${record}`)
}
