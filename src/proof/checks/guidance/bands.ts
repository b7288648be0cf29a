import type { Check, Finding } from '../../check.ts'
import { any } from '../../slices/formula.ts'
import { foundAt } from '../found.ts'
import { shownIn } from './documents.ts'

/** What a plan promises everybody (`always`) is in every plan. */
export const bandsNeverEmpty: Check = {
  id: 'bands-never-empty',
  proves: 'every plan has a card of each band that it promises, whatever was answered and said',
  walks: true,
  run: (subject) => {
    const { explorer, world } = subject
    const [model] = explorer.models
    if (!model) return []
    return [...world.guidance.documents.values()].flatMap((document): Finding[] => {
      if (document.kind !== 'plan') return []
      return document.always.flatMap(({ bands, at }): Finding[] => {
        const cards = document.cards.filter(({ band }) => bands.includes(band))
        const watch = any(...cards.map(({ when }) => model.formula(when)))
        const way = [...shownIn(subject, document.id)]
          .map((place) => explorer.wayAround({ ...place, watch, guidance: true }))
          .find((one) => one !== null)
        const which = bands.map((band) => `"${band}"`).join(' or ')
        return way
          ? [
              foundAt(
                subject,
                at,
                `the plan can come without a card of ${which}. Give that band a card without "when", or one for this conversation`,
                way,
              ),
            ]
          : []
      })
    })
  },
}
