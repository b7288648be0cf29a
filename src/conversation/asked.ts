import type { World } from '../content/world.ts'
import type { PromptAt } from '../flows/replay.ts'
import type { Asked } from '../guidance/types.ts'
import type { TextMessage } from '../messages/message.ts'
import { once } from '../texts/once.ts'
import { answerIn, listedIn } from './answering.ts'
import type { Say } from './choices.ts'
import type { Pickable } from './picking.ts'

/**
 * The question to the chat itself that a whole message asks ("is it my fault"), in any language, that of the conversation first. Who
 * may be shown only a few things is answered only what is among them.
 */
export function askedIn(world: World, locale: string, at: PromptAt, message: string): Asked | null {
  const { guidance, texts } = world
  const isShort = guidance.firewall.when(at.facts)
  for (const one of new Set([locale, ...texts.locales])) {
    const ofWorld: Map<string, Known> = once(knownOf, world, () => new Map())
    const known = once(ofWorld, one, () => knownIn(world, one))
    const open = isShort ? known.filter(({ asked }) => guidance.firewall.says.has(asked.text)) : known
    const found = answerIn(open, listedIn(texts, one, 'asked.around', 'answers.around'), message)
    if (found) return found.asked
  }
  return null
}

/** What can be asked in one language: made once, since it is looked for in most of what people type. */
type Known = readonly (Pickable & { readonly asked: Asked })[]
const knownOf = new WeakMap<World, Map<string, Known>>()

const knownIn = ({ guidance, texts }: World, locale: string): Known =>
  guidance.asked.map((asked) => ({
    id: asked.text,
    label: '',
    also: texts.get(locale, `${asked.text}.also`).split('|'),
    asked,
  }))

/** The answer that was prepared for it. */
export const answerMessage = ({ text, help }: Asked, say: Say): TextMessage => ({
  kind: 'text',
  key: text,
  lines: say(text).split('\n'),
  ...(help && { actions: [{ label: say('offer.help'), command: 'help' }] }),
})
