import type { Action, Contact, ContactMessage } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'
import { actionRow, link } from './action.ts'

/** When it can be reached: in words, and a dot beside them only where it is open. */
export function hours({ openNow, hours: text }: Contact): Html | null {
  return text ? html`<p class="hours ${openNow}">${text}</p>` : null
}

/** Its name and numbers on one line; each is a link that dials what the directory holds, digit for digit. */
export function nameAndNumber({ name, phone, sms }: Contact, say: Say): Html {
  return html`
    <strong>${name}</strong>
    ${phone && html`, <a class="tel" href="tel:${phone.dial}">${phone.text}</a>`}
    ${sms && html`, <a class="tel" href="sms:${sms.dial}">${say('text-to', { number: sms.text })}</a>`}
  `
}

export function limits({ limits: lines }: Contact): Html | null {
  return lines.length > 0 ? html`<p class="limits">${lines.join(' ')}</p>` : null
}

/** The ways to reach it as buttons, the first of them filled. */
function ways({ phone, sms, url }: Contact, say: Say): Action[] {
  return [
    ...(phone ? [{ label: say('call', { number: phone.text }), tel: phone.dial }] : []),
    ...(sms ? [{ label: say('text-to', { number: sms.text }), url: `sms:${sms.dial}` }] : []),
    ...(url ? [{ label: say('website'), url }] : []),
  ]
}

/** One way to get help as a card of its own. */
export function contactMessage(message: ContactMessage, say: Say): Html {
  return html`
    <article class="card">
      <h2>${message.name}</h2>
      ${hours(message)}
      ${message.why && html`<p class="why">${message.why}</p>`}
      <p>${message.does}</p>
      ${limits(message)}
      ${actionRow(ways(message, say), say)}
    </article>
  `
}

/** A way to get help inside another card, in a few lines: open meanwhile, or near. */
export function contactBeside(contact: Contact, say: Say): Html {
  return html`
    <li>
      <p>${nameAndNumber(contact, say)}</p>
      ${hours(contact)}
      <p>${contact.does}</p>
      ${contact.limits.length > 0 && html`<details class="fold"><summary>${say('before-calling')}</summary>${limits(contact)}</details>`}
      ${contact.url && html`<p>${link(contact.url, say('website'), 'away', say)}</p>`}
    </li>
  `
}
