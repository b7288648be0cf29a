import { LIMITS } from '../../../channels/capabilities.ts'
import { placeOf } from '../../../content/label-checks.ts'
import type { Check } from '../../check.ts'

const MOST = Math.min(...Object.values(LIMITS).map(({ actions }) => actions))

/** Teams shows the first three buttons of a message: in danger the fourth would not be there. */
export const actionCounts: Check = {
  id: 'action-counts',
  proves: 'no message has more buttons than every channel shows',
  run({ world: { guidance } }) {
    const alerts = Object.entries(guidance.alerts).map(([id, { call, after }]) => ({
      what: `the alert "${id}"`,
      at: 'guidance/alerts.yaml:1',
      actions: call.length + after.length,
    }))
    const documents = [...guidance.documents.values()].flatMap((document) =>
      document.kind === 'plan'
        ? document.cards.map(({ id, at, actions }) => ({ what: `the card "${id}"`, at, actions: actions.length }))
        : document.after.map(({ line, actions }) => ({
            what: `"${line.text}"`,
            at: `guidance/${document.id}.yaml:1`,
            actions: actions.length,
          })),
    )
    return [...alerts, ...documents]
      .filter(({ actions }) => actions > MOST)
      .map(({ what, at, actions }) => ({
        ...placeOf(at),
        message: `${what} has ${actions} buttons; every channel shows ${MOST}. Take the least needed out`,
      }))
  },
}
