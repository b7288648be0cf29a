import type { Turn } from '../../messages/message.ts'
import type { EmergencyCard } from '../problem.ts'
import { type Html, html, type Part } from './html.ts'
import { emergencyCard, goOn } from './render/alert.ts'
import { answers } from './render/answers.ts'
import { infoLinks } from './render/info-links.ts'
import { leads, renderMessage } from './render/message.ts'
import { promptForm } from './render/prompt.ts'
import type { Frame } from './shell.ts'
import type { Say } from './words.ts'

/** One turn, and what led to it. */
export interface ChatView {
  readonly turn: Turn
  /** the sealed conversation */
  readonly state: string
  /** what the person just gave, as a reminder above the answer to it; nothing where that stands on the page otherwise */
  readonly heard?: Html | null
  /** false on the page reached by GET, which has no text box and nothing of the person on it */
  readonly posted: boolean
  /** the short emergency help, on a turn that is an error */
  readonly emergency?: EmergencyCard
}

/** A turn as the page has it: what stays when the next one comes, and what makes room for it. */
export interface TurnParts {
  /** the promises within reach of a thumb */
  readonly bar: Html
  /** what was given and what is said to it; null where there is neither */
  readonly entry: Html | null
  /** the question with every way to answer it, and what else can be done now */
  readonly now: Html
}

/** Renders a turn in the language of `frame`. */
export function turnParts({ turn, posted, heard, emergency }: ChatView, frame: Frame): TurnParts {
  const { say, locale, dir } = frame
  const { messages, prompt } = turn
  const lead = messages.findIndex(leads)
  const alert = messages.find((message) => message.kind === 'alert')
  const question = promptForm(prompt, { heading: lead === -1 ? 1 : 2, boxes: posted }, say)
  const rendered = messages.map((message, index) => renderMessage(message, index === lead ? 1 : 2, say))
  const onward = alert && alert.alert !== 'perhaps' ? goOn(alert, question, prompt.error !== undefined, say) : question
  const said: Part[] = [alert ? null : heard, ...rendered]
  return {
    bar: bar(prompt.canGoBack, say),
    entry: said.some(Boolean) ? html`<div class="entry" lang="${locale}" dir="${dir}">${said}</div>` : null,
    now: html`
      <div class="now" id="now">
        ${emergency && emergencyCard(emergency, say)}
        ${onward}
        ${answers(turn.answered, say)}
        ${alwaysThere(say)}
        ${!prompt.canGoBack && html`<p class="hint keys">${say('leave-keys')}</p>`}
        ${languageRow(frame)}
        ${!prompt.canGoBack && infoLinks(locale, say)}
      </div>
    `,
  }
}

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
