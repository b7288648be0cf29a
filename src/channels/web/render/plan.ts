import type { Action, Contact, PlanCard, PlanMessage } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'
import { actionButton, actionRow } from './action.ts'
import { emergencyCard } from './alert.ts'
import { contactBeside, hours, limits, nameAndNumber } from './contact.ts'
import { closed, paragraphs, saying } from './more.ts'

/** More buttons than these on a card, and none of them is seen: the others are links below. */
const BUTTONS = 3

/**
 * What a person can do, as numbered cards, with the danger line first and the rest under closed headings.
 * @param heading the level of its heading: 1 where nothing more urgent is on the page
 */
export function planMessage(message: PlanMessage, heading: 1 | 2, say: Say): Html {
  const numbered = message.cards.map((card, index) => html`<li class="card">${planCard(card, index + 1, say)}</li>`)
  const rest = message.more.map((group) =>
    closed(
      group.heading,
      group.cards.map((card) => html`<div class="card">${planCard(card, null, say)}</div>`),
    ),
  )
  return html`
    <section class="plan">
      ${heading === 1 ? html`<h1>${message.heading}</h1>` : html`<h2>${message.heading}</h2>`}
      ${emergencyCard(message.danger, say)}
      <ol class="cards" role="list">${numbered}</ol>
      ${rest}
    </section>
  `
}

function planCard(card: PlanCard, number: number | null, say: Say): Html {
  const { contact } = card
  return html`
    <h2>${number !== null && html`<span class="number">${number}</span> `}${card.what}</h2>
    ${contact && hours(contact)}
    ${card.why && html`<p class="why">${card.why}</p>`}
    ${paragraphs(card.do)}
    ${card.say && saying(card.say, say)}
    ${contact && html`<p>${nameAndNumber(contact, say)}. ${contact.does}</p>${limits(contact)}`}
    ${buttons(card.actions, say)}
    ${meanwhile(card, say)}
  `
}

/** Others to turn to: while a closed service is closed, besides an open one, or as the help that the card is about. */
function meanwhile({ contact, beside = [] }: PlanCard, say: Say): Html | null {
  if (beside.length === 0) return null
  const isNow = ({ openNow }: Contact) => contact !== undefined && contact.openNow !== 'open' && openNow === 'open'
  const list = (heading: string | null, others: readonly Contact[]) =>
    others.length > 0 && [
      heading !== null && html`<h3>${say(heading)}</h3>`,
      html`<ul role="list">${others.map((other) => contactBeside(other, say))}</ul>`,
    ]
  return html`
    <div class="meanwhile">
      ${list('until-then', beside.filter(isNow))}
      ${list(
        contact ? 'also' : null,
        beside.filter((other) => !isNow(other)),
      )}
    </div>
  `
}

function buttons(actions: readonly Action[], say: Say): Html {
  const others = actions.slice(BUTTONS).map((action) => html`<p>${actionButton(action, 'plain', say)}</p>`)
  return html`${actionRow(actions.slice(0, BUTTONS), say)}${others}`
}
