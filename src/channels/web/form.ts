import type { CommandName, Input } from '../../messages/message.ts'
import { cleanText } from '../clean-text.ts'

/** What a posted page holds: the sealed conversation, and what the person did with it. */
export interface Sent {
  readonly state: string
  /** id of the prompt that was on the page */
  readonly to: string
  /** the language of the page, for when the state cannot be read */
  readonly locale: string
  /** what was typed and in which box; null where every box is empty */
  readonly typed: { readonly box: Box; readonly words: string } | null
  /** the boxes ticked, for when the same question is asked again */
  readonly ticked: readonly string[]
  /** in the order in which they are to be taken */
  readonly inputs: readonly [Input, ...Input[]]
  /** the words on the button that was pressed, where the script of the page tells them */
  readonly pressed: string
  /** every other field as it came, to send the same again */
  readonly others: readonly (readonly [name: string, value: string])[]
}

/** No label is longer. */
const MAX_LABEL = 200

/** The box of a question that asks for words, and the one beside choices. */
export type Box = 'text' | 'beside'

/**
 * Reads a posted page. Each submit button carries one field; a page sent without one (Go on, Send, Enter) gives the words
 * and the ticks. Words typed beside choices are read before the choice that is pressed with them: they may say danger.
 * Words in the box of a question that asks for words are left alone by a choice or a skip, which stands in their place.
 */
export function readForm(fields: URLSearchParams): Sent {
  const one = (name: string): string => fields.get(name) ?? ''
  const to = one('to')
  const answer = cleanText(one('text'))
  const beside = cleanText(one('beside'))
  const ticked = fields.getAll('choices').filter((choice) => choice !== '')
  return {
    state: one('state'),
    to,
    locale: one('lang'),
    typed: typedIn('text', answer) ?? typedIn('beside', beside),
    ticked,
    inputs: inputs(),
    pressed: cleanText(one('pressed')).slice(0, MAX_LABEL),
    others: [...fields].filter(([name]) => name !== 'text' && name !== 'beside'),
  }

  function inputs(): Sent['inputs'] {
    const told: Input | null = beside.trim() === '' ? null : { to, text: beside }
    const pressed = button(one, to)
    if (pressed) return told && 'choice' in pressed ? [told, pressed] : [pressed]
    if (!fields.has('choices')) return [told ?? { to, text: answer }]
    const list: Input = { to, choices: ticked }
    // Words alone at a list are words; an empty list beside them would only ask for a tick.
    return !told ? [list] : ticked.length === 0 ? [told] : [told, list]
  }
}

const typedIn = (box: Box, words: string): Sent['typed'] => (words.trim() === '' ? null : { box, words })

const COMMANDS: ReadonlySet<string> = new Set<CommandName>(['back', 'again', 'restart', 'help', 'emergency', 'safer'])
const isCommand = (name: string): name is CommandName => COMMANDS.has(name)

/** The one button that was pressed, if it says more than "send this". */
function button(one: (name: string) => string, to: string): Input | null {
  const command = one('command')
  if (isCommand(command)) return { command }
  const locale = one('language')
  if (locale !== '') return { command: 'language', locale }
  const [change, choice] = one('change').split(' ')
  if (change) return choice ? { change, choice } : { change }
  const open = one('open')
  if (open !== '') return { open }
  if (one('skip') !== '') return { to, skip: true }
  const chosen = one('choice')
  return chosen === '' ? null : { to, choice: chosen }
}
