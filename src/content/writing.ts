import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Path, readYaml } from './document.ts'
import type { Problem } from './problem.ts'
import { format } from './schema.ts'

/** A text that a rule of writing leaves out, and why. */
export interface Exception {
  readonly because: string
  readonly line: number
}
export type Exceptions = ReadonlyMap<string, Exception>

/** The most that a screen may have of something, where it has at least so many words. */
export interface Limit {
  readonly most: number
  readonly fromWords: number
  readonly except: Exceptions
}

/** Words that no text uses, and what to write instead. */
export interface Banned {
  readonly words: readonly string[]
  readonly instead: string
  readonly except: Exceptions
}

/** How a language is written: `locales/<lng>/writing.yaml`. */
export interface Writing {
  /** path from the content's root */
  readonly file: string
  /** the age, in years, of a child who can read it; null where no measure for the language is known */
  readonly readingAge: Limit | null
  /** words a sentence, on average over a screen; null where another measure stands for it */
  readonly sentenceWords: Limit | null
  readonly banned: readonly Banned[]
}

const because = z.string('expected the reason, in words').min(1, 'expected the reason, in words')
const except = z.record(z.string(), because).default({})
const limit = z.strictObject({ most: z.number().positive(), 'from-words': z.int().min(1), except })
const schema = z.strictObject({
  format,
  'reading-age': limit.optional(),
  'sentence-words': limit.optional(),
  banned: z
    .array(z.strictObject({ words: z.array(z.string().min(1)).min(1), instead: z.string().min(1), except }))
    .default([]),
})

/**
 * Reads how a language is written. Mistakes go to `problems`; undefined where it cannot be read. A language without the
 * file has no rules of its own, which is a problem too: nothing would be held against them.
 */
export function readWriting(root: string, locale: string, problems: Problem[]): Writing | undefined {
  const file = `locales/${locale}/writing.yaml`
  if (!existsSync(join(root, file))) {
    problems.push({
      file,
      line: 1,
      message: 'this file is missing. Write how the language is written: its limits and the words that no text uses',
    })
    return undefined
  }
  const yaml = readYaml(root, file, schema, problems)
  if (!yaml) return undefined
  const { 'reading-age': readingAge, 'sentence-words': sentenceWords, banned } = yaml.value
  const exceptions = (path: Path, listed: Readonly<Record<string, string>>): Exceptions =>
    new Map(Object.entries(listed).map(([key, why]) => [key, { because: why, line: yaml.lineOf([...path, key]) }]))
  const limitOf = (name: string, one: z.output<typeof limit> | undefined): Limit | null =>
    one ? { most: one.most, fromWords: one['from-words'], except: exceptions([name, 'except'], one.except) } : null
  return {
    file,
    readingAge: limitOf('reading-age', readingAge),
    sentenceWords: limitOf('sentence-words', sentenceWords),
    banned: banned.map((one, i) => ({
      words: one.words,
      instead: one.instead,
      except: exceptions(['banned', i, 'except'], one.except),
    })),
  }
}
