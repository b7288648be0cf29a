import { readPromptId } from '../../flows/prompt-id.ts'
import { type PromptAt, replay } from '../../flows/replay.ts'
import type { Entry } from '../../flows/types.ts'
import type { Subject } from '../check.ts'
import type { Way } from '../slices/explorer.ts'
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
export function* promptsOf(subject: Pick<Subject, 'world' | 'explorer'>): Generator<Stood> {
  const { explorer } = subject
  const seen = new Set<string>()
  for (const { flow, number, step } of stepsOf(subject)) {
    if (step.kind !== 'ask' && step.kind !== 'menu') continue
    const own = step.kind === 'ask' ? step.question.id : step.id
    const moment = { flow: flow.id, step: number, watch: ALWAYS }
    // a way that goes on from the question when it comes there (late words) does not stand at it; the shortest one does
    const stood = standing(subject, own, explorer.anyWayTo(moment)) ?? standing(subject, own, explorer.wayTo(moment))
    if (!stood || seen.has(stood.prompt.id)) continue
    seen.add(stood.prompt.id)
    yield { ...stood, at: step.at }
  }
}

/** Where a way leads on the whole flows, if that is a question. */
function standing({ world }: Pick<Subject, 'world'>, question: string, way: Way | null): Omit<Stood, 'at'> | null {
  if (!way) return null
  const { journey } = way.slice.cut.model
  const { entries } = wholeOf(way)
  const { prompt } = replay(world.program, journey, entries)
  return readPromptId(prompt.id).question === question ? { journey, prompt, entries } : null
}
