import type { World } from '../src/content/world.ts'
import { showingFor } from '../src/conversation/showing.ts'
import { replay } from '../src/flows/replay.ts'
import { planMessage } from '../src/guidance/plan.ts'
import { NOW } from './content.ts'
import { plain, walk } from './journey.ts'
import { type ScriptStep, SKIP } from './script.ts'

/**
 * What the product does in this conversation beside walking a flow: it listens to what is typed, finds the place, and makes the
 * plan with opening hours. A peer that has none of this does it with the very same functions, so that only the flow engines differ.
 * @returns does it for an answer to a step, and for the screen that follows
 */
export function sameWork(world: World): (at: number, step: ScriptStep, answer: ScriptStep['answer']) => void {
  const exchanges = walk(world, plain)
  const planAt = exchanges.findIndex(({ turn }) => turn.messages.some(({ kind }) => kind === 'plan'))
  const entries = exchanges[planAt]?.conversation.entries ?? []
  const shown = replay(world.program, 'main', entries).trace.find(
    (one) => typeof one === 'object' && one.key === 'plan',
  )
  const plan = world.guidance.documents.get('plan')
  if (typeof shown !== 'object' || !shown.facts || plan?.kind !== 'plan') throw new Error('the journey shows no plan')
  const showing = showingFor(world, 'en', shown, shown.facts, NOW)
  return (at, { id, kind }, answer) => {
    if (kind === 'words' && typeof answer === 'string' && answer !== SKIP) {
      world.hearing.recogniser.recognise(answer)
      if (id === 'home') world.findPlace(answer)
    }
    if (at + 1 === planAt) planMessage(plan, showing)
  }
}
