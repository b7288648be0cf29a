import type { Problem } from '../problem.ts'
import { type Html, html } from './html.ts'
import { emergencyCard } from './render/alert.ts'
import { ahead, type Frame, top } from './shell.ts'
import { type ChatView, turnParts } from './turn-parts.ts'
import type { Say } from './words.ts'

/** What the script of the page is answered with. Its markup is that of the page; the script only puts it in its place. */
export type Reply = TurnReply | ProblemReply

export interface TurnReply {
  readonly state: string
  readonly to: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** the conversation has no answers: what stands in the log is of another one */
  readonly fresh?: true
  /** parts to put in place of those with the same id or class; `.entry` is added to the log */
  readonly html: string
}

export interface ProblemReply {
  readonly problem: string
  readonly html: string
}

/** @param before the language of the page that it is for: what stands around the conversation is sent only in another one */
export function turnReply(view: ChatView, frame: Frame, before: string): TurnReply {
  const { turn } = view
  const { bar, entry, now } = turnParts(view, frame)
  const around = before !== frame.locale && [top(frame, true), ahead(frame)]
  return {
    state: view.state,
    to: turn.prompt.id,
    lang: frame.locale,
    dir: frame.dir,
    ...(entry && turn.answered.length === 0 && !turn.prompt.canGoBack && { fresh: true }),
    html: html`${around}${bar}${entry}${now}`.toString(),
  }
}

/** What is shown above the question, which stays as it is with everything that was put in. */
export function problemReply(problem: Problem, { say, locale }: Frame): ProblemReply {
  return { problem: problem.code, html: notice(problem, problem.next, say, locale).toString() }
}

/** What is said where nothing answers at all. Made when the page is, since then it cannot be asked for. */
export const notConnected = (emergency: Problem['emergency'], say: Say, locale: string): Html =>
  notice({ emergency, title: say('not-connected'), detail: say('not-connected.detail') }, 'again', say, locale)

function notice(
  { emergency, title, detail }: Pick<Problem, 'emergency' | 'title' | 'detail'>,
  next: Problem['next'],
  say: Say,
  locale: string,
): Html {
  return html`
    <div id="notice" role="region" aria-label="${title}" tabindex="-1">
      ${emergencyCard(emergency, say)}
      <section class="ask">
        <h2>${title}</h2>
        <p>${detail}</p>
        ${next === 'again' && html`<button type="button" class="btn main wide send-again">${say('try-again')}</button>`}
        ${next === 'start' && html`<a class="btn main wide start-again" href="/chat?lang=${locale}">${say('fresh-start')}</a>`}
      </section>
    </div>
  `
}
