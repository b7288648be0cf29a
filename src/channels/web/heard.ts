import type { Outcome } from '../../conversation/types.ts'
import type { Sent } from './form.ts'
import type { Html } from './html.ts'
import { answeredWith, bubble, echo } from './render/answers.ts'
import type { Say } from './words.ts'

/** Words that were just said, above the answer to them; null where something else was done. */
export function heardWords(sent: Sent, { turn }: Outcome, say: Say): Html | null {
  const isSaid = sent.inputs.some((input) => 'text' in input)
  return isSaid && sent.typed ? echo(sent.typed.words, turn.answered, sent.to, say) : null
}

/**
 * What was just given, as it stays in the conversation: the question with the words or the choice that answered it, or else what was
 * pressed. Null where nothing was taken, and what was asked is asked again; going back leaves no mark either.
 */
export function heardAnswer(sent: Sent, outcome: Outcome, say: Say): Html | null {
  const { prompt, answered } = outcome.turn
  const input = sent.inputs.at(-1) ?? sent.inputs[0]
  if (prompt.error !== undefined) return null
  const taken = 'to' in input && answered.find(({ id }) => id === sent.to)
  const words = 'text' in input && sent.typed?.words
  if (taken) return answeredWith(taken, words || taken.label, say)
  const isAsked = 'choice' in input || 'open' in input || ('command' in input && input.command === 'help')
  return isAsked && sent.pressed !== ''
    ? bubble(sent.pressed, say('you-answered'), undefined, say)
    : heardWords(sent, outcome, say)
}
