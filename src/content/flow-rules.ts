import { CAPABILITIES } from '../channels/capabilities.ts'
import { UNSURE } from '../flows/ask.ts'
import { DONE, END } from '../flows/replay.ts'
import type { Program, Step } from '../flows/types.ts'
import { nearest } from './problem.ts'
import { name } from './schema.ts'

/** Choices or topics that stand together in one prompt before they have to be put in groups. */
export const TOGETHER = { choices: 10, topics: 8 }

/** Names of facts, prompts, parts and choices that the engine makes itself. */
const RESERVED: ReadonlySet<string> = new Set([
  'said',
  'alerts',
  END,
  DONE,
  'which',
  'nation',
  'groups',
  'forces',
  UNSURE,
])

/** What is wrong with a name that content gives, or null. */
export const wrongName = (id: string): string | null =>
  RESERVED.has(id) ? `"${id}" means something of its own in conditions and in the log: choose another name` : null

/** What is wrong with the name of a content file, which is what other files call it, or null. */
export function wrongFileName(id: string): string | null {
  if (name.safeParse(id).success) return wrongName(id)
  return `other files refer to this one by its name "${id}", which has to be lower case letters, digits and hyphens: rename the file`
}

/** What is wrong with an old name among those that stand beside each other, or null. `all`: today's names with their old ones. */
export function wrongOldName(
  old: string,
  of: string,
  all: readonly { readonly id: string; readonly was: readonly string[] }[],
): string | null {
  if (all.some(({ id }) => id === old)) return `"${old}" is a name of today, so it can't be the old name of "${of}"`
  const other = all.find(({ id, was }) => id !== of && was.includes(old))
  return other ? `"${old}" is the old name of "${other.id}" already` : null
}

/** The flows that can be opened on their own: topics, help, and what follows danger. */
const opened = ({ topics, journeys }: Program): ReadonlySet<string> =>
  new Set([
    ...topics,
    ...[...journeys.values()].flatMap(({ help, afterDanger }) => [help, ...(afterDanger ? [afterDanger] : [])]),
  ])

/** Whether a step, or the first or last of the flow that it runs, says or shows something. */
function speaks(program: Program, step: Step | undefined, isFirst: boolean): boolean {
  if (step?.kind === 'run') return speaks(program, program.flows.get(step.flow)?.steps.at(isFirst ? 0 : -1), isFirst)
  return step === undefined || step.kind === 'say' || step.kind === 'show'
}

/** Where a flow that is opened on its own says nothing at its beginning or end: whoever opens it would see nothing, or not why it is over. */
export function silentEnds(
  program: Program,
): { readonly flow: string; readonly step: number; readonly message: string }[] {
  return [...opened(program)].flatMap((flow) => {
    const steps = program.flows.get(flow)?.steps ?? []
    return ([0, steps.length - 1] as const).flatMap((step, i) => {
      const which = i === 0 ? 'first' : 'last'
      const message = `"${flow}" can be opened on its own, so its ${which} step has to be "say" or "show"`
      return speaks(program, steps[step], i === 0) ? [] : [{ flow, step, message }]
    })
  })
}

/** Questions with a choice that leaves a topic, asked where there is none to leave: on the way of a journey, or in its help, which leads to contacts whatever is chosen. */
export function doneOutside({
  flows,
  journeys,
}: Program): { readonly flow: string; readonly step: number; readonly message: string }[] {
  const outside = new Set([...journeys.values()].flatMap(({ flow, help }) => [flow, help]))
  for (const id of outside)
    for (const step of flows.get(id)?.steps ?? []) if (step.kind === 'run') outside.add(step.flow)
  return [...outside].flatMap((flow) =>
    (flows.get(flow)?.steps ?? []).flatMap((each, step) => {
      const choice = each.kind === 'ask' ? each.question.choices.find(({ does }) => does === 'done') : undefined
      if (!choice) return []
      return [
        {
          flow,
          step,
          message: `"${choice.id}" leaves a topic ("does: done"), and this question is asked outside of one. Ask it in a topic only`,
        },
      ]
    }),
  )
}

/**
 * Flows that say that a charity may leave them out, though something leads into them other than a menu or a button of guidance:
 * there nobody would get on.
 */
export function neededOptionals({
  flows,
  journeys,
  questions,
}: Program): { readonly flow: string; readonly message: string }[] {
  const ran = [...flows.values()].flatMap(({ id, steps }) =>
    steps.flatMap((step) => (step.kind === 'run' ? [[step.flow, `the flow "${id}" runs it`] as const] : [])),
  )
  const begun = [...journeys.values()].flatMap(({ id, flow, help, afterDanger }) =>
    [flow, help, afterDanger].map((one) => [one, `the journey "${id}" needs it`] as const),
  )
  const opened = [...questions.values()].flatMap(({ id, choices }) =>
    choices.flatMap(({ does }) =>
      typeof does === 'object' && does !== null && 'open' in does
        ? [[does.open, `a choice of "${id}" opens it`] as const]
        : [],
    ),
  )
  const needed = new Map([...opened, ...begun, ...ran])
  return [...flows.values()].flatMap(({ id, optional }) => {
    const why = needed.get(id)
    return optional && why !== undefined
      ? [{ flow: id, message: `"${id}" can't be optional: ${why}. Take "optional" out` }]
      : []
  })
}

/** Journeys that a channel walks and that there are not. A conversation stays in its journey to its end: everybody inside would be lost. */
export function missingJourneys({ journeys }: Program): string[] {
  const walked = Map.groupBy(Object.values(CAPABILITIES), ({ journey }) => journey)
  return [...walked].flatMap(([journey, channels]) =>
    journeys.has(journey)
      ? []
      : [
          `the channels ${channels.map(({ id }) => id).join(', ')} need the journey "${journey}".${nearest(journey, journeys.keys())}`,
        ],
  )
}
