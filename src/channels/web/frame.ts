import type { Texts } from '../../texts/types.ts'
import { emergencyCardIn } from '../problem.ts'
import { notConnected } from './reply.ts'
import type { Frame } from './shell.ts'
import { sayIn } from './words.ts'

/** Addresses of what a page asks for beside itself. */
export type Files = Pick<Frame, 'style' | 'script' | 'icon'>

/**
 * What stands around every page, made once for each language.
 * @throws TextMissing when a word of the page is missing in every language
 */
export function makeFrames(texts: Texts, files: Files): (locale: string) => Frame {
  const frames = new Map(
    texts.locales.map((locale): readonly [string, Frame] => {
      const languages = texts.locales
        .filter((other) => other !== locale)
        .map((other) => ({ locale: other, name: sayIn(texts, other)('language'), dir: texts.dir(other) }))
      const say = sayIn(texts, locale)
      const offline = notConnected(emergencyCardIn(texts, locale), say, locale)
      return [locale, { locale, dir: texts.dir(locale), say, languages, ...files, notConnected: offline }]
    }),
  )
  const fallback = frames.get(texts.locales[0] ?? '')
  if (!fallback) throw new Error('no language is loaded')
  return (locale) => frames.get(locale) ?? fallback
}
