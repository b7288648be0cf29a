import type { World } from '../content/world.ts'
import type { PromptAt } from '../flows/replay.ts'
import { contactsFor } from '../guidance/showing.ts'
import type { TextMessage } from '../messages/message.ts'
import { sayFor } from './choices.ts'
import { showingFor, text } from './showing.ts'

/** What is said to words in which nothing was understood: the second time in a row something else, then two by turns. */
const TIMES = { first: '', even: '.again', odd: '.more' }
const NOTHING = 'heard-nothing'

/**
 * Thanks for words in which nothing was understood, with what to do in danger and somebody to talk to. Never twice the same in a row.
 * @param before how often in a row it was said before
 */
export function unheardMessage(world: World, locale: string, at: PromptAt, before: number, now: Date): TextMessage {
  const say = sayFor(world, locale, at)
  const time = TIMES[before === 0 ? 'first' : before % 2 === 1 ? 'even' : 'odd']
  const [contact] = contactsFor(world.guidance.helpline, showingFor(world, locale, at, at.facts, now))
  if (!contact?.phone) return text(say, `${NOTHING}.no-line${time}`)
  const { text: number, dial } = contact.phone
  const line = text(say, `${NOTHING}${time}`, { name: contact.name, number })
  return { ...line, actions: [{ label: say('action.call', { number }), tel: dial }] }
}

/** Whether a message says that nothing was understood. */
export const isUnheard = ({ key }: { readonly key: string }): boolean => key.startsWith(NOTHING)
