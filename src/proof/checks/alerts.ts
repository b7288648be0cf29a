import { ALERTS } from '../../facts/value.ts'
import { replay } from '../../flows/replay.ts'
import { type Act, step as take } from '../../flows/turn.ts'
import type { Entry } from '../../flows/types.ts'
import type { Check, Finding } from '../check.ts'
import { ALWAYS } from '../slices/formula.ts'
import { wholeOf } from '../slices/whole.ts'
import { spoken } from '../spoken.ts'
import { placeIn, stepsOf } from './found.ts'

/** At every question danger can be said or pressed, is answered first, and leaves the question where it was. */
export const alertsComeBack: Check = {
  id: 'alerts-come-back',
  proves:
    'at every question the emergency button and words of danger raise their alert and come back to the same question',
  run: (subject) => {
    const { explorer, world } = subject
    const found: Finding[] = []
    const seen = new Set<string>()
    for (const { flow, number, step } of stepsOf(subject)) {
      if (step.kind !== 'ask' && step.kind !== 'menu') continue
      // asked about by itself, and not through the first question that everybody comes to as well
      const way = explorer.wayTo({ flow: flow.id, step: number, watch: ALWAYS })
      if (!way) continue
      const { journey } = way.slice.cut.model
      const { entries } = wholeOf(way)
      const { prompt } = replay(world.program, journey, entries)
      if (seen.has(prompt.id)) continue
      seen.add(prompt.id)
      const acts: Act[] = [
        { act: 'emergency' },
        ...ALERTS.map((alert): Act => ({ act: 'said', to: prompt.id, words: { found: [], lexicon: '', alert } })),
      ]
      for (const act of acts) {
        const wrong = wrongAfter(take(world.program, journey, entries, act), prompt.id)
        if (wrong)
          found.push({
            ...placeIn(step.at),
            message: `danger at the question "${prompt.id}" ${wrong}`,
            conversation: spoken(world, entries),
          })
      }
    }
    return found
  },
}

function wrongAfter(after: ReturnType<typeof take>, prompt: Entry[0]): string | null {
  if (after.alert === null) return 'raises no alert'
  return after.replay.prompt.id === prompt ? null : `leads to "${after.replay.prompt.id}" instead of back to it`
}
