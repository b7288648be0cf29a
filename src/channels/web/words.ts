import type { Texts } from '../../texts/types.ts'

/** The page's own words in one language: the text of a key that begins with `page.`, filled. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** @throws TextMissing when no language has the key. */
export function sayIn(texts: Texts, locale: string): Say {
  return (key, values) => texts.get(locale, `page.${key}`, values && { values })
}
