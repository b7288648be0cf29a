import type { More } from '../../../messages/message.ts'
import { type Html, html, type Part } from '../html.ts'
import type { Say } from '../words.ts'
import { actionRow } from './action.ts'

/** A heading that opens what is under it, without a script. */
export function closed(heading: string, inside: Part): Html {
  return html`<details class="more"><summary>${heading}</summary>${inside}</details>`
}

export function moreList(more: readonly More[], say: Say): Html[] {
  return more.map(({ heading, lines, actions }) =>
    closed(heading, [paragraphs(lines), actions ? actionRow(actions, say, 'plain') : null]),
  )
}

export function paragraphs(lines: readonly string[]): Html[] {
  return lines.map((line) => html`<p>${line}</p>`)
}

/** Words to say to somebody, read out or copied. */
export function saying(words: string, say: Say): Html {
  return html`<p class="say">${say('say')} <q>${words}</q> ${copyButton(say)}</p>`
}

/** Copies the words that it stands beside. Only seen where the page has come alive, since a script has to do it. */
export const copyButton = (say: Say, look: 'quiet' | 'btn' = 'quiet'): Html =>
  html`<button type="button" class="${look} copy" data-copied="${say('copied')}" data-failed="${say('copy-failed')}">${say('copy')}</button>`
