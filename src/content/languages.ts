import { join } from 'node:path'
import type { Problem } from './problem.ts'
import { DEFAULT_LOCALE, localesIn } from './texts.ts'
import { readTranslatedFrom, type TranslatedFrom } from './translation.ts'
import { readWriting, type Writing } from './writing.ts'

/** What the texts of a language are held against, beside each other. */
export interface Language {
  readonly writing: Writing
  /** null for the default language, which the others are made from */
  readonly translatedFrom: TranslatedFrom | null
}

/** Reads the rules of every language that has a folder in locales/, by its tag. Mistakes go to `problems`. */
export function readLanguages(root: string, problems: Problem[]): ReadonlyMap<string, Language> {
  return new Map(
    localesIn(join(root, 'locales')).flatMap((locale): [string, Language][] => {
      const writing = readWriting(root, locale, problems)
      const translatedFrom = locale === DEFAULT_LOCALE ? null : readTranslatedFrom(root, locale, problems)
      return writing ? [[locale, { writing, translatedFrom }]] : []
    }),
  )
}
