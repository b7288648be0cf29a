import type { Flow } from '../../flows/types.ts'
import type { Finding, Subject } from '../check.ts'
import type { Way } from '../slices/explorer.ts'
import { wholeOf } from '../slices/whole.ts'
import { spoken } from '../spoken.ts'

/** `file:line` as a place in a finding. */
export function placeIn(at: string): Pick<Finding, 'file' | 'line'> {
  const colon = at.lastIndexOf(':')
  return { file: at.slice(0, colon), line: Number(at.slice(colon + 1)) }
}

/** Something that must not be, with the conversation that leads to it. */
export function foundAt({ world }: Subject, at: string, message: string, way: Way): Finding {
  return { ...placeIn(at), message, conversation: spoken(world, wholeOf(way).entries) }
}

/** Where a flow stands. */
export const flowAt = ({ file }: Flow): string => `${file}:1`

/** Every step of every flow, with its number. */
export function* stepsOf({ world }: Pick<Subject, 'world'>) {
  for (const flow of world.program.flows.values())
    for (const [number, step] of flow.steps.entries()) yield { flow, number, step }
}
