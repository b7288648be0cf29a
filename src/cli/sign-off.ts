import { z } from 'zod'
import { readYaml } from '../content/document.ts'
import { nation } from '../content/organisation-schema.ts'
import type { Problem } from '../content/problem.ts'
import { format } from '../content/schema.ts'
import type { TextRow } from '../content/text-checks.ts'
import type { Nation } from '../directory/places/types.ts'
import { keyPattern } from '../texts/key-pattern.ts'

const FILE = 'docs/sign-off.yaml'

/** Somebody's part of what has to be looked at before the launch. */
export interface Part {
  readonly name: string
  /** who signs */
  readonly signs: string
}
export interface TextPart extends Part {
  readonly list: 'keys' | 'files'
  readonly rows: readonly TextRow[]
}

/** Who signs what before the launch. */
export interface SignOff {
  readonly law: readonly (Part & { readonly nations: ReadonlySet<Nation> })[]
  readonly organisations: Part
  readonly others: Part
  readonly texts: readonly TextPart[]
}

const words = z.string().trim().min(1)
const part = { name: words, signs: words }
const schema = z.strictObject({
  format,
  law: z.array(z.strictObject({ ...part, nations: z.array(nation).min(1) })).min(1),
  organisations: z.strictObject(part),
  others: z.strictObject(part),
  texts: z.array(
    z.strictObject({
      ...part,
      language: words,
      list: z.enum(['keys', 'files'], 'expected keys or files'),
      keys: z.array(words).min(1),
    }),
  ),
})

/** Reads docs/sign-off.yaml. Mistakes go to `problems`: keys that no text has, and nations whose law nobody would sign. */
export function readSignOff(
  root: string,
  { rows, lawIn }: { readonly rows: readonly TextRow[]; readonly lawIn: ReadonlySet<Nation> },
  problems: Problem[],
): SignOff | undefined {
  const yaml = readYaml(root, FILE, schema, problems)
  if (!yaml) return undefined
  const { law, organisations, others, texts } = yaml.value
  for (const one of lawIn)
    if (!law.some(({ nations }) => nations.includes(one)))
      yaml.fault(['law'], `directory/law has facts of "${one}", and nobody is named who signs them`)
  return {
    law: law.map(({ nations, ...one }) => ({ ...one, nations: new Set(nations) })),
    organisations,
    others,
    texts: texts.map(({ name, signs, language, list, keys }, i) => {
      const own = rows.filter(({ locale }) => locale === language)
      const tests = keys.map(keyPattern)
      tests.forEach((test, j) => {
        if (!own.some(({ key }) => test.test(key)))
          yaml.fault(['texts', i, 'keys', j], `no text in "${language}" has the key ${keys[j]}`)
      })
      return { name, signs, list, rows: own.filter(({ key }) => tests.some((test) => test.test(key))) }
    }),
  }
}
