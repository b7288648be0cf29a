import type { World } from '../content/world.ts'
import { isCandidates, isList, isReopened, isUndone, isWords, type Value } from '../facts/value.ts'
import { UNSURE } from '../flows/ask.ts'
import { markOf } from '../flows/log.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import { DONE } from '../flows/replay.ts'
import type { Entry } from '../flows/types.ts'

/**
 * A log as somebody would have typed it, a line for each thing that they did: what they were asked, and the words of the
 * button or of what they wrote.
 */
export function spoken(world: World, entries: readonly Entry[]): string[] {
  return entries.map(([id, value]) => {
    const made = markOf(id)
    const asked = questionOf(world, made?.prompt ?? id)
    if (made?.kind === 'help') return `${asked} → "${wordsOf(world, 'commands.help', 'who can help')}"`
    if (made?.kind === 'alert') return `${asked} → the emergency button`
    if (made?.kind === 'open')
      return `${asked} → opens ${quoted(wordsOf(world, `action.open.${value}`, String(value)))}`
    return `${asked} → ${answerOf(world, id, value)}`
  })
}

const quoted = (words: string): string => `"${words.split('\n')[0]}"`

/** The words of a text in the default language without what it is filled with; `otherwise` where there are none. */
function wordsOf({ texts }: World, key: string, otherwise: string): string {
  const [locale = ''] = texts.locales
  if (!texts.has(locale, key)) return otherwise
  try {
    return texts.get(locale, key).split('|')[0] ?? otherwise
  } catch {
    // a text that has to be filled is named by its key
    return otherwise
  }
}

function questionOf(world: World, prompt: string): string {
  const { prefix, question } = readPromptId(prompt)
  return quoted(wordsOf(world, prompt.slice(prefix.length), wordsOf(world, question, prompt)))
}

function answerOf(world: World, id: string, value: Value): string {
  const { prefix, question, part } = readPromptId(id)
  const name = id.slice(prefix.length)
  if (value === null) return 'skips'
  if (isReopened(value) || isUndone(value)) return 'goes back to it'
  if (isWords(value)) {
    const alert = value.alert ? [`words that raise the alert "${value.alert}"`] : []
    const heard = value.found.map((label) => `words for "${label}"`)
    return [...alert, ...heard].join(' and ') || 'some words'
  }
  if (isCandidates(value))
    return value.candidates.map(({ nation }) => `a place in ${nation ?? 'no known nation'}`).join(', or ')
  const list = isList(value) ? value : [value]
  const keys = (choice: string) => {
    if (part === null) return [`${question}.${choice}`, `${question}.group.${choice}`]
    return [`${question}.${choice}`, `${name}.${choice}`]
  }
  return list
    .map((choice) => {
      if (choice === UNSURE || choice === DONE) return quoted(wordsOf(world, `${name}.${choice}`, choice))
      const key = keys(choice).find((one) => world.texts.has(world.texts.locales[0] ?? '', one))
      return quoted(key === undefined ? choice : wordsOf(world, key, choice))
    })
    .join(', ')
}
