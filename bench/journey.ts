import type { World } from '../src/content/world.ts'
import { begin, take } from '../src/conversation/converse.ts'
import type { Conversation } from '../src/conversation/types.ts'
import type { Input, Message, Turn } from '../src/messages/message.ts'
import { NOW } from './content.ts'

/** Answers by the id of the question: choices, or what is typed. A question that is not here is skipped. */
type Answers = Readonly<Record<string, string | readonly string[] | { readonly types: string }>>

/** Somebody whose ex waits outside work and put a tracker on the car, who lives in LE2 and has not told the police. */
const ANSWERS: Answers = {
  'way-in': 'begin',
  'danger-now': 'no',
  'who-can-see': 'no',
  who: 'me',
  'under-18': 'no',
  behaviours: ['near', 'online'],
  'behaviours>near': ['loitering'],
  'behaviours>online': ['tracking'],
  relationship: 'partner-or-ex',
  together: 'no',
  barriers: ['none-of-these'],
  home: { types: 'LE2' },
  told: 'no',
}

/** One turn of a conversation: what was given, and what followed. The first turn was given nothing. */
export interface Exchange {
  readonly input: Input | null
  readonly turn: Turn
  readonly conversation: Conversation
}

/** What one person does at a prompt; null at the end. */
export type Person = (turn: Turn) => Input | null

/** Goes by the answers above, by a menu without picking, and by everything else with a skip. */
export const plain: Person = ({ prompt }) => {
  const { id: to, kind, choices = [] } = prompt
  if (kind === 'end') return null
  const answer = ANSWERS[to]
  if (typeof answer === 'string') return { to, choice: answer }
  if (answer && 'types' in answer) return { to, text: answer.types }
  if (answer) return { to, choices: answer }
  if (kind === 'menu') return { to, choice: 'done' }
  return prompt.canSkip ? { to, skip: true } : { to, choice: choices[0]?.id ?? '' }
}

/** Ticks every line of every list, and goes by the same answers otherwise: the longest log without words. */
export const ticksAll =
  ({ program }: World): Person =>
  (turn) => {
    const { id: to, kind, choices = [] } = turn.prompt
    if (kind !== 'any-of') return plain(turn)
    const exclude = program.questions.get(to.split('>')[0] ?? '')?.exclude
    return { to, choices: choices.map(({ id }) => id).filter((id) => id !== exclude) }
  }

const LONGEST = 80

/** A whole conversation in English, from the first screen to the last. @throws Error when it does not end */
export function walk(world: World, person: Person = plain): readonly Exchange[] {
  const first = begin(world, { locale: 'en', partner: null, journey: 'main' }, NOW)
  const exchanges: Exchange[] = [{ input: null, ...first }]
  let { turn, conversation } = first
  for (let input = person(turn); input !== null; input = person(turn)) {
    ;({ turn, conversation } = take(world, conversation, input, NOW))
    exchanges.push({ input, turn, conversation })
    if (turn.prompt.error !== undefined) throw new Error(`"${turn.prompt.id}" was not answered: ${turn.prompt.error}`)
    if (exchanges.length > LONGEST) throw new Error(`the conversation still stands at "${turn.prompt.id}"`)
  }
  return exchanges
}

/** A screen in words: what is said, the question and its choices. The same conversation in a peer shows the same. */
export interface Screen {
  readonly said: readonly string[]
  readonly question: string
  readonly choices: readonly string[]
}

export const screenOf = ({ messages, prompt }: Turn): Screen => ({
  said: messages.map(wordsOf),
  question: prompt.text,
  choices: (prompt.choices ?? []).map(({ label }) => label),
})

export const asText = ({ said, question, choices }: Screen): string => [...said, question, ...choices].join('\n')

/** Every word of a message, whatever its kind. */
function wordsOf(message: Message): string {
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(strings)
        : []
  const { kind: _, key: __, ...rest } = message
  return strings(rest).join('\n')
}
