import type { Content } from '../channels/deps.ts'
import type { World } from '../content/world.ts'
import { begin, take } from '../conversation/converse.ts'
import { ProblemError } from '../errors.ts'

/** A world as the channels use it. */
export const contentOf = (world: World): Content => ({
  engine: {
    begin: (start, now) => begin(world, start, now),
    take(conversation, input, now) {
      const { journey, locale } = conversation
      if (!world.program.journeys.has(journey)) throw new ProblemError('state-version', { locale })
      return take(world, conversation, input, now)
    },
  },
  texts: world.texts,
  partners: world.partners,
})
