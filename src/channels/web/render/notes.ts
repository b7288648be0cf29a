import type { NotesMessage, TemplateMessage } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'
import { copyButton, paragraphs, saying } from './more.ts'

/**
 * Notes for the police: the warnings first, then one sheet that can be read and printed as it stands, then the short version to say.
 * Where the script of the page runs, each line can be changed or taken out on the page, and the whole be copied, printed or thrown
 * away. None of it is a field of the form: nothing of it is ever sent.
 * @param heading the level of its heading: 1 where nothing more urgent is on the page
 */
export function notesMessage(message: NotesMessage, heading: 1 | 2, say: Say): Html {
  const { warnings, headline, sections, asks, requests, short } = message
  return html`
    <section class="notes">
      ${heading === 1 ? html`<h1>${say('notes')}</h1>` : html`<h2>${say('notes')}</h2>`}
      <div class="letter">${paragraphs(warnings)}</div>
      <p class="hint live">${say('notes-edit')}</p>
      <article class="card sheet" data-headline="${say('notes-headline')}" data-removed="${say('notes-removed')}">
        <p class="dated">${say('notes-date')}</p>
        <h2>${editable(headline)}</h2>
        ${sections.map(({ label, lines }) => html`<section><h3>${label}</h3>${lines.map((line) => html`<div class="noted">${removable(line, say)}</div>`)}</section>`)}
        ${requests.length > 0 && html`<section><h3>${asks}</h3><ol>${requests.map((line) => html`<li class="noted"><div>${removable(line, say)}</div></li>`)}</ol></section>`}
      </article>
      <div class="acts live">
        ${copyButton(say, 'btn')}
        <button type="button" class="btn print">${say('notes-print')}</button>
        <button type="button" class="btn put-back" hidden>${say('notes-put-back')}</button>
        <button type="button" class="btn throw" data-sure="${say('notes-throw-sure')}" data-thrown="${say('notes-thrown')}">${say('notes-throw')}</button>
      </div>
      ${saying(short, say)}
    </section>
  `
}

/** A line and the button that takes it out. */
const removable = (line: string, say: Say): Html =>
  html`${editable(line)}<button type="button" class="quiet remove live">${say('notes-remove')}<span class="unseen">: ${line}</span></button>`

/** Words that the script makes changeable. What is typed in them goes to no service that checks spelling or writes for people. */
const editable = (words: string): Html =>
  html`<span class="line" dir="auto" spellcheck="false" writingsuggestions="false">${words}</span>`

/** Ready-made words to send to somebody, or a page to fill in. */
export function templateMessage(message: TemplateMessage, say: Say): Html {
  if (message.blanks) return blankSheet(message, message.blanks, say)
  return html`
    <article class="card">
      <h2>${message.label}</h2>
      <p class="say lines"><span class="copied">${message.body}</span> ${copyButton(say)}</p>
    </article>
  `
}

/** A sheet of empty lines: to print as it stands, or to fill in first where the script of the page runs. It is no form either: nothing of it is ever sent. */
const blankSheet = ({ label, body }: TemplateMessage, blanks: readonly string[], say: Say): Html => html`
  <section class="notes">
    <p class="hint live">${say('notes-edit')}</p>
    <article class="card sheet" data-headline="${say('notes-headline')}">
      <h2>${editable(label)}</h2>
      <p>${body}</p>
      ${blanks.map((blank) => html`<section class="blank"><h3>${blank}</h3><div class="noted">${editable('')}</div></section>`)}
    </article>
    <div class="acts live">
      ${copyButton(say, 'btn')}
      <button type="button" class="btn print">${say('notes-print')}</button>
    </div>
  </section>
`
