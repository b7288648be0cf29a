import type { PromptAt } from '../../flows/replay.ts'
import type { Cut, CutStep } from './cut.ts'
import { ALWAYS, atomsOf, type Formula, mayRead } from './formula.ts'
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
  /** The same, of what follows a question alone, with what reads them. */
  after(place: Place): { readonly labels: readonly string[]; readonly formulas: readonly Formula[] } {
    const formulas = new Set<Formula>()
    this.#after(place.flow, place.step, formulas, new Set())
    return { labels: this.#labelsOf(formulas, null), formulas: [...formulas] }
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

  /**
   * Labels that can be read by some formulas, or that a list could be confirmed with. What guidance reads is tried with every label
   * that may be there besides, and a list can be answered with whatever it can be confirmed with: on the way to guidance one label
   * stands for all that the formulas do not tell apart from it.
   */
  #labelsOf(formulas: ReadonlySet<Formula>, prompt: PromptAt | null): readonly string[] {
    const { model, labels, program, target } = this.#cut
    const confirmed = (prompt?.question?.choices ?? []).flatMap(({ confirms }) => confirms ?? [])
    const lists = confirmed.flatMap((id) => program.questions.get(id) ?? [])
    const readers: ((label: string) => string | null)[] = lists.map(
      ({ found }) =>
        (label) =>
          found.has(label) ? '' : null,
    )
    let most = 1
    for (const { fact, test } of [...formulas].flatMap((formula) => [...atomsOf(formula).values()])) {
      if (typeof test === 'object' && 'at-least' in test) most = Math.max(most, test['at-least'])
      if (fact === 'said') readers.push((label) => (mayRead(test, label) ? '' : null))
      const question = model.questionOf(fact)
      const read = question && program.questions.get(question.id)
      // a list that is only counted tells no label from another
      const isCounted = typeof test === 'object' && ('at-least' in test || 'known' in test)
      if (read)
        readers.push((label) => (read.found.has(label) ? (isCounted ? '' : (read.found.get(label) ?? '')) : null))
    }
    const kinds = new Map<string, number>()
    return labels.filter((label) => {
      const told = readers.map((reader) => reader(label))
      if (told.every((one) => one === null)) return false
      const kind = JSON.stringify(told)
      const before = kinds.get(kind) ?? 0
      kinds.set(kind, before + 1)
      return !target.guidance || before < most
    })
  }
}
