import type { NotesMessage, TemplateMessage } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'
import { copyButton, paragraphs, saying } from './more.ts'

/** Notes for the police: the warnings first, then one sheet that prints as it stands, then the short version to say. */
export function notesMessage(message: NotesMessage, say: Say): Html {
  return html`
    <section class="notes">
      ${message.warnings.map((line) => html`<p class="hint">${line}</p>`)}
      <article class="card sheet">
        <h2>${message.headline}</h2>
        ${message.sections.map(({ label, lines }) => html`<h3>${label}</h3>${paragraphs(lines)}`)}
        ${message.requests.length > 0 && html`<ul>${message.requests.map((line) => html`<li>${line}</li>`)}</ul>`}
      </article>
      ${saying(message.short, say)}
    </section>
  `
}

/** Ready-made words to send to somebody. */
export function templateMessage(message: TemplateMessage, say: Say): Html {
  return html`
    <article class="card">
      <h2>${message.label}</h2>
      <p class="say lines"><span class="copied">${message.body}</span> ${copyButton(say)}</p>
    </article>
  `
}
