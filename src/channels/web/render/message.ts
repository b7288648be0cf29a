import type { Message, TextMessage, YouSaidMessage } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'
import { actionRow } from './action.ts'
import { alertMessage, emergencyCard } from './alert.ts'
import { contactMessage } from './contact.ts'
import { paragraphs } from './more.ts'
import { notesMessage, templateMessage } from './notes.ts'
import { planMessage } from './plan.ts'
import { quoted } from './prompt.ts'

/** Whether a message has a heading that says what its page is about, above the question. */
export const leads = (message: Message): boolean =>
  message.kind === 'alert' ||
  message.kind === 'plan' ||
  message.kind === 'notes' ||
  (message.kind === 'text' && message.role === 'heading')

/**
 * One neutral message as markup.
 * @param heading the level of its heading, where it `leads`
 */
export function renderMessage(message: Message, heading: 1 | 2, say: Say): Html {
  switch (message.kind) {
    case 'text':
      return textMessage(message, heading, say)
    case 'alert':
      return alertMessage(message, heading, say)
    case 'you-said':
      return youSaid(message)
    case 'contact':
      return contactMessage(message, say)
    case 'plan':
      return planMessage(message, heading, say)
    case 'notes':
      return notesMessage(message, heading, say)
    case 'template':
      return templateMessage(message, say)
    case 'kept':
      return html`<p class="kept">${message.line}</p>`
  }
}

function textMessage({ role, lines, actions = [] }: TextMessage, heading: 1 | 2, say: Say): Html {
  if (role === 'danger') return emergencyCard({ lines, actions }, say)
  if (role === 'heading') return heading === 1 ? html`<h1>${lines.join(' ')}</h1>` : html`<h2>${lines.join(' ')}</h2>`
  return html`<div class="letter">${paragraphs(lines)}${actionRow(actions, say, 'plain')}</div>`
}

/** What was heard, and under it the words in which it was. */
function youSaid({ heading, found }: YouSaidMessage): Html {
  return html`
    <section class="heard">
      <h2>${heading}</h2>
      <ul role="list">
        ${found.map(({ label, words }) => html`<li>${label}${words !== '' && html`<small>${quoted(words)}</small>`}</li>`)}
      </ul>
    </section>
  `
}
