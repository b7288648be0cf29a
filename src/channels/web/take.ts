import type { Conversation, Outcome } from '../../conversation/types.ts'
import { isUnheard } from '../../conversation/unheard.ts'
import type { Input, Message, Prompt } from '../../messages/message.ts'
import type { Engine } from '../deps.ts'
import type { Sent } from './form.ts'

/**
 * Takes what one posted page holds, in order. Words that were typed but not sent, because something else was pressed, are
 * listened to for danger and otherwise left alone. It ends early where words raised an alert or moved the conversation on: what
 * was pressed beside them is then no answer to what is on the screen. Ticks and unsent words stay with their question.
 */
export function takeAll(engine: Engine, conversation: Conversation, sent: Sent, now: Date): Outcome {
  const [head, ...tail] = sent.inputs
  const unsent = sent.typed && !sent.inputs.some((input) => 'text' in input)
  if (unsent) {
    const heard = engine.take(conversation, { to: sent.to, text: sent.typed.words }, now)
    if (heard.turn.messages[0]?.kind === 'alert') return heard
  }
  let last: Input = head
  let outcome = engine.take(conversation, head, now)
  for (const input of tail) {
    if (interrupted(outcome, last)) break
    const unheard = notUnderstood(outcome)
    const next = engine.take(outcome.conversation, input, now)
    outcome = { ...next, turn: { ...next.turn, messages: [...unheard, ...next.turn.messages] } }
    last = input
  }
  return { ...outcome, turn: { ...outcome.turn, prompt: asLeft(outcome.turn.prompt, sent, last) } }
}

/** What was said to words that were not understood: it would be lost with the turn, were it not shown with the next one. */
const notUnderstood = ({ conversation, turn }: Outcome): readonly Message[] =>
  conversation.unheard === undefined ? [] : turn.messages.filter(isUnheard)

const interrupted = ({ turn }: Outcome, input: Input): boolean =>
  turn.messages.some(({ kind }) => kind === 'alert') || !('to' in input) || turn.prompt.id !== input.to

/** The prompt with what the person had put in, where the same question is asked again before it was sent. */
function asLeft(prompt: Prompt, sent: Sent, last: Input): Prompt {
  if (prompt.id !== sent.to) return prompt
  const unsent = 'command' in last && (last.command === 'language' || last.command === 'again')
  const unread = sent.inputs.length > 1 && last === sent.inputs[0]
  return {
    ...prompt,
    ...((unsent || unread) && sent.ticked.length > 0 && { selected: sent.ticked }),
    ...(unsent && sent.typed && { draft: sent.typed.words }),
  }
}

/** The same question again, with words that were too long to take and why, so that they can be made shorter. */
export function tooLong(engine: Engine, conversation: Conversation, sent: Sent, why: string, now: Date): Outcome {
  const again: Sent = { ...sent, inputs: [{ command: 'again' }] }
  const outcome = takeAll(engine, conversation, again, now)
  return { ...outcome, turn: { ...outcome.turn, prompt: { ...outcome.turn.prompt, error: why } } }
}
