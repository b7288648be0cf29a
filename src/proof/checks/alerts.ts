import { ALERTS } from '../../facts/value.ts'
import { type Act, step as take } from '../../flows/turn.ts'
import type { Check, Finding } from '../check.ts'
import { spoken } from '../spoken.ts'
import { placeIn } from './found.ts'
import { promptsOf, type Stood } from './prompts.ts'

/** At every question danger can be said or pressed, is answered first, and leaves the question where it was. */
export const alertsComeBack: Check = {
  id: 'alerts-come-back',
  proves:
    'at every question the emergency button and words of danger raise their alert and come back to the same question',
  walks: true,
  run: (subject) => {
    const { world } = subject
    const found: Finding[] = []
    for (const stood of promptsOf(subject)) {
      const { id } = stood.prompt
      const acts: Act[] = [
        { act: 'emergency' },
        ...ALERTS.map((alert): Act => ({ act: 'said', to: id, words: { found: [], lexicon: '', alert } })),
      ]
      for (const act of acts) {
        const wrong = wrongAfter(take(world.program, stood.journey, stood.entries, act), stood)
        if (wrong === null) continue
        const conversation = spoken(world, stood.entries)
        found.push({ ...placeIn(stood.at), message: `danger at the question "${id}" ${wrong}`, conversation })
      }
    }
    return found
  },
}

function wrongAfter(after: ReturnType<typeof take>, { prompt: { id } }: Stood): string | null {
  if (after.alert === null) return 'raises no alert'
  return after.replay.prompt.id === id ? null : `leads to "${after.replay.prompt.id}" instead of back to it`
}
