import { type PromptAt, replay } from '../../flows/replay.ts'
import type { Entry } from '../../flows/types.ts'
import type { Subject } from '../check.ts'
import { ALWAYS } from '../slices/formula.ts'
import { wholeOf } from '../slices/whole.ts'
import { stepsOf } from './found.ts'

/** One question of a journey that can be stood at, and a conversation to it. */
export interface Stood {
  readonly journey: string
  /** file:line of the step that asks it */
  readonly at: string
  readonly prompt: PromptAt
  readonly entries: readonly Entry[]
}

/** Every question that somebody can stand at, once, on the whole flows. */
export function* promptsOf(subject: Subject): Generator<Stood> {
  const { explorer, world } = subject
  const seen = new Set<string>()
  for (const { flow, number, step } of stepsOf(subject)) {
    if (step.kind !== 'ask' && step.kind !== 'menu') continue
    // asked about by itself, and not through the first question that everybody comes to as well
    const way = explorer.anyWayTo({ flow: flow.id, step: number, watch: ALWAYS })
    if (!way) continue
    const { journey } = way.slice.cut.model
    const { entries } = wholeOf(way)
    const { prompt } = replay(world.program, journey, entries)
    if (seen.has(prompt.id)) continue
    seen.add(prompt.id)
    yield { journey, at: step.at, prompt, entries }
  }
}
