import type { PromptAt } from '../../flows/replay.ts'
import type { Cut, CutStep } from './cut.ts'
import { ALWAYS, atomsOf, type Formula } from './formula.ts'
import { leadsTo } from './model.ts'

/** A step of a flow, by its number. */
export interface Place {
  readonly flow: string
  readonly step: number
}

/**
 * Which labels can matter if they are said at a question: those that something reads before the next question is asked.
 * Said any earlier they do what they do when said there; a list answered in between takes them back or makes them its own.
 */
export class Reads {
  readonly #cut: Cut
  readonly #between = new Map<string, readonly string[]>()

  constructor(cut: Cut) {
    this.#cut = cut
  }

  /** Labels that a flow reads after the question at `place` and before the next; guidance hears them wherever they are said. */
  labelsAt({ flow, step }: Place, prompt: PromptAt): readonly string[] {
    const key = `${flow}:${step} ${prompt.kind} ${prompt.inside.length}`
    const known = this.#between.get(key)
    if (known) return known
    const formulas = this.#formulasAt({ flow, step }, prompt)
    const labels = this.#labelsOf(formulas, prompt)
    this.#between.set(key, labels)
    return labels
  }
  /** The same, of what follows a question alone. */
  labelsAfter(place: Place): readonly string[] {
    const formulas = new Set<Formula>()
    this.#after(place.flow, place.step, formulas, new Set())
    return this.#labelsOf(formulas, null)
  }

  #formulasAt({ flow, step }: Place, prompt: PromptAt): Set<Formula> {
    const { model, program } = this.#cut
    const formulas = new Set<Formula>()
    for (const id of [program.journeys.get(model.journey)?.help ?? '', ...program.topics])
      if (this.#cut.deep.has(id)) this.#begin(id, formulas, new Set())
    if (prompt.kind === 'end') return formulas
    for (const choice of prompt.question?.choices ?? []) {
      formulas.add(model.formula(choice.when))
      formulas.add(model.formula(choice.raisesWhen))
    }
    this.#after(flow, step, formulas, new Set())
    return formulas
  }

  #begin(flow: string, formulas: Set<Formula>, seen: Set<string>): boolean {
    formulas.add(this.#cut.model.formula(this.#cut.program.flows.get(flow)?.only ?? null))
    return this.#walk(flow, -1, formulas, seen)
  }
  /** What is read after a step, to the end of its flow and on in those that run it. */
  #after(flow: string, step: number, formulas: Set<Formula>, seen: Set<string>): void {
    if (seen.has(`${flow}:${step}`)) return
    seen.add(`${flow}:${step}`)
    const own = this.#cut.steps.get(flow)?.find(({ number }) => number === step)
    if (own?.step.kind === 'menu') for (const id of leadsTo(own.step)) this.#begin(id, formulas, seen)
    if (this.#walk(flow, step, formulas, seen)) return
    for (const [caller, steps] of this.#cut.steps)
      for (const { number, step: one } of steps)
        if (leadsTo(one).includes(flow)) this.#after(caller, number, formulas, seen)
  }
  /** Steps after number `from`, up to the first question that everybody is asked. Returns whether there is one. */
  #walk(flow: string, from: number, formulas: Set<Formula>, seen: Set<string>): boolean {
    const { target, steps } = this.#cut
    for (const { number, when, step } of steps.get(flow) ?? []) {
      if (number <= from) continue
      formulas.add(when)
      if (flow === target.flow && number === target.step && !target.guidance) formulas.add(target.watch)
      if ((step.kind === 'ask' || step.kind === 'menu') && when === ALWAYS) return true
      const asks = step.kind === 'run' && this.#begin(step.flow, formulas, seen)
      if (asks && when === ALWAYS && this.#isForAll(step)) return true
    }
    return false
  }
  #isForAll(step: CutStep['step']): boolean {
    return step.kind === 'run' && this.#cut.program.flows.get(step.flow)?.only === null
  }

  #labelsOf(formulas: ReadonlySet<Formula>, prompt: PromptAt | null): readonly string[] {
    const { model, labels, program } = this.#cut
    const readable = new Set<string>()
    const confirmed = (prompt?.question?.choices ?? []).flatMap(({ confirms }) => confirms ?? [])
    for (const id of confirmed) for (const label of program.questions.get(id)?.found.keys() ?? []) readable.add(label)
    for (const formula of formulas)
      for (const { fact } of atomsOf(formula).values()) {
        if (fact === 'said') return labels
        const question = model.questionOf(fact)
        for (const label of (question && program.questions.get(question.id)?.found.keys()) ?? []) readable.add(label)
      }
    return labels.filter((label) => readable.has(label))
  }
}
