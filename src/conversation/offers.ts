import type { World } from '../content/world.ts'
import { isWords } from '../facts/value.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import type { Step } from '../flows/turn.ts'
import type { Entry } from '../flows/types.ts'
import type { Message } from '../messages/message.ts'
import { type Say, sayFor } from './choices.ts'

/**
 * What was just heard never overwrites an answer. Where it contradicts one, the person is offered the change with one tap:
 * the text `offer.<question>.<choice>`.
 */
export function offersFor(
  world: World,
  locale: string,
  before: readonly Entry[],
  { entries, replay }: Step,
): Message[] {
  const added = entries.length > before.length ? entries.at(-1)?.[1] : null
  if (!added || !isWords(added)) return []
  const say = sayFor(world, locale, replay.prompt)
  return [...world.program.questions.values()].flatMap((question): Message[] => {
    const answered = replay.facts.get(question.id)
    const asked = [...replay.answers.keys()].find((id) => readPromptId(id).whole === question.id)
    if (question.kind !== 'one-of' || asked === undefined || answered === null) return []
    return added.found.flatMap((label): Message[] => {
      const choice = question.found.get(label)
      if (choice === undefined || choice === answered) return []
      const key = `offer.${question.id}.${choice}`
      return [
        {
          kind: 'text',
          key,
          lines: say(key).split('\n'),
          actions: [{ label: say(`${question.id}.${choice}`), change: { id: asked, choice } }],
        },
      ]
    })
  })
}

/** Labels in the words of the choices that they are tied to; labels that no question knows have none. */
export function namesOf(world: World, say: Say, labels: readonly string[]): string[] {
  const questions = [...world.program.questions.values()]
  const names = labels.flatMap((label) => {
    const question = questions.find((one) => one.found.has(label))
    return question ? [say(`${question.id}.${question.found.get(label)}`)] : []
  })
  return [...new Set(names)]
}
