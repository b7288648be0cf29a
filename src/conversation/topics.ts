import type { World } from '../content/world.ts'
import type { PromptAt } from '../flows/replay.ts'
import type { TextMessage } from '../messages/message.ts'
import { once } from '../texts/once.ts'
import { answerIn, listedIn } from './answering.ts'
import { choicesOf, openKey, type Say } from './choices.ts'
import type { Pickable } from './picking.ts'

/** A topic that a message asks for; `tells`: it may tell something as well. */
export interface TopicAsked {
  readonly topic: string
  readonly tells: boolean
}

/**
 * The topic that a whole message asks for ("how do I keep notes"), in any language, that of the conversation first. Only one that
 * may be opened here; whoever may be shown only a few things is opened none. Where words are taken down as they are, they ask for
 * nothing.
 */
export function topicIn(world: World, locale: string, at: PromptAt, message: string): TopicAsked | null {
  const { guidance, program, texts } = world
  if (at.question?.asWritten || guidance.firewall.when(at.facts)) return null
  const listed = inGroups(world, locale, at, message)
  if (listed !== null) return { topic: listed, tells: false }
  for (const one of new Set([locale, ...texts.locales])) {
    const ofWorld: Map<string, Typed> = once(typedOf, world, () => new Map())
    const wordings = once(ofWorld, one, () => typedIn(world, one))
    const open = wordings.filter(({ topic }) => program.flows.get(topic)?.only?.(at.facts) !== false)
    const found = answerIn(open, listedIn(texts, one, 'asked.around', 'answers.around'), message)
    if (found) return found
  }
  return null
}

/** The topic of a menu that a message names, in whatever group it stands. */
function inGroups(world: World, locale: string, at: PromptAt, message: string): string | null {
  const topics = (at.menu?.groups ?? []).flatMap((group) =>
    choicesOf(world, locale, { ...at, group: group.id }).filter(({ id }) => group.topics.includes(id)),
  )
  return answerIn(topics, listedIn(world.texts, locale, 'answers.around'), message)?.id ?? null
}

/** What can be typed in one language: made once, since it is looked for in most of what people type. */
type Typed = readonly (Pickable & TopicAsked)[]
const typedOf = new WeakMap<World, Map<string, Typed>>()

function typedIn({ guidance, program, texts }: World, locale: string): Typed {
  // a charity may have left one out
  const topics = guidance.askedFor.filter(({ topic }) => program.topics.has(topic))
  return topics.flatMap(({ topic, typed }) =>
    [true, false].map((tells) => {
      const wordings = texts.get(locale, typed).split('|')
      const also = wordings.filter((wording) => tells !== wording.endsWith('?'))
      return { id: topic, label: '', also, topic, tells }
    }),
  )
}

/** The way to a topic beside words that told something as well. */
export const topicMessage = (topic: string, say: Say): TextMessage => ({
  kind: 'text',
  key: 'topic-offer',
  lines: [say('topic-offer')],
  actions: [{ label: say(openKey(topic)), open: topic }],
})
