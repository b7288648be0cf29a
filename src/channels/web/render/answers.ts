import type { Answered } from '../../../messages/message.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'

/** What was answered so far, closed; each with a way to change it. Nothing before the first answer. */
export function answers(answered: readonly Answered[], say: Say): Html | null {
  if (answered.length === 0) return null
  const row = ({ id, question, label, canChange }: Answered) => html`
    <div>
      <dt>${question}</dt>
      <dd><span dir="auto">${label}</span>${canChange && changeButton(id, question, say)}</dd>
    </div>
  `
  return html`
    <details class="more answers">
      <summary>${say('answers')}</summary>
      <dl>${answered.map(row)}</dl>
    </details>
  `
}

function changeButton(id: string, question: string, say: Say): Html {
  return html`<button class="quiet" name="change" value="${id}">${say('change')}<span class="unseen">: ${question}</span></button>`
}

/** Longest echo of the person's words; the whole of them would push the next question out of sight. */
const ECHO = 240

/** The words that were just typed, as a reminder above the answer to them. */
export function echo(words: string, answered: readonly Answered[], to: string, say: Say): Html {
  const answer = answered.find(({ id, canChange }) => id === to && canChange)
  return bubble(words, say('you-wrote'), answer, say)
}

/** A question that is answered, and how, as it stays above the next one. */
export function answeredWith(answer: Answered, words: string, say: Say): Html {
  return html`<p class="asked">${answer.question}</p>${bubble(words, say('you-answered'), answer, say)}`
}

/** The person's own words, or those on what they pressed. */
export function bubble(words: string, who: string, answer: Answered | undefined, say: Say): Html {
  const shown = words.length > ECHO ? `${words.slice(0, ECHO).replace(/\s+\S*$/, '')} …` : words
  return html`
    <div class="echo">
      <p dir="auto"><span class="unseen">${who} </span>${shown}</p>
      ${answer?.canChange && changeButton(answer.id, answer.question, say)}
    </div>
  `
}
