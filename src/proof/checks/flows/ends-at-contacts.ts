import type { Replay } from '../../../flows/replay.ts'
import type { Step } from '../../../flows/types.ts'
import type { Check, Finding } from '../../check.ts'
import { flowAt, foundAt } from '../found.ts'
import { namesPeople } from '../guidance/documents.ts'

const SHOWN = 'shown'
const NOT_SHOWN = 'not shown'

/** Whoever comes to the end has seen who can help: the plan, or contacts. */
export const endsAtContacts: Check = {
  id: 'ends-at-contacts',
  proves: 'every conversation that comes to its end has shown who can help',
  walks: true,
  run: (subject) => {
    const { explorer, world } = subject
    const hasPeople = (id: string): boolean => namesPeople(world.guidance.documents.get(id))
    const isContacts = (step: Step): boolean => step.kind === 'show' && hasPeople(step.guidance)
    const remember = ({ trace }: Replay): string =>
      trace.some((one) => typeof one !== 'number' && one.kind === 'show' && hasPeople(one.key)) ? SHOWN : NOT_SHOWN
    return explorer.models.flatMap((model): Finding[] => {
      const flow = world.program.flows.get(world.program.journeys.get(model.journey)?.flow ?? '')
      const slice = explorer.ends(model, 'contacts', isContacts, { remember, isSettled: (way) => way === SHOWN })
      const entries = slice.ends.get(NOT_SHOWN)
      if (!flow || !entries) return []
      const seen = { when: true, watch: true, atoms: '', entries }
      return [
        foundAt(
          subject,
          flow.steps.at(-1)?.at ?? flowAt(flow),
          `a conversation of the journey "${model.journey}" can end here without showing who can help. Put a "show" before this end that everybody comes to`,
          { slice, seen },
        ),
      ]
    })
  },
}
