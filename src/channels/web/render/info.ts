import { type Html, html } from '../html.ts'
import { INFO_PAGES, type InfoPage } from '../info-sections.ts'
import { type Frame, shell } from '../shell.ts'
import { alwaysThere } from '../turn-parts.ts'
import type { Say } from '../words.ts'
import { link } from './action.ts'
import { paragraphs } from './more.ts'

/** A section of a page about the service, in words. */
export interface InfoSection {
  readonly heading: string
  readonly parts: readonly InfoPart[]
}

export type InfoPart =
  | { readonly kind: 'text' | 'list'; readonly lines: readonly string[] }
  /** `contact`: an email address, or the https address of a page */
  | { readonly kind: 'contact'; readonly before: string; readonly contact: string; readonly after: string }

/**
 * A page about the service: the emergency call and the way back first, then its sections. Whoever came from the chat has it open
 * in another tab still, which Leave can't leave from here, so the page says that.
 */
export function infoPage(id: InfoPage['id'], sections: readonly InfoSection[], frame: Frame): string {
  const { say, locale } = frame
  return shell(
    html`
      <main class="info">
        <h1>${say(id)}</h1>
        ${alwaysThere(say)}
        <p class="hint">${say('other-tab', { leave: say('leave') })}</p>
        ${sections.map(({ heading, parts }) => html`<section><h2>${heading}</h2>${parts.map((part) => partOf(part, say))}</section>`)}
        <nav class="links" aria-label="${say('more-about')}">
          ${INFO_PAGES.filter((page) => page.id !== id).map((page) => html`<a class="quiet" href="/${page.id}?lang=${locale}">${say(page.id)}</a>`)}
          <a class="quiet" href="/chat?lang=${locale}">${say('new-chat')}</a>
        </nav>
        ${alwaysThere(say)}
        ${languages(id, frame)}
      </main>
    `,
    frame,
    true,
  )
}

function partOf(part: InfoPart, say: Say): Html | Html[] {
  if (part.kind !== 'contact')
    return part.kind === 'text'
      ? paragraphs(part.lines)
      : html`<ul>${part.lines.map((line) => html`<li>${line}</li>`)}</ul>`
  const { before, contact, after } = part
  const isPage = contact.startsWith('https:')
  const way = isPage ? link(contact, contact, '', say) : html`<a href="mailto:${contact}">${contact}</a>`
  return html`<p>${before} ${way}</p><p>${after}</p>`
}

function languages(id: string, { languages: others, say }: Frame): Html | null {
  if (others.length === 0) return null
  const link = ({ locale, name, dir }: Frame['languages'][number]) =>
    html`<a class="quiet" href="/${id}?lang=${locale}" lang="${locale}" hreflang="${locale}" dir="${dir}">${name}</a>`
  return html`<p class="languages"><span class="unseen">${say('languages')}: </span>${others.map(link)}</p>`
}
