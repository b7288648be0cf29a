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
export function promptForm(prompt: Prompt, look: PromptLook, say: Say): Html {
  const { error, why, part } = prompt
  const about = [why && 'why', error && 'error'].filter(Boolean).join(' ')
  const head = html`${part && html`<p class="part">${part}</p>`}${look.heading === 1 ? html`<h1 id="question">${prompt.text}</h1>` : html`<h2 id="question">${prompt.text}</h2>`}${why && html`<p id="why" class="hint">${why}</p>`}${error && html`<p id="error" class="error" tabindex="-1" autofocus>${error}</p>`}`
  const body = ways(prompt, look, about, say)
  return html`<section class="ask">${head}${body}</section>`
}

function ways(prompt: Prompt, { boxes }: PromptLook, about: string, say: Say): Html {
  const skip = prompt.canSkip && skipRow(prompt, say)
  const choices = prompt.choices ?? []
  switch (prompt.kind) {
    case 'any-of':
      return html`${group(ticks(prompt, choices, say), about)}${boxes && ownWords(prompt, say)}<input type="hidden" name="choices" value="" autocomplete="off">${goOnButton(say('go-on'))}${skip}`
    case 'text':
    case 'place':
      return html`${boxes && html`${mainBox(prompt, about)}${goOnButton(say('go-on'))}`}${choices.length > 0 && group(rows(prompt, choices, say), '')}${skip}`
    default:
      return html`${group([rows(prompt, choices, say), skip], about)}${boxes && ownWords(prompt, say, true)}`
  }
}

const goOnButton = (label: string): Html => html`<button class="btn main wide">${label}</button>`

function group(inside: Part, about: string): Html {
  return html`<fieldset aria-labelledby="question"${about !== '' && html` aria-describedby="${about}"`}>${inside}</fieldset>`
}

function skipRow(prompt: Prompt, say: Say): Html {
  return html`<button class="row skip" name="skip" value="1">${prompt.skip ?? say('skip')}</button>`
}

function rows(prompt: Prompt, choices: readonly Choice[], say: Say): Html[] {
  const chosen = new Set(prompt.selected)
  return choices.map(({ id, label, words }) => {
    const before = chosen.has(id)
    return html`<button class="row${before && ' before'}" name="choice" value="${id}"><span>${label}${words && quoted(words)}${before && html`<small>${say('answer-before')}</small>`}</span></button>`
  })
}

function ticks(prompt: Prompt, choices: readonly Choice[], say: Say): Html[] {
  const chosen = new Set(prompt.selected)
  return choices.map(
    ({ id, label, words }) =>
      html`<label class="row tick"><input type="checkbox" name="choices" value="${id}" autocomplete="off"${chosen.has(id) && html` checked`}><span>${label}${words && html`<small><span class="unseen">${say('you-said')} </span>${quoted(words)}</small>`}</span></label>`,
  )
}

/** The person's own words: in their own direction, whatever the page's. */
export const quoted = (words: string): Html => html`<q dir="auto">${words}</q>`

/**
 * What every box has in common. Nothing is remembered or suggested by the browser, and nothing typed is sent to a
 * service that checks spelling or writes for people.
 */
const quiet = html`maxlength="${MAX_TEXT}" autocomplete="off" spellcheck="false" writingsuggestions="false"`

function mainBox(prompt: Prompt, about: string): Html {
  const described = html`aria-labelledby="question"${about !== '' && html` aria-describedby="${about}"`}${prompt.error && html` aria-invalid="true"`}`
  if (prompt.kind === 'place') {
    return html`<input class="box" type="text" name="text" value="${prompt.draft}" ${described} ${quiet} autocapitalize="words" autocorrect="off" enterkeyhint="go">`
  }
  return textarea('text', prompt.draft, 5, described)
}

function textarea(name: Box, draft: string | undefined, lines: number, described: Html): Html {
  // A line end right after the tag is dropped by the parser, so that words which begin with one keep it.
  return html`<textarea class="box" name="${name}" rows="${lines}" ${described} ${quiet}${draft && html` dir="auto"`}>
${draft}</textarea>`
}

/** Words that could not be taken, in a box: to send again, or to copy. */
export function keptWords(box: Box, words: string, say: Say): Html {
  return html`<p id="kept" class="hint">${say('words-kept')}</p>${textarea(box, words, 5, html`aria-labelledby="kept"`)}`
}

/**
 * Words beside the choices: closed, so that a choice stays one tap; open where words are to be mended.
 * @param send with a button of its own, where the choices are buttons themselves
 */
function ownWords(prompt: Prompt, say: Say, send = false): Html {
  const described = html`aria-label="${say('own-words-label')}"${prompt.error && html` aria-describedby="error"`}`
  return html`<details class="own"${prompt.draft && html` open`}><summary>${say('own-words')}</summary>${textarea('beside', prompt.draft, 3, described)}${send && html`<button class="btn wide">${say('send')}</button>`}</details>`
}
