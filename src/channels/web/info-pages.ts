import type { FastifyInstance } from 'fastify'
import type { Operator } from '../../config.ts'
import type { Fill, Texts } from '../../texts/types.ts'
import type { ChannelDeps } from '../deps.ts'
import { pageHeaders } from './headers.ts'
import { INFO_PAGES, type InfoPage, type Part } from './info-sections.ts'
import { type InfoPart, type InfoSection, infoPage } from './render/info.ts'
import type { Frame } from './shell.ts'

/**
 * The pages about the service itself, each at an address of its own, `?lang=` for the language. They hold nothing of anybody, are
 * no turns and so leave no line in the log, and nobody frames them: they open in a tab of their own, since leaving the page of the
 * chat would lose it.
 */
export function infoPages(app: FastifyInstance, deps: ChannelDeps, frames: () => (locale: string) => Frame): void {
  for (const page of INFO_PAGES) {
    app.get<{ Querystring: Record<string, unknown> }>(`/${page.id}`, async (request, reply) => {
      const { lang } = request.query
      if (typeof lang === 'string') request.wishedLocale = lang
      const frame = frames()(deps.localeFor(request.wishedLocale, request.headers['accept-language']))
      reply.headers(pageHeaders([]))
      return infoPage(page.id, sectionsOf(page, deps.content.now.texts, frame, deps.operator), frame)
    })
  }
}

/** The words of a page, resolved. @throws TextMissing when a section that must be there has no words in any language */
function sectionsOf(
  { id: page, sections }: InfoPage,
  texts: Texts,
  { locale, say }: Frame,
  operator: Operator | null,
): InfoSection[] {
  const fill: Fill = { values: { leave: say('leave') } }
  const [model = locale] = texts.locales
  return sections
    .filter(({ id, mayGo }) => !mayGo || texts.has(model, `${page}.${id}.title`))
    .map(({ id, parts }) => ({
      heading: texts.get(locale, `${page}.${id}.title`),
      parts: parts.map((part) => partOf(part, id)),
    }))

  function partOf(part: Part, id: string): InfoPart {
    if (part === 'operator') return operatorPart(texts, locale, operator)
    const words =
      part === 'list' ? texts.get(locale, `${page}.${id}.list`, fill) : texts.get(locale, `${page}.${id}.text`, fill)
    return { kind: part, lines: words.split('\n') }
  }
}

/** Who runs the service and how to reach them; where nobody has set that, the page says so. */
function operatorPart(texts: Texts, locale: string, operator: Operator | null): InfoPart {
  if (!operator) return { kind: 'text', lines: [texts.get(locale, 'about.operator.nobody')] }
  const { name, contact } = operator
  return {
    kind: 'contact',
    before: texts.get(locale, 'about.operator.named', { values: { name } }),
    contact,
    after: texts.get(locale, 'about.operator.not-private'),
  }
}
