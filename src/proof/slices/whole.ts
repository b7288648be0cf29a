import type { FactView } from '../../facts/condition.ts'
import { isReopened } from '../../facts/value.ts'
import { markOf } from '../../flows/log.ts'
import { DONE, type PromptAt, replay } from '../../flows/replay.ts'
import type { Entry, Flow, Program } from '../../flows/types.ts'
import { GO } from './cut.ts'
import type { Way } from './explorer.ts'
import { holds } from './formula.ts'

/** A conversation on all flows that a way through a slice stands for. */
export interface Whole {
  readonly entries: readonly Entry[]
  /** whether the engine, on all flows, comes to the same moment */
  readonly confirmed: boolean
}

/** No conversation has more questions. */
const LONGEST = 400

/**
 * Walks a way through a slice on the whole program: what the slice left out is skipped. The engine says whether it leads to
 * the moment that the slice knows.
 */
export function wholeOf({ slice, seen }: Way): Whole {
  const { model, target, relevant, pauses } = slice.cut
  let reached = false
  const program = watching(model.program, target.flow, target.step, (facts) => {
    const when = holds(model.formula(model.program.flows.get(target.flow)?.steps[target.step]?.when ?? null), facts)
    if (when === seen.when && holds(target.watch, facts) === seen.watch) reached = true
  })
  const left = seen.entries.filter(([, value]) => value !== GO)
  const entries: Entry[] = []
  const answered = new Set<string>()
  for (let turn = 0; turn < LONGEST; turn++) {
    const now = replay(program, model.journey, entries)
    if (target.guidance)
      for (const one of now.trace)
        if (typeof one !== 'number' && one.kind === 'show' && one.flow.id === target.flow && one.facts)
          reached ||= holds(target.watch, one.facts) === seen.watch
    if (left.length === 0 && reached) break
    const { prompt } = now
    const next = nextEntry(left, prompt, { relevant, pauses, answered })
    if (next) {
      left.splice(left.indexOf(next.taken), 1)
      entries.push(next.entry)
    } else if (prompt.kind === 'end') break
    else entries.push([prompt.id, prompt.kind === 'menu' ? DONE : skipOf(prompt)])
    const last = entries.at(-1)
    if (last && markOf(last[0]) === null && !isReopened(last[1])) answered.add(last[0])
  }
  return { entries, confirmed: reached && left.length === 0 }
}

/** What a question that decides nothing is answered with: it is skipped, or its one choice is taken. */
const skipOf = ({ kind, question }: PromptAt): Entry[1] => {
  const [only, other] = (question?.choices ?? []).filter(({ does }) => does === null)
  return kind === 'one-of' && only && !other ? only.id : null
}

/** The entry of the slice's log that belongs at a prompt, under the prompt's name. */
function nextEntry(
  left: readonly Entry[],
  { id }: PromptAt,
  at: {
    readonly relevant: ReadonlySet<string>
    readonly pauses: ReadonlySet<string>
    readonly answered: ReadonlySet<string>
  },
): { taken: Entry; entry: Entry } | null {
  const [first] = left
  if (!first) return null
  const made = markOf(first[0])
  if (!made) return first[0] === id ? { taken: first, entry: first } : null
  // words at a question that was passed are said after going back to it
  if (made.prompt === id || at.answered.has(made.prompt)) return { taken: first, entry: first }
  const answer = left.find(([one]) => markOf(one) === null)
  const isHere = answer ? answer[0] === id : !at.relevant.has(id)
  return isHere && at.pauses.has(made.prompt)
    ? { taken: first, entry: [first[0].replace(`@${made.prompt}`, `@${id}`), first[1]] }
    : null
}

/** A program that calls back when the walk comes to a step. */
function watching(program: Program, flow: string, number: number, call: (facts: FactView) => void): Program {
  const own = program.flows.get(flow)
  if (!own) return program
  const watched = (i: number, when: Flow['steps'][number]['when']) => (facts: FactView) => {
    if (i === number) call(facts)
    return when === null || when(facts)
  }
  const steps = own.steps.map((step, i) => (i === number ? { ...step, when: watched(i, step.when) } : step))
  return { ...program, flows: new Map(program.flows).set(flow, { ...own, steps }) }
}
