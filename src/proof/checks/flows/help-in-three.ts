import type { Flow, Program, Step } from '../../../flows/types.ts'
import type { Check, Finding, Subject } from '../../check.ts'
import type { Way } from '../../slices/explorer.ts'
import { any } from '../../slices/formula.ts'
import type { Model } from '../../slices/model.ts'
import { flowAt, foundAt, placeIn } from '../found.ts'

/** "Show me who can help" gives contacts after at most this many answers. */
export const MOST = 3

/**
 * Help counts its questions at its longest: every question of it is asked, whatever its condition, and a long list asks its
 * groups and then each of them.
 */
export const helpInThree: Check = {
  id: 'help-in-three',
  proves: `help shows contacts after at most ${MOST} questions, whatever was answered`,
  walks: true,
  run: (subject) => [
    ...questionsFirst(subject),
    ...each(subject.explorer.models.flatMap((model) => withNobody(subject, model) ?? [])),
  ],
}

/** Journeys can share their help: what is found on several ways to it is told once. */
const each = (found: readonly Finding[]): readonly Finding[] =>
  found.filter(({ file, line }, i) => found.findIndex((one) => one.file === file && one.line === line) === i)

function questionsFirst({ world: { program } }: Subject): Finding[] {
  return [...new Set([...program.journeys.values()].map(({ help }) => help))].flatMap((id): Finding[] => {
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
  })
}

/** The way through the help of a journey on which nobody is shown: no condition holds, or it ends before. */
function withNobody(subject: Subject, model: Model): Finding | null {
  const { explorer, world } = subject
  const flow = world.program.flows.get(world.program.journeys.get(model.journey)?.help ?? '')
  const last = flow?.steps.findLastIndex(({ kind }) => kind === 'show') ?? -1
  const show = flow?.steps[last]
  if (!flow || !show) return null
  const shownBefore = (end: number) =>
    any(...flow.steps.slice(0, end).flatMap(({ kind, when }) => (kind === 'show' ? [model.formula(when)] : [])))
  const ways = flow.steps.slice(0, last).map((step, i): Way | null => {
    const ends = step.kind === 'stop' || (step.kind === 'run' && step.thenStop)
    return ends ? explorer.wayAround({ flow: flow.id, step: i, watch: shownBefore(i) }) : null
  })
  const slice = explorer.slice(model, { flow: flow.id, step: last, watch: shownBefore(last + 1) })
  const seen = slice.seen.find(({ watch }) => !watch)
  const way = ways.find((one) => one !== null) ?? (seen ? { slice, seen } : null)
  const message =
    '"Show me who can help" can end without showing anybody: no "show" of it is come to whose condition holds. Let one of them hold for everybody'
  return way && foundAt(subject, show.at, message, way)
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
