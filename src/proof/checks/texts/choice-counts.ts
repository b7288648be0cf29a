import { LIMITS } from '../../../channels/capabilities.ts'
import { placeOf } from '../../../content/label-checks.ts'
import type { Check } from '../../check.ts'
import { promptsOf } from '../../texts/prompts.ts'

const MOST = Math.min(...Object.values(LIMITS).map(({ choices }) => choices))

/** A list that is longer than a channel shows would lose its last choices there. */
export const choiceCounts: Check = {
  id: 'choice-counts',
  proves: 'no prompt offers more choices than every channel can show',
  walks: true,
  run: ({ world }) =>
    [...world.program.flows.values()]
      .flatMap(({ steps }) => steps)
      .flatMap((step) =>
        promptsOf(step)
          .filter(({ labels }) => labels.length > MOST)
          .map(({ key, labels }) => ({
            ...placeOf(step.at),
            message: `"${key}" offers ${labels.length} choices; every channel shows ${MOST}. Put them into groups, or take some out`,
          })),
      ),
}
