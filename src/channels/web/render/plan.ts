import type { Action, PlanCard, PlanMessage } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'
import { actionButton, actionRow } from './action.ts'
import { contactBeside, hours, limits, nameAndNumber } from './contact.ts'
import { closed, paragraphs } from './more.ts'

/** More buttons than these on a card, and none of them is seen: the others are links below. */
const BUTTONS = 3

/**
 * What a person can do, as numbered cards, with the danger line first and the rest under closed headings.
 * @param heading the level of its heading: 1 where nothing more urgent is on the page
 */
export function planMessage(message: PlanMessage, heading: 1 | 2, say: Say): Html {
  const title = heading === 1 ? html`<h1>${message.heading}</h1>` : html`<h2>${message.heading}</h2>`
  return html`<section class="plan">${title}${dangerLine(message.danger, say)}<ol class="cards" role="list">${message.cards.map((card, index) => html`<li class="card">${planCard(card, index + 1, say)}</li>`)}</ol>${message.more.map(
    (group) =>
      html`${closed(
        group.heading,
        group.cards.map((card) => html`<div class="card">${planCard(card, null, say)}</div>`),
      )}`,
  )}</section>`
}

/** The one line that stands above every list of help. */
export function dangerLine(danger: PlanMessage['danger'], say: Say): Html {
  return html`<div class="alert danger short">${danger.lines.map((line) => html`<p><strong>${line}</strong></p>`)}<div class="calls">${danger.actions.map((action) => actionButton(action, 'call', say))}</div></div>`
}

function planCard(card: PlanCard, number: number | null, say: Say): Html {
  const { contact, beside = [] } = card
  return html`<h2>${number !== null && html`<span class="number">${number}</span> `}${card.what}</h2>${contact && hours(contact)}${card.why && html`<p class="why">${card.why}</p>`}${paragraphs(card.do)}${card.say && html`<p class="say">${say('say')} <q>${card.say}</q></p>`}${contact && html`<p>${nameAndNumber(contact)}. ${contact.does}</p>${limits(contact)}`}${buttons(card.actions, say)}${
    beside.length > 0 &&
    html`<div class="meanwhile">${contact && html`<h3>${say(contact.openNow === 'open' ? 'also' : 'until-then')}</h3>`}<ul role="list">${beside.map((other) => contactBeside(other, say))}</ul></div>`
  }`
}

function buttons(actions: readonly Action[], say: Say): Html {
  const others = actions.slice(BUTTONS)
  return html`${actionRow(actions.slice(0, BUTTONS), say)}${others.map((action) => html`<p>${actionButton(action, 'plain', say)}</p>`)}`
}
