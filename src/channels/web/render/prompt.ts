import type { Choice, Prompt } from '../../../messages/message.ts'
import { MAX_TEXT } from '../../clean-text.ts'
import type { Box } from '../form.ts'
import { type Html, html, type Part } from '../html.ts'
import type { Say } from '../words.ts'

export interface PromptLook {
  /** the level of the question's heading */
  readonly heading: 1 | 2
  /** whether a text box may stand here: never on a page reached by GET, whose words a browser could restore */
  readonly boxes: boolean
}

/** The question, why it is asked, and every way to answer it. */
export function promptForm(prompt: Prompt, { heading, boxes }: PromptLook, say: Say): Html {
  const { error, why, part } = prompt
  return html`
    <section class="ask">
      ${part && html`<p class="part">${part}</p>`}
      ${heading === 1 ? html`<h1 id="question">${prompt.text}</h1>` : html`<h2 id="question">${prompt.text}</h2>`}
      ${why && html`<p id="why" class="hint">${why}</p>`}
      ${error && html`<p id="error" class="error" tabindex="-1" autofocus>${error}</p>`}
      ${ways(prompt, boxes, describedBy([why && 'why', error && 'error']), say)}
    </section>
  `
}

/** Names what describes a field, for who cannot see it beside the field. */
function describedBy(ids: readonly (string | undefined)[]): Html | null {
  const known = ids.filter((id) => id)
  return known.length > 0 ? html` aria-describedby="${known.join(' ')}"` : null
}

function ways(prompt: Prompt, boxes: boolean, described: Html | null, say: Say): Html {
  const skip = prompt.canSkip && skipRow(prompt, say)
  const choices = prompt.choices ?? []
  switch (prompt.kind) {
    case 'any-of':
      return html`
        ${group(ticks(prompt, choices, say), described)}
        <input type="hidden" name="choices" value="" autocomplete="off">
        ${goOnButton(say)}
        ${skip}
        ${boxes && ownWords(prompt, say)}
      `
    case 'text':
    case 'place':
      return html`
        ${boxes && html`${mainBox(prompt, described)}${goOnButton(say)}`}
        ${choices.length > 0 && group(rows(prompt, choices, say), null)}
        ${skip}
      `
    default:
      return html`
        ${group([rows(prompt, choices, say), skip], described)}
        ${boxes && ownWords(prompt, say)}
      `
  }
}

const goOnButton = (say: Say): Html => html`<button class="btn main wide">${say('go-on')}</button>`

function group(inside: Part, described: Html | null): Html {
  return html`<fieldset aria-labelledby="question"${described}>${inside}</fieldset>`
}

function skipRow(prompt: Prompt, say: Say): Html {
  return html`<button class="row skip" name="skip" value="1">${prompt.skip ?? say('skip')}</button>`
}

function rows(prompt: Prompt, choices: readonly Choice[], say: Say): Html[] {
  const chosen = new Set(prompt.selected)
  return choices.map(({ id, label, words }) => {
    const before = chosen.has(id)
    return html`
      <button class="row${before && ' before'}" name="choice" value="${id}">
        <span>${label}${ownWordsFor(words, say)}${before && html`<small>${say('answer-before')}</small>`}</span>
      </button>
    `
  })
}

function ticks(prompt: Prompt, choices: readonly Choice[], say: Say): Html[] {
  const chosen = new Set(prompt.selected)
  return choices.map(
    ({ id, label, words }) => html`
      <label class="row tick">
        <input type="checkbox" name="choices" value="${id}" autocomplete="off"${chosen.has(id) && html` checked`}>
        <span>${label}${ownWordsFor(words, say)}</span>
      </label>
    `,
  )
}

/** Under a choice, the words that it was heard in. */
const ownWordsFor = (words: string | undefined, say: Say): Html | null =>
  words ? html`<small><span class="unseen">${say('you-said')} </span>${quoted(words)}</small>` : null

/** The person's own words: in their own direction, whatever the page's. */
export const quoted = (words: string): Html => html`<q dir="auto">${words}</q>`

/**
 * What every box has in common. Nothing is remembered or suggested by the browser, and nothing typed is sent to a
 * service that checks spelling or writes for people.
 */
const quiet = html`maxlength="${MAX_TEXT}" autocomplete="off" spellcheck="false" writingsuggestions="false"`

function mainBox(prompt: Prompt, described: Html | null): Html {
  const about = html` aria-labelledby="question"${described}${prompt.error && html` aria-invalid="true"`}`
  if (prompt.kind === 'text') return textarea('text', prompt.draft, 5, about)
  return html`<input class="box" type="text" name="text" value="${prompt.draft}"${about} ${quiet} ${forPlaces}>`
}

const forPlaces = html`autocapitalize="words" autocorrect="off" enterkeyhint="go"`

function textarea(name: Box, draft: string | undefined, lines: number, about: Html): Html {
  // A line end right after the tag is dropped by the parser, so that words which begin with one keep it. An empty box
  // takes its direction from the page: `auto` would make it run from left to right.
  const direction = draft && html` dir="auto"`
  return html`<textarea class="box" name="${name}" rows="${lines}"${about} ${quiet}${direction}>${'\n'}${draft}</textarea>`
}

/** Words that could not be taken, in a box: to send again, or to copy. */
export function keptWords(box: Box, words: string, say: Say): Html {
  return html`<p id="kept" class="hint">${say('words-kept')}</p>${textarea(box, words, 5, html` aria-labelledby="kept"`)}`
}

/** Words beside the choices, after them: closed, so that a choice stays one tap; open where words are to be mended. */
function ownWords(prompt: Prompt, say: Say): Html {
  const about = html` aria-label="${say('own-words-label')}"${describedBy([prompt.error && 'error'])}`
  return html`
    <details class="own"${prompt.draft && html` open`}>
      <summary>${say('own-words')}</summary>
      ${textarea('beside', prompt.draft, 3, about)}
      <button class="btn wide">${say('send')}</button>
    </details>
  `
}
