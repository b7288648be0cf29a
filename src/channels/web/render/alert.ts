import type { Action, AlertMessage } from '../../../messages/message.ts'
import { type Html, html, type Part } from '../html.ts'
import type { Say } from '../words.ts'
import { actionButton, type Weight } from './action.ts'
import { moreList, paragraphs } from './more.ts'

/** What calls somebody; the other actions of an alert go on with the conversation, and stand under it. */
const reaches = (action: Action): boolean => action.tel !== undefined || action.url !== undefined

/**
 * The first thing on the page: heading, what to do, one big button, what else. The heading takes the focus, so that a
 * screen reader begins with it.
 * @param heading the level of its heading: the first alert of a page is what the page is about
 */
export function alertMessage(message: AlertMessage, heading: 1 | 2, say: Say): Html {
  const [first, ...rest] = message.lines
  const calls = message.actions.filter(reaches)
  const weight = message.alert === 'crisis' ? 'main' : 'call'
  const title =
    heading === 1
      ? html`<h1 tabindex="-1" autofocus>${message.heading}</h1>`
      : html`<h2 tabindex="-1">${message.heading}</h2>`
  return html`
    <section class="alert ${message.alert}">
      ${title}
      <p><strong>${first}</strong></p>
      ${callButtons(calls, weight, say)}
      ${paragraphs(rest)}
    </section>
    ${moreList(message.more, say)}
  `
}

/** Ways to call somebody, one under the other, the first with all the weight. */
function callButtons(calls: readonly Action[], first: Weight, say: Say): Html {
  const buttons = calls.map((action, index) => actionButton(action, index === 0 ? first : 'plain', say))
  return html`<div class="calls">${buttons}</div>`
}

/**
 * The way on from an alert: the question that was on the screen, closed under "I'm safer now, go on", so that nothing
 * stands beside the emergency help; then what else the alert offers.
 * @param open shown open: where something in the answer is to be mended
 */
export function goOn(message: AlertMessage, question: Part, open: boolean, say: Say): Html {
  const onward = message.actions.filter((action) => !reaches(action))
  const on = onward.find(({ command }) => command === 'again' || command === 'safer')
  const others = onward.filter((action) => action !== on)
  return html`
    <details class="go-on"${open && html` open`}>
      <summary class="btn wide">${on?.label ?? say('safer-now')}</summary>
      ${question}
    </details>
    ${others.map((action) => html`<p>${actionButton(action, 'plain', say)}</p>`)}
  `
}

/** The short emergency help of a page that is no turn. */
export function emergencyCard(card: { lines: readonly string[]; actions: readonly Action[] }, say: Say): Html {
  const [first, ...rest] = card.lines
  return html`
    <section class="alert danger">
      <p><strong>${first}</strong></p>
      ${callButtons(card.actions, 'call', say)}
      ${paragraphs(rest)}
    </section>
  `
}
