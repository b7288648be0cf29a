import type { Action } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'

/** How much a button asks for attention: `call` is the big red one of an emergency, `main` is filled. */
export type Weight = 'call' | 'main' | 'plain'

/** An address that a button may lead to: somebody else's page, or a text message. Anything else is shown as words. */
const outside = /^(?:https:\/\/|sms:)/

/**
 * One tap: a link for what the phone does, a submit button for what the conversation does. A page of somebody else opens
 * beside this one, since coming Back to a page that was posted would lose the place.
 */
export function actionButton(action: Action, weight: Weight, say: Say): Html {
  const look = `btn ${weight}`
  if (action.tel !== undefined) return html`<a class="${look}" href="tel:${action.tel}">${action.label}</a>`
  if (action.url !== undefined) return link(action.url, action.label, look, say)
  const [name, value] = field(action)
  return html`<button class="${look}" name="${name}" value="${value}">${action.label}</button>`
}

/** A link out of the conversation; `look` is its class. */
export function link(url: string, label: string, look: string, say: Say): Html {
  if (!outside.test(url)) return html`<span>${label}</span>`
  if (url.startsWith('sms:')) return html`<a class="${look}" href="${url}">${label}</a>`
  return html`<a class="${look}" href="${url}" target="_blank" rel="noreferrer noopener">${label}<span class="unseen"> (${say('new-tab')})</span></a>`
}

/** The form field that carries an action back: read again by `readForm`. */
function field(action: Action): [name: string, value: string] {
  if (action.open !== undefined) return ['open', action.open]
  if (action.change) return ['change', [action.change.id, action.change.choice].filter(Boolean).join(' ')]
  return ['command', action.command ?? 'again']
}

/** Buttons side by side, the first of them filled. Nothing when there are none. */
export function actionRow(actions: readonly Action[], say: Say, first: Weight = 'main'): Html | null {
  if (actions.length === 0) return null
  return html`<div class="acts">${actions.map((action, index) => actionButton(action, index === 0 ? first : 'plain', say))}</div>`
}
