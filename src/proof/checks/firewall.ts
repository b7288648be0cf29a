import type { Step } from '../../flows/types.ts'
import type { Firewall } from '../../guidance/types.ts'
import type { Check, Finding } from '../check.ts'
import { ShutOut } from '../slices/shut-out.ts'
import { foundAt, stepsOf } from './found.ts'

/** Whoever the firewall is for is shown nothing but what it names. */
export const firewallHolds: Check = {
  id: 'firewall-holds',
  proves:
    'somebody who is worried about what they do themselves is shown and asked only what guidance/firewall.yaml names',
  run: (subject) => {
    const { explorer, world } = subject
    const { firewall } = world.guidance
    const [model] = explorer.models
    if (!model) return []
    const watch = model.formula(firewall.when)
    const shutOut = new ShutOut(explorer, watch)
    const found: Finding[] = []
    for (const { flow, number, step } of stepsOf(subject)) {
      if (firewall.flows.has(flow.id) || isAllowed(step, firewall) || shutOut.covers(flow.id, number)) continue
      const way = explorer.wayTo({ flow: flow.id, step: number, watch })
      if (way)
        found.push(
          foundAt(
            subject,
            step.at,
            `${whatOf(step)} can be shown to somebody who may only see what guidance/firewall.yaml names. Give the step or its flow a condition that leaves them out, or name it there after reading every word`,
            way,
          ),
        )
    }
    return found
  },
}

/** A step that shows nothing of its own, or something that is named. */
function isAllowed(step: Step, { shows, asks, says }: Firewall): boolean {
  if (step.kind === 'say') return says.has(step.text)
  if (step.kind === 'show') return shows.has(step.guidance)
  return step.kind === 'ask' ? asks.has(step.question.id) : step.kind !== 'menu'
}

function whatOf(step: Step): string {
  if (step.kind === 'say') return `the text "${step.text}"`
  if (step.kind === 'show') return `"${step.guidance}"`
  if (step.kind === 'ask') return `the question "${step.question.id}"`
  return step.kind === 'menu' ? `the menu "${step.id}"` : 'this step'
}
