import { conditionOf, type Reader } from '../../facts/condition.ts'
import { readPromptId } from '../../flows/prompt-id.ts'
import type { Flow, Program, Question, Step } from '../../flows/types.ts'
import { ALWAYS, type Formula, formulaOf } from './formula.ts'
import { guardOf } from './guards.ts'

/** The flows of one journey as the proof reads them: formulas, who runs whom, where a fact's name belongs. */
export class Model {
  readonly program: Program
  readonly journey: string
  /** flows that can be reached, the journey's own first */
  readonly flows: readonly Flow[]
  /** flows that begin at any question: help, topics */
  readonly detours: ReadonlySet<string>
  /** the journey's flow and those that it runs: what ends one of them ends the journey */
  readonly spine: ReadonlySet<string>
  /** flows that can run for another subject, where facts have other names */
  readonly renamed: ReadonlySet<string>
  readonly #owners = new Map<string, string | null>()
  readonly #formulas = new Map<Reader, Formula>()
  readonly #runAs: ReadonlySet<string>
  readonly #guards = new Map<string, Formula | null>()

  /** @throws RangeError for a journey that there is not */
  constructor(program: Program, journey: string) {
    const known = program.journeys.get(journey)
    if (!known) throw new RangeError(`no journey "${journey}"`)
    this.program = program
    this.journey = journey
    this.detours = new Set([known.help, ...program.topics].filter((id) => program.flows.has(id)))
    this.#runAs = new Set(
      [...program.flows.values()].flatMap(({ steps }) =>
        steps.flatMap((step) => (step.kind === 'run' && step.as) || []),
      ),
    )
    this.spine = new Set([known.flow])
    for (const id of this.spine)
      for (const step of program.flows.get(id)?.steps ?? [])
        if (step.kind === 'run') (this.spine as Set<string>).add(step.flow)
    const found = new Map<string, Flow>()
    const reach = (id: string): void => {
      const flow = program.flows.get(id)
      if (!flow || found.has(id)) return
      found.set(id, flow)
      for (const step of flow.steps) for (const next of leadsTo(step)) reach(next)
    }
    for (const id of [known.flow, ...this.detours]) reach(id)
    this.flows = [...found.values()]
    this.renamed = this.#renamed()
  }

  #renamed(): ReadonlySet<string> {
    const renamed = new Set<string>()
    for (const { steps } of this.flows)
      for (const step of steps) if (step.kind === 'run' && step.as !== null) renamed.add(step.flow)
    for (const id of renamed)
      for (const step of this.program.flows.get(id)?.steps ?? []) for (const next of leadsTo(step)) renamed.add(next)
    return renamed
  }

  /** A compiled condition as a formula; none is always true. */
  formula(reader: Reader | null): Formula {
    if (reader === null) return ALWAYS
    const known = this.#formulas.get(reader)
    if (known) return known
    const formula = formulaOf(conditionOf(reader), this.program.derivedFrom)
    this.#formulas.set(reader, formula)
    return formula
  }

  /** What has to be so for the question of a fact to be asked, or null where that is not known. */
  guardOf(fact: string): Formula | null {
    const known = this.#guards.get(fact)
    if (known !== undefined) return known
    const owner = this.ownerOf(fact)
    // under the name of a caller it is asked elsewhere
    const guard = owner === null || owner.includes('.') ? null : guardOf(this, owner)
    this.#guards.set(fact, guard)
    return guard
  }

  /** The question that a fact's name belongs to, as it is named there: `new-home.home` of `new-home.home.nation`. Null for `said`, `alerts`. */
  ownerOf(fact: string): string | null {
    const known = this.#owners.get(fact)
    if (known !== undefined) return known
    const owner = this.#findOwner(fact)
    this.#owners.set(fact, owner)
    return owner
  }
  #findOwner(fact: string): string | null {
    const names = fact.split('.')
    let prefix = 0
    while (prefix < names.length - 1 && this.#runAs.has(names[prefix] ?? '')) prefix++
    return this.program.questions.has(names[prefix] ?? '') ? names.slice(0, prefix + 1).join('.') : null
  }
  /** The same, without the name of the flow that asks it for another subject. */
  questionOf(fact: string): Question | null {
    const owner = this.ownerOf(fact)
    return owner === null ? null : (this.program.questions.get(readPromptId(owner).question) ?? null)
  }
}

/** Flows that a step can run. */
export function leadsTo(step: Step): readonly string[] {
  if (step.kind === 'run') return [step.flow]
  return step.kind === 'menu' ? step.groups.flatMap(({ topics }) => topics) : []
}
