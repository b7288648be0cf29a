import type { Turn } from '../../messages/message.ts'
import type { EmergencyCard } from '../problem.ts'
import { ELSEWHERE } from './elsewhere.ts'
import type { Sent } from './form.ts'
import { type Html, html, type Part } from './html.ts'
import { emergencyCard, goOn } from './render/alert.ts'
import { answers, echo } from './render/answers.ts'
import { infoLinks } from './render/info-links.ts'
import { leads, renderMessage } from './render/message.ts'
import { promptForm } from './render/prompt.ts'
import type { Say } from './words.ts'

/** What stands around every page, in one language. */
export interface Frame {
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  readonly say: Say
  /** the other languages, each in its own words */
  readonly languages: readonly { readonly locale: string; readonly name: string; readonly dir: 'ltr' | 'rtl' }[]
  /** addresses of the style sheet and the icon */
  readonly style: string
  readonly icon: string
}

export interface ChatView {
  readonly turn: Turn
  /** the sealed conversation, for the hidden field */
  readonly state: string
  /** words that the person just sent, and to which prompt; null where a choice was made */
  readonly sent: { readonly words: string; readonly to: string } | null
  /** false on the page reached by GET, which has no text box and nothing of the person on it */
  readonly posted: boolean
  /** the short emergency help, on a turn that is an error */
  readonly emergency?: EmergencyCard
}

/** The whole page of one turn. It works without scripts: one form, in which each button is one input. */
export function chatPage(view: ChatView, frame: Frame): string {
  const { turn, state, sent, posted } = view
  const { say } = frame
  const { messages, prompt } = turn
  const lead = messages.findIndex(leads)
  const alert = messages.find((message) => message.kind === 'alert')
  const question = promptForm(prompt, { heading: lead === -1 ? 1 : 2, boxes: posted }, say)
  const rendered = messages.map((message, index) => renderMessage(message, index === lead ? 1 : 2, say))
  const onward = alert && alert.alert !== 'perhaps' ? goOn(alert, question, prompt.error !== undefined, say) : question
  const heard = sent && !alert && echo(sent.words, turn.answered, sent.to, say)
  const main = html`
    ${view.emergency && emergencyCard(view.emergency, say)}
    ${heard}
    ${rendered}
    ${onward}
    ${answers(turn.answered, say)}
    ${alwaysThere(say)}
    ${languageRow(frame)}
    ${!prompt.canGoBack && infoLinks(frame.locale, say)}
  `
  return shell(
    html`
      <form method="post" action="/chat" autocomplete="off" accept-charset="utf-8">
        ${defaultButton(say)}
        ${hiddenFields({ state, to: prompt.id, lang: frame.locale })}
        ${bar(prompt.canGoBack, say)}
        <main>${main}</main>
      </form>
    `,
    frame,
  )
}

/** Fields that a page carries along; switched off in the browser's memory too, which otherwise brings old ones back. */
export function hiddenFields(fields: Readonly<Record<string, string>> | Sent['others']): Html[] {
  const entries: Sent['others'] = Array.isArray(fields) ? fields : Object.entries(fields)
  return entries.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" autocomplete="off">`)
}

/** A page around anything: what every page has, whatever went wrong. */
export function shell(inside: Part, { locale, dir, say, style, icon }: Frame): string {
  const page = html`
    <!doctype html>
    <html lang="${locale}" dir="${dir}">
      <head>
        <meta charset="utf-8">
        <title>${say('name')}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content">
        <meta name="color-scheme" content="light dark">
        <meta name="format-detection" content="telephone=no">
        <link rel="stylesheet" href="${style}">
        <link rel="icon" type="image/svg+xml" href="${icon}">
      </head>
      <body>
        <header class="top">
          <div>
            <p class="name">${say('name')}</p>
            <a class="leave" href="${ELSEWHERE}" rel="noreferrer">${say('leave')}${arrow}</a>
          </div>
        </header>
        ${inside}
      </body>
    </html>
  `
  return page.toString()
}

const arrow = html`
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
    <path d="M3 13 13 3M5 3h8v8" fill="none" stroke="currentColor" stroke-width="2.2"/>
  </svg>
`

/**
 * Enter in a field presses the first submit button of a form. Without this one that would be a choice, or "Change". It
 * is clipped rather than not displayed, since some browsers pass over buttons that are not drawn.
 */
const defaultButton = (say: Say): Html =>
  html`<button class="unseen" tabindex="-1" aria-hidden="true">${say('go-on')}</button>`

/**
 * The promises within reach of a thumb. Each keeps its place where Back is missing, so that no tap lands on another. They are seen at
 * the bottom but come before the conversation, so that by keyboard, too, the emergency help is one step away.
 */
function bar(canGoBack: boolean, say: Say): Html {
  return html`
    <section class="bar" aria-label="${say('at-any-time')}">
      <div>
        <button class="danger" name="command" value="emergency">${say('danger')}</button>
        <button name="command" value="help">${say('help')}</button>
        ${canGoBack && html`<button name="command" value="back">${say('back')}</button>`}
      </div>
    </section>
  `
}

/** The call itself, on every page: a button of ours needs the server, and this one only the phone. */
export const alwaysThere = (say: Say): Html =>
  html`<p class="hint">${say('in-danger-call')} <a class="tel" href="tel:999">999</a></p>`

function languageRow({ languages, say }: Frame): Html | null {
  if (languages.length === 0) return null
  const button = ({ locale, name, dir }: Frame['languages'][number]) =>
    html`<button class="quiet" name="language" value="${locale}" lang="${locale}" dir="${dir}">${name}</button>`
  return html`<p class="languages"><span class="unseen">${say('languages')}: </span>${languages.map(button)}</p>`
}
