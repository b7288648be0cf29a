import type { Flow, Program, Step } from '../../../flows/types.ts'
import type { Check, Finding } from '../../check.ts'
import { flowAt, placeIn } from '../found.ts'

/** "Show me who can help" gives contacts after at most this many answers. */
export const MOST = 3

/**
 * Help counts its questions at its longest: every question of it is asked, whatever its condition, and a long list asks its
 * groups and then each of them.
 */
export const helpInThree: Check = {
  id: 'help-in-three',
  proves: `help shows contacts after at most ${MOST} questions, and its last step always does`,
  run: ({ world: { program } }) =>
    [...new Set([...program.journeys.values()].map(({ help }) => help))].flatMap((id): Finding[] => {
      const flow = program.flows.get(id)
      if (!flow) return []
      const shows = flow.steps.findIndex(({ kind }) => kind === 'show')
      if (shows < 0)
        return [
          {
            ...placeIn(flowAt(flow)),
            message: `the flow "${id}" is what "Show me who can help" opens, and shows nobody. Give it a "show"`,
          },
        ]
      const before = flow.steps.slice(0, shows)
      const asked = longest(program, before)
      const last = before.findLast((step) => questionsOf(program, step) > 0)
      if (asked <= MOST || !last) return []
      return [
        {
          ...placeIn(last.at),
          message: `"Show me who can help" can ask ${asked} questions before it shows anybody. At most ${MOST} may stand before its "show": move this one after it, or take it out`,
        },
      ]
    }),
}

const longest = (program: Program, steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + questionsOf(program, step), 0)

function questionsOf(program: Program, step: Step): number {
  if (step.kind === 'menu') return 1
  if (step.kind === 'run') return longest(program, (program.flows.get(step.flow) as Flow | undefined)?.steps ?? [])
  if (step.kind !== 'ask') return 0
  const { groups } = step.question
  return 1 + (step.groupsOnly ? 0 : groups.length)
}
