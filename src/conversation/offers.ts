import type { World } from '../content/world.ts'
import { isWords } from '../facts/value.ts'
import { isAboutWriter } from '../flows/facts.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import type { Replay } from '../flows/replay.ts'
import type { Step } from '../flows/turn.ts'
import type { Entry, Question } from '../flows/types.ts'
import type { Action, Input, Message } from '../messages/message.ts'
import { type Say, sayFor } from './choices.ts'

/** What the chat proposes in words after something was heard. */
export interface Offer {
  /** `question.choice`: by this it is remembered while it stands */
  readonly id: string
  readonly message: Message
  /** what taking it sends */
  readonly takes: Input
  /** whether it asks something, so that "yes" may be meant for it where the question takes a "yes" as well */
  readonly asks: boolean
  /** set where a typed yes takes it no longer: its button does */
  readonly isClosed?: boolean
}

/**
 * What was just heard never overwrites an answer. Where it contradicts one, the person is offered the change with one tap or a
 * typed yes, in the words `offer.<question>.<choice>`, or else in those of all offers. Where the question has not been asked yet,
 * it will be asked with the choice ticked; if there are words for it, `offer.<question>.<choice>.early`, they lead to help at once.
 */
export function offersFor(world: World, locale: string, before: readonly Entry[], { entries, replay }: Step): Offer[] {
  const added = entries.length > before.length ? entries.at(-1)?.[1] : null
  if (!added || !isWords(added)) return []
  return [...world.program.questions.values()].flatMap((question) => {
    const label = added.found.find((one) => question.found.has(one))
    const choice = label === undefined ? undefined : question.found.get(label)
    if (label === undefined || choice === undefined) return []
    const agrees = question.agrees.get(label)?.includes(String(replay.facts.get(question.id))) ?? false
    return agrees ? [] : offered(world, locale, replay, question, choice)
  })
}

/** Offers that were made before, by their ids, as far as they still change something. */
export function stillOffered(world: World, locale: string, ids: readonly string[], replay: Replay): Offer[] {
  if (ids.length === 0) return []
  return [...world.program.questions.values()].flatMap((question) =>
    [...new Set(question.found.values())]
      .filter((choice) => ids.includes(idOf(question, choice)))
      .flatMap((choice) => offered(world, locale, replay, question, choice)),
  )
}

const idOf = (question: Question, choice: string): string => `${question.id}.${choice}`

/** The offer of a choice, where it would change something. */
function offered(world: World, locale: string, replay: Replay, question: Question, choice: string): Offer[] {
  const { facts, answers, settled, prompt } = replay
  if (question.kind !== 'one-of' || !isAboutWriter(question, facts)) return []
  const say = sayFor(world, locale, prompt)
  const asked = [...answers.keys()].find((id) => readPromptId(id).whole === question.id)
  if (asked === undefined) return settled.has(question.id) ? [] : early(world, locale, say, question, choice)
  if (facts.get(question.id) === choice) return []
  const id = idOf(question, choice)
  const own = `offer.${id}`
  const label = say(id)
  const [key, words] = world.texts.has(locale, own)
    ? [own, say(own)]
    : ['offer', say('offer', { question: say(question.id), choice: label })]
  const change = { id: asked, choice }
  return [
    {
      id,
      message: offer(key, words, { label, change }),
      takes: { change: change.id, choice: change.choice },
      asks: true,
    },
  ]
}

function early(world: World, locale: string, say: Say, question: Question, choice: string): Offer[] {
  const id = idOf(question, choice)
  const key = `offer.${id}.early`
  if (!world.texts.has(locale, key)) return []
  const message = offer(key, say(key), { label: say('offer.help'), command: 'help' })
  return [{ id, message, takes: { command: 'help' }, asks: false }]
}

const offer = (key: string, words: string, action: Action): Message => ({
  kind: 'text',
  key,
  lines: words.split('\n'),
  actions: [action],
})
