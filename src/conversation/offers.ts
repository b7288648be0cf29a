import type { World } from '../content/world.ts'
import { isWords } from '../facts/value.ts'
import { isAboutWriter } from '../flows/facts.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import type { Step } from '../flows/turn.ts'
import type { Entry, Question } from '../flows/types.ts'
import type { Action, Message } from '../messages/message.ts'
import { type Say, sayFor } from './choices.ts'

/**
 * What was just heard never overwrites an answer. Where it contradicts one, the person is offered the change with one tap, in
 * the words `offer.<question>.<choice>`, or else in those of all offers. Where the question has not been asked yet, it will be
 * asked with the choice ticked; if there are words for it, `offer.<question>.<choice>.early`, they lead to help at once.
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
  const { facts, answers, settled } = replay
  return [...world.program.questions.values()].flatMap((question): Message[] => {
    if (question.kind !== 'one-of' || !isAboutWriter(question, facts)) return []
    const label = added.found.find((one) => question.found.has(one))
    const choice = label === undefined ? undefined : question.found.get(label)
    if (label === undefined || choice === undefined) return []
    const asked = [...answers.keys()].find((id) => readPromptId(id).whole === question.id)
    if (asked === undefined) return settled.has(question.id) ? [] : early(world, locale, say, question, choice)
    const answered = facts.get(question.id)
    if (answered === choice || question.agrees.get(label)?.includes(String(answered))) return []
    const own = `offer.${question.id}.${choice}`
    const [key, words] = world.texts.has(locale, own)
      ? [own, say(own)]
      : ['offer', say('offer', { question: say(question.id) })]
    return [offer(key, words, { label: say(`${question.id}.${choice}`), change: { id: asked, choice } })]
  })
}

function early(world: World, locale: string, say: Say, { id }: Question, choice: string): Message[] {
  const key = `offer.${id}.${choice}.early`
  return world.texts.has(locale, key) ? [offer(key, say(key), { label: say('offer.help'), command: 'help' })] : []
}

const offer = (key: string, words: string, action: Action): Message => ({
  kind: 'text',
  key,
  lines: words.split('\n'),
  actions: [action],
})
