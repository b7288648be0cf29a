import type { Program } from '../flows/types.ts'
import { atomsOf } from './slices/formula.ts'
import { Model } from './slices/model.ts'

/** Where a fact of a journey comes from and who reads it. */
export interface Life {
  readonly fact: string
  /** file:line of each step that asks it, in the order of the flows */
  readonly asked: readonly string[]
  /** file:line of each step whose condition reads it */
  readonly read: readonly string[]
}

/** The life of each fact in a journey, in the order in which its flows ask them: where it is asked, and which steps read it. */
export function livesOf(program: Program, journey: string): Life[] {
  const model = new Model(program, journey)
  const asked = new Map<string, string[]>()
  const read = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, key: string, at: string) => map.set(key, [...(map.get(key) ?? []), at])
  for (const { steps } of model.flows)
    for (const step of steps) {
      if (step.kind === 'ask') add(asked, step.question.id, step.at)
      const readings = new Set([...atomsOf(model.formula(step.when)).values()].map(({ fact }) => fact))
      for (const fact of readings) add(read, model.questionOf(fact)?.id ?? fact, step.at)
    }
  return [...new Set([...asked.keys(), ...read.keys()])].map((fact) => ({
    fact,
    asked: asked.get(fact) ?? [],
    read: read.get(fact) ?? [],
  }))
}
