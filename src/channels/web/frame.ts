import type { Content } from '../deps.ts'
import { emergencyCardIn } from '../problem.ts'
import { notConnected } from './reply.ts'
import type { Frame } from './shell.ts'
import type { Stylesheets } from './stylesheets.ts'
import { sayIn } from './words.ts'

/** What stands around a page in that language, on the pages of a charity or, without one, everywhere else. */
export type Frames = (locale: string, partner?: string | null) => Frame

/**
 * What stands around every page, made once for each language and charity.
 * @param files addresses of what a page asks for beside its style sheet
 * @throws TextMissing when a word of the page is missing in every language
 */
export function makeFrames(
  { texts, partners }: Pick<Content, 'texts' | 'partners'>,
  styles: Stylesheets,
  files: Pick<Frame, 'script' | 'icon'>,
): Frames {
  const framesFor = (offered: readonly string[], style: string) =>
    new Map(
      texts.locales.map((locale): readonly [string, Frame] => {
        const languages = offered
          .filter((other) => other !== locale)
          .map((other) => ({ locale: other, name: sayIn(texts, other)('language'), dir: texts.dir(other) }))
        const say = sayIn(texts, locale)
        const offline = notConnected(emergencyCardIn(texts, locale), say, locale)
        return [locale, { locale, dir: texts.dir(locale), say, languages, style, ...files, notConnected: offline }]
      }),
    )
  const usual = framesFor(texts.locales, styles.of(null).path)
  const own = new Map([...partners].map(([id, { languages }]) => [id, framesFor(languages, styles.of(id).path)]))
  const fallback = usual.get(texts.locales[0] ?? '')
  if (!fallback) throw new Error('no language is loaded')
  return (locale, partner = null) =>
    (partner === null ? undefined : own.get(partner)?.get(locale)) ?? usual.get(locale) ?? fallback
}
