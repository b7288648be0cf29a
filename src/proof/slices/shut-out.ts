import { Facts } from '../../flows/facts.ts'
import type { Explorer } from './explorer.ts'
import { type Atom, any, atomsOf, type Formula } from './formula.ts'
import { leadsTo, type Model } from './model.ts'

/**
 * Steps to which nobody comes of whom something holds, because it was answered otherwise before: what a question was answered with
 * stays so for the rest of a walk. It is looked for once, where such steps begin, instead of at each of them.
 */
export class ShutOut {
  readonly #explorer: Explorer
  /** what holds of those whom it is about, or may still come to hold */
  readonly #may: Formula | null
  readonly #from = new Map<string, number>()

  constructor(explorer: Explorer, watch: Formula) {
    this.#explorer = explorer
    this.#may = mayHold(explorer, watch)
  }

  /** Whether nobody of whom it holds, or may come to hold, is ever at a step, on any journey. False where that is not known. */
  covers(flow: string, step: number): boolean {
    return this.#explorer.models.every(
      (model) => !model.flows.some(({ id }) => id === flow) || step >= this.#begins(model, flow),
    )
  }

  /** The first step of a flow from which on nobody is there. */
  #begins(model: Model, flow: string): number {
    const key = `${model.journey} ${flow}`
    const known = this.#from.get(key)
    if (known !== undefined) return known
    // a flow that leads back to itself is not told of
    this.#from.set(key, Number.POSITIVE_INFINITY)
    const begins = this.#find(model, flow)
    this.#from.set(key, begins)
    return begins
  }
  #find(model: Model, id: string): number {
    const flow = model.program.flows.get(id)
    if (!flow || this.#may === null || model.renamed.has(id)) return Number.POSITIVE_INFINITY
    if (model.detours.has(id)) {
      // whoever opens a topic may have answered nothing yet, but for one that is only for whoever has answered something
      const isForNobody = flow.only !== null && !this.#isThere(model, { flow: id, step: 0, untaken: true })
      return isForNobody ? 0 : Number.POSITIVE_INFINITY
    }
    if (!model.spine.has(id)) return Number.POSITIVE_INFINITY
    const journey = model.program.journeys.get(model.journey)?.flow
    if (id !== journey && this.#isEnteredByNobody(model, id)) return 0
    // where a flow lets only some go on is where others are left behind
    const turns = flow.steps.flatMap((step, i) => (step.kind === 'run' && step.thenStop ? [i + 1] : []))
    return turns.find((step) => !this.#isThere(model, { flow: id, step, untaken: true })) ?? Number.POSITIVE_INFINITY
  }
  #isEnteredByNobody(model: Model, id: string): boolean {
    const calls = model.flows.flatMap((flow) =>
      flow.steps.flatMap((step, number) => (leadsTo(step).includes(id) ? [{ flow: flow.id, step, number }] : [])),
    )
    return calls.every(
      ({ flow, step, number }) =>
        step.kind === 'run' &&
        model.spine.has(flow) &&
        (number >= this.#begins(model, flow) || !this.#isThere(model, { flow, step: number, untaken: false })),
    )
  }
  /** Whether somebody comes to a step, and takes it where that is asked. */
  #isThere(model: Model, { flow, step, untaken }: { flow: string; step: number; untaken: boolean }): boolean {
    if (this.#may === null) return true
    return this.#explorer.wayOn(model, { flow, step, watch: this.#may }, { wanted: true, untaken }) !== null
  }
}

/** A formula, or that a question is still open on which it turns. Null where answers to these can be forgotten again. */
function mayHold({ models: [model] }: Explorer, watch: Formula): Formula | null {
  const owners = [...atomsOf(watch).values()].map(({ fact }) => ({ fact, question: model?.questionOf(fact) ?? null }))
  if (owners.some(({ question }) => question === null || question.about !== null)) return null
  return any(watch, ...owners.flatMap(({ question }) => (question ? [isOpen(question.id)] : [])))
}

/** That a question is neither answered nor skipped, whatever was heard for it. */
const isOpen = (question: string): Atom => ({
  kind: 'atom',
  fact: question,
  test: { known: false },
  id: `${question} is open`,
  holds: (facts) => !(facts instanceof Facts && facts.isSettled(question)),
})
