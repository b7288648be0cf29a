import type { Check, Finding } from '../../check.ts'
import { placeIn } from '../found.ts'
import { itemsOf, shownIn } from './documents.ts'

/** Every card, line and contact is shown to somebody. */
export const guidanceReached: Check = {
  id: 'guidance-reached',
  proves: 'every card, line and contact of guidance is shown to somebody',
  walks: true,
  run: (subject) => {
    const { explorer, world } = subject
    const [model] = explorer.models
    if (!model) return []
    return [...world.guidance.documents.values()].flatMap((document): Finding[] => {
      const places = [...shownIn(subject, document.id)]
      const file = `guidance/${document.id}.yaml`
      if (places.length === 0)
        return [{ file, line: 1, message: `no flow shows "${document.id}". Show it in a flow, or take the file out` }]
      return itemsOf(document, model)
        .filter(
          ({ shown }) => !explorer.isReached(...places.map((place) => ({ ...place, watch: shown, guidance: true }))),
        )
        .map(({ name, at }) => ({
          ...placeIn(at),
          message: `${name} is never shown: its conditions can’t hold where "${document.id}" is shown. Mend "when", or take it out`,
        }))
    })
  },
}
