import { type Html, html } from '../html.ts'
import { INFO_PAGES } from '../info-sections.ts'
import type { Say } from '../words.ts'

/** The pages about the service, from the page of the chat: each in a new tab, since the chat lives in this one alone. */
export function infoLinks(locale: string, say: Say): Html {
  const one = (id: (typeof INFO_PAGES)[number]['id']) =>
    html`<a class="quiet" href="/${id}?lang=${locale}" target="_blank" rel="noreferrer noopener">${say(id)}<span class="unseen"> (${say('new-tab')})</span></a>`
  return html`<p class="links">${INFO_PAGES.map(({ id }) => one(id))}</p>`
}
