import type { World } from '../content/world.ts'
import type { PromptAt } from '../flows/replay.ts'
import { contactsFor } from '../guidance/showing.ts'
import type { TextMessage } from '../messages/message.ts'
import { sayFor } from './choices.ts'
import { showingFor, text } from './showing.ts'

/** What is said to words in which nothing was understood: the first time in a row, the second, the third; then the last two by turns. */
const NOTHING = ['heard-nothing', 'heard-nothing.again', 'heard-nothing.more']
/** The first of them for whoever is behind the firewall: no helpline for those who are harmed is named to them. */
const NOTHING_OWN = 'heard-nothing.own'
/** The same where nobody is known to call. */
const NO_LINE = ['heard-nothing.no-line', 'heard-nothing.no-line.again', 'heard-nothing.no-line.more']

/**
 * Thanks for words in which nothing was understood, with what to do in danger and somebody to talk to. Never twice the same in a row.
 * @param before how often in a row it was said before
 */
export function unheardMessage(world: World, locale: string, at: PromptAt, before: number, now: Date): TextMessage {
  const say = sayFor(world, locale, at)
  const time = before === 0 ? 0 : before % 2 === 1 ? 1 : 2
  const [contact] = contactsFor(world.guidance.helpline, showingFor(world, locale, at, at.facts, now))
  if (!contact?.phone) return text(say, NO_LINE[time] ?? '')
  const { text: number, dial } = contact.phone
  const isOwn = time === 0 && world.guidance.firewall.when(at.facts)
  const line = text(say, isOwn ? NOTHING_OWN : (NOTHING[time] ?? ''), { name: contact.name, number })
  return { ...line, actions: [{ label: say('action.call', { number }), tel: dial }] }
}

/** Whether a message says that nothing was understood. */
export const isUnheard = ({ key }: { readonly key: string }): boolean =>
  [...NOTHING, NOTHING_OWN, ...NO_LINE].includes(key)
