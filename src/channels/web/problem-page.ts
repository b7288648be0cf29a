import type { Problem } from '../problem.ts'
import type { Sent } from './form.ts'
import { html } from './html.ts'
import { emergencyCard } from './render/alert.ts'
import { keptWords } from './render/prompt.ts'
import { type Frame, hiddenFields, shell } from './shell.ts'

/**
 * The page of a failure: emergency help first, what is wrong, the words that were typed, and a way on. Where sending the
 * same again can help, one button does so and nothing is lost; else a fresh start.
 * @param sent what was posted, where it could be read
 */
export function problemPage(problem: Problem, sent: Sent | null, frame: Frame): string {
  const { say } = frame
  const again = problem.next === 'again' && sent !== null && sent.state !== ''
  const retry = again && html`${hiddenFields(sent.others)}<button class="btn main wide">${say('try-again')}</button>`
  const inside = html`
    <form method="post" action="/chat" autocomplete="off" accept-charset="utf-8">
      <main class="now">
        ${emergencyCard(problem.emergency, say)}
        <section class="ask">
          <h1>${problem.title}</h1>
          <p>${problem.detail}</p>
          ${sent?.typed && keptWords(sent.typed.box, sent.typed.words, say)}
          ${retry}
          <a class="btn wide${!again && ' main'}" href="/chat?lang=${frame.locale}">${say('fresh-start')}</a>
        </section>
      </main>
    </form>
  `
  return shell(inside, frame)
}
