import type { Flow } from '../../../flows/types.ts'
import type { Check, Finding, Subject } from '../../check.ts'
import { leadsTo } from '../../slices/model.ts'
import { flowAt, placeIn, stepsOf } from '../found.ts'

/** Every flow, step, choice and topic can be come to. */
export const reached: Check = {
  id: 'reached',
  proves: 'every step, choice and topic can be come to by somebody',
  walks: true,
  run: (subject) => [...flows(subject), ...steps(subject), ...offered(subject)],
}

const isKnown = ({ explorer }: Subject, flow: string): boolean =>
  explorer.models.some((model) => model.flows.some(({ id }) => id === flow))

function flows(subject: Subject): Finding[] {
  return [...subject.world.program.flows.values()]
    .filter(({ id }) => !isKnown(subject, id))
    .map((flow) => ({
      ...placeIn(flowAt(flow)),
      message: `nobody can come to the flow "${flow.id}". Run it in a flow, offer it in a menu, or take the file out`,
    }))
}

function steps(subject: Subject): Finding[] {
  const dead = new Set<string>()
  const found: Finding[] = []
  for (const { flow, number, step } of stepsOf(subject)) {
    if (!isKnown(subject, flow.id) || dead.has(flow.id)) continue
    if (subject.explorer.isReached({ flow: flow.id, step: number })) continue
    const isWhole = number === 0 && step.when === null
    if (isWhole) dead.add(flow.id)
    found.push({ ...placeIn(step.at), message: isWhole ? wholeFlow(flow) : neverTaken(step.when !== null) })
  }
  return found
}
const wholeFlow = ({ id }: Flow): string =>
  `nobody can come to the flow "${id}": the conditions of what leads to it, or its "only", never hold there. Mend them`
const neverTaken = (hasCondition: boolean): string =>
  hasCondition
    ? 'this step is never taken: when the conversation comes here its condition can’t hold. Mend "when", or take the step out'
    : 'this step is never taken: every conversation has ended before it. Move it up, or take it out'

/** Choices with a condition of their own, and topics that a menu can never offer. */
function offered(subject: Subject): Finding[] {
  const { explorer, world } = subject
  const found: Finding[] = []
  for (const { flow, number, step } of stepsOf(subject)) {
    if (!isKnown(subject, flow.id)) continue
    if (step.kind === 'ask')
      for (const choice of step.question.choices) {
        if (choice.when === null) continue
        const watch = explorer.models[0]?.formula(choice.when)
        if (watch && !explorer.isReached({ flow: flow.id, step: number, watch }))
          found.push({
            ...placeIn(step.at),
            message: `the choice "${choice.id}" of "${step.question.id}" is never offered here: its "when" can’t hold. Mend it, or take the choice out`,
          })
      }
    if (step.kind === 'menu')
      for (const topic of leadsTo(step)) {
        const only = world.program.flows.get(topic)?.only
        const watch = only ? explorer.models[0]?.formula(only) : undefined
        if (watch && !explorer.isReached({ flow: flow.id, step: number, watch }))
          found.push({
            ...placeIn(step.at),
            message: `the topic "${topic}" is never offered in this menu: its "only" can’t hold here. Mend it, or take the topic out of the menu`,
          })
      }
  }
  return found
}
