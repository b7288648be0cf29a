import type { Texts } from '../../texts/types.ts'
import type { Frame } from './page.ts'
import { sayIn } from './words.ts'

/**
 * What stands around every page, made once for each language.
 * @throws TextMissing when a word of the page is missing in every language
 */
export function makeFrames(texts: Texts, style: string, icon: string): (locale: string) => Frame {
  const frames = new Map(
    texts.locales.map((locale) => {
      const languages = texts.locales
        .filter((other) => other !== locale)
        .map((other) => ({ locale: other, name: sayIn(texts, other)('language'), dir: texts.dir(other) }))
      return [locale, { locale, dir: texts.dir(locale), say: sayIn(texts, locale), languages, style, icon }] as const
    }),
  )
  const fallback = frames.get(texts.locales[0] ?? '')
  if (!fallback) throw new Error('no language is loaded')
  return (locale) => frames.get(locale) ?? fallback
}
