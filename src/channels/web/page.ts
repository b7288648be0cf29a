import { html } from './html.ts'
import { ahead, type Frame, hiddenFields, shell } from './shell.ts'
import { type ChatView, turnParts } from './turn-parts.ts'

/**
 * The whole page of one turn. It works without scripts: one form, in which each button is one input. In a panel it does nothing
 * until its script runs, since a form sent there without it would leave its mark in the history of the site around it.
 */
export function chatPage(view: ChatView, frame: Frame, inPanel = false): string {
  const { bar, entry, now } = turnParts(view, frame)
  const { prompt } = view.turn
  return shell(
    html`
      <form method="post" action="/chat" autocomplete="off" accept-charset="utf-8"${inPanel && html` inert`}>
        ${defaultButton(frame)}
        ${hiddenFields({ state: view.state, to: prompt.id, lang: frame.locale })}
        ${bar}
        <main>
          <div class="log" id="log" role="log" aria-label="${frame.say('conversation')}">${entry}</div>
          ${now}
        </main>
      </form>
      <p id="status" class="unseen" role="status"></p>
      ${ahead(frame)}
    `,
    frame,
    true,
  )
}

/**
 * Enter in a field presses the first submit button of a form. Without this one that would be a choice, or "Change". It
 * is clipped rather than not displayed, since some browsers pass over buttons that are not drawn.
 */
const defaultButton = ({ say }: Frame) =>
  html`<button class="unseen" tabindex="-1" aria-hidden="true">${say('go-on')}</button>`
