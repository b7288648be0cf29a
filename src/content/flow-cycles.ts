import { type Condition, readings } from '../facts/condition.ts'
import type { Program, Step } from '../flows/types.ts'

/** One way round that never ends: the names in order, the first of them again at the end. */
export type Cycle = readonly string[]

/**
 * Flows that run themselves, directly or through others and the topics of menus: a walk through them would never end.
 * The way back to a menu is its own loop, and the only one.
 */
export function flowCycles(program: Program): Cycle[] {
  const next = (step: Step) =>
    step.kind === 'run' ? [step.flow] : step.kind === 'menu' ? step.groups.flatMap((group) => group.topics) : []
  return cycles(new Map([...program.flows.values()].map(({ id, steps }) => [id, steps.flatMap(next)])))
}

/** Facts that are derived from themselves. */
export function derivedCycles(derivedFrom: ReadonlyMap<string, Condition>): Cycle[] {
  return cycles(new Map([...derivedFrom].map(([id, from]) => [id, readings(from).map(({ fact }) => fact)])))
}

/** The shortest cycle of each set of names that lead back to each other, each told once. */
function cycles(next: ReadonlyMap<string, readonly string[]>): Cycle[] {
  const told = new Set<string>()
  return [...next.keys()].flatMap((start) => {
    const way = told.has(start) ? null : wayBack(start, next)
    for (const name of way ?? []) told.add(name)
    return way ? [way] : []
  })
}

function wayBack(start: string, next: ReadonlyMap<string, readonly string[]>): Cycle | null {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const name of next.get(way.at(-1) ?? '') ?? []) {
      if (name === start) return [...way, name]
      if (!seen.has(name)) ways.push([...way, name])
      seen.add(name)
    }
  }
  return null
}
