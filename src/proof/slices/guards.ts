import type { Flow, Step } from '../../flows/types.ts'
import { ALWAYS, all, any, type Formula, not } from './formula.ts'
import type { Model } from './model.ts'

/**
 * What must have been so for a question to be asked at all, or null where nothing is known of it. Only what was settled by then
 * counts: conditions about questions that everybody is asked earlier in the same flow.
 */
export function guardOf(model: Model, question: string): Formula | null {
  const own = model.program.questions.get(question)
  // words can answer it as well, wherever they are said
  if (!own || own.found.size > 0) return null
  const guards: Formula[] = []
  for (const flow of model.flows)
    flow.steps.forEach((step, at) => {
      if (asks(step, question)) guards.push(settledPart(model.formula(step.when), true, askedBefore(flow, at), model))
    })
  return guards.length === 0 ? null : any(...guards)
}

const asks = (step: Step, question: string): boolean => step.kind === 'ask' && step.question.id === question

/** Questions that everybody is asked in a flow before a step. */
const askedBefore = (flow: Flow, at: number): ReadonlySet<string> =>
  new Set(
    flow.steps.slice(0, at).flatMap((step) => (step.kind === 'ask' && step.when === null ? [step.question.id] : [])),
  )

/** A formula of which no more is left than what is settled: it holds whenever the whole does. */
function settledPart(formula: Formula, wanted: boolean, settled: ReadonlySet<string>, model: Model): Formula {
  if (formula.kind === 'not') return not(settledPart(formula.part, !wanted, settled, model))
  if (formula.kind !== 'atom') {
    const parts = formula.parts.map((part) => settledPart(part, wanted, settled, model))
    return formula.kind === 'all' ? all(...parts) : any(...parts)
  }
  const question = model.questionOf(formula.fact)
  const isSettled = question !== null && question.about === null && settled.has(question.id)
  return isSettled ? formula : wanted ? ALWAYS : not(ALWAYS)
}
