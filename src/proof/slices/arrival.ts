import type { Flow, Step } from '../../flows/types.ts'
import { ALWAYS, all, any, type Formula, not } from './formula.ts'
import { leadsTo, type Model } from './model.ts'

/**
 * What must be so whenever the walk comes to a step, beside the step's own condition: what its flow is only for, and what would have
 * ended the flow before. A person can change what is known only at a question, so it is told of steps before which nothing is asked
 * in their flow; of others it is `ALWAYS`, and nothing is known.
 */
export function arrivalAt(model: Model, flow: string, step: number): Formula {
  return new Arrivals(model).at(flow, step, new Set())
}

class Arrivals {
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
  }

  at(id: string, step: number, seen: ReadonlySet<string>): Formula {
    const flow = this.#model.program.flows.get(id)
    const before = flow?.steps.slice(0, step) ?? []
    // facts have other names where a flow runs for somebody else
    if (!flow || this.#model.renamed.has(id) || before.some((one) => this.#mayChange(one))) return ALWAYS
    return all(
      this.#model.formula(flow.only),
      this.#callersOf(flow, new Set([...seen, id])),
      ...before.filter(ends).map((one) => not(this.#taken(one))),
    )
  }

  /** What is so where a flow is run by others. A topic begins at any question, a journey begins with nothing known. */
  #callersOf({ id }: Flow, seen: ReadonlySet<string>): Formula {
    const { detours, flows, journey, program } = this.#model
    const calls = flows.flatMap((flow) =>
      flow.steps.flatMap((step, number) => (leadsTo(step).includes(id) ? [{ flow, step, number }] : [])),
    )
    const isOpen = ({ flow, step }: (typeof calls)[number]) => step.kind === 'menu' || seen.has(flow.id)
    if (detours.has(id) || program.journeys.get(journey)?.flow === id || calls.some(isOpen)) return ALWAYS
    return any(
      ...calls.map(({ flow, step, number }) => all(this.#model.formula(step.when), this.at(flow.id, number, seen))),
    )
  }

  /** Whether the walk can have stood at a question when it goes on after a step. */
  #mayChange(step: Step): boolean {
    if (step.kind === 'ask' || step.kind === 'menu') return true
    if (step.kind !== 'run' || step.thenStop) return false
    return this.#model.program.flows.get(step.flow)?.steps.some((one) => this.#mayChange(one)) ?? false
  }
  /** When a step is taken. A flow that is for others is passed over. */
  #taken(step: Step): Formula {
    const only = step.kind === 'run' ? (this.#model.program.flows.get(step.flow)?.only ?? null) : null
    return all(this.#model.formula(step.when), this.#model.formula(only))
  }
}

/** Whether the flow goes no further where a step is taken. */
const ends = (step: Step): boolean => step.kind === 'stop' || (step.kind === 'run' && step.thenStop && step.as === null)
