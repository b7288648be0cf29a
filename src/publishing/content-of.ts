import type { Content } from '../channels/deps.ts'
import type { World } from '../content/world.ts'
import { begin, hear, take } from '../conversation/converse.ts'
import type { Conversation } from '../conversation/types.ts'
import { ProblemError } from '../errors.ts'
import { whenRead } from './unread.ts'

/**
 * A world as the channels use it.
 * Where it is `unread`, whoever needs what is not there yet waits for it; else that is read where it is first asked.
 */
export function contentOf(world: World): Content {
  const known = ({ journey, locale }: Conversation) => {
    if (!world.program.journeys.has(journey)) throw new ProblemError('state-version', { locale })
  }
  return {
    engine: {
      begin: (start, now) => begin(world, start, now),
      take(conversation, input, now) {
        known(conversation)
        return take(world, conversation, input, now)
      },
      hear(conversation, text, hearing, now) {
        known(conversation)
        return hear(world, conversation, text, hearing, now)
      },
    },
    texts: world.texts,
    partners: world.partners,
    whenRead,
  }
}
