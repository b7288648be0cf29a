import type { World } from '../content/world.ts'
import type { PromptAt } from '../flows/replay.ts'
import type { Asked } from '../guidance/types.ts'
import type { TextMessage } from '../messages/message.ts'
import { answerIn } from './answering.ts'
import type { Say } from './choices.ts'

/**
 * The question to the chat itself that a whole message asks ("is it my fault"), in any language, that of the conversation first. Who
 * may be shown only a few things is answered only what is among them.
 */
export function askedIn({ guidance, texts }: World, locale: string, at: PromptAt, message: string): Asked | null {
  const { asked, firewall } = guidance
  const open = firewall.when(at.facts) ? asked.filter(({ text }) => firewall.says.has(text)) : asked
  for (const one of new Set([locale, ...texts.locales])) {
    const list = (key: string) => texts.get(one, key).split('|')
    const known = open.map((question) => ({ ...question, label: '', also: list(`${question.text}.also`) }))
    const found = answerIn(known, [...list('asked.around'), ...list('answers.around')], message)
    if (found) return found
  }
  return null
}

/** The answer that was prepared for it. */
export const answerMessage = ({ text, help }: Asked, say: Say): TextMessage => ({
  kind: 'text',
  key: text,
  lines: say(text).split('\n'),
  ...(help && { actions: [{ label: say('offer.help'), command: 'help' }] }),
})
