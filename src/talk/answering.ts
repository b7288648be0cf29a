import { DONE } from '../flows/replay.ts'
import type { Turn } from '../messages/message.ts'
import type { Answers, Said } from './journey.ts'

/**
 * What somebody with these answers does at a turn: gives the answer that they have, skips what they have none for, and leaves
 * a menu by its end.
 * @returns null where there is nothing more to do: at the end, and where an answer could not be taken
 */
export function answerTo({ prompt }: Turn, answers: Answers): Said | null {
  const { id: to, kind, choices = [], error, canSkip } = prompt
  if (kind === 'end' || error !== undefined) return null
  const answer = Object.hasOwn(answers, to) ? answers[to] : undefined
  if (typeof answer === 'string') return { to, choice: answer }
  if (answer && 'types' in answer) return answer.types
  if (answer) return { to, choices: answer }
  if (kind === 'menu') return { to, choice: DONE }
  if (canSkip) return { to, skip: true }
  return choices[0] ? { to, choice: choices[0].id } : null
}
