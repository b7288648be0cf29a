import { LIMITS } from '../../../channels/capabilities.ts'
import { placeOf } from '../../../content/label-checks.ts'
import { NATIONS } from '../../../directory/places/types.ts'
import type { Program } from '../../../flows/types.ts'
import type { AlertCall } from '../../../guidance/types.ts'
import type { Check } from '../../check.ts'
import { combinations, viewOf } from '../../directory/answers.ts'

const MOST = Math.min(...Object.values(LIMITS).map(({ actions }) => actions))

/** Teams shows the first three buttons of a message: in danger the fourth would not be there. */
export const actionCounts: Check = {
  id: 'action-counts',
  proves: 'no message has more buttons than every channel shows',
  run({ world: { guidance, program } }) {
    const alerts = Object.entries(guidance.alerts).map(([id, { call, after }]) => ({
      what: `the alert "${id}"`,
      at: 'guidance/alerts.yaml:1',
      actions: mostTogether(program, call) + after.length,
    }))
    const documents = [...guidance.documents.values()].flatMap((document) => {
      if (document.kind === 'plan')
        return document.cards.map(({ id, at, actions }) => ({
          what: `the card "${id}"`,
          at,
          actions: actions.length,
        }))
      if (document.kind !== 'contacts') return []
      return document.after.map(({ line, actions }) => ({
        what: `"${line.text}"`,
        at: `guidance/${document.id}.yaml:1`,
        actions: actions.length,
      }))
    })
    return [...alerts, ...documents]
      .filter(({ actions }) => actions > MOST)
      .map(({ what, at, actions }) => ({
        ...placeOf(at),
        message: `${what} has ${actions} buttons; every channel shows ${MOST}. Take the least needed out`,
      }))
  },
}

/** How many can stand together for one person. */
function mostTogether(program: Program, calls: readonly AlertCall[]): number {
  const readers = calls.flatMap(({ when }) => when ?? [])
  const places = NATIONS.map((nation) => ({ nation }))
  const counts = places.flatMap((at) =>
    combinations(program, readers, places).map((answers) => {
      const view = viewOf(program, answers, at)
      return calls.filter(({ when }) => when === null || when(view)).length
    }),
  )
  return Math.max(0, ...counts)
}
