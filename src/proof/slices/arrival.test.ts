import fc from 'fast-check'
import { expect, it } from 'vitest'
import { realSubject } from '../../../tests/fixtures/subject.ts'
import { anyAct, Dice } from '../../../tests/fixtures/walk.ts'
import type { FactView } from '../../facts/condition.ts'
import { firstStep, step } from '../../flows/turn.ts'
import type { Flow, Program } from '../../flows/types.ts'
import { arrivalAt } from './arrival.ts'
import { holds } from './formula.ts'
import { Model } from './model.ts'

const { program } = realSubject().world
const model = new Model(program, 'main')

/** The program, telling of each step that a walk comes to whether what must be so there is so. */
function watched(seen: Map<string, Set<boolean>>): Program {
  const flows = new Map<string, Flow>()
  for (const flow of program.flows.values()) {
    const steps = flow.steps.map((one, number) => {
      const arrival = arrivalAt(model, flow.id, number)
      const at = `${flow.id}:${number}`
      const when = (facts: FactView) => {
        if (atomic(arrival)) seen.set(at, (seen.get(at) ?? new Set()).add(holds(arrival, facts)))
        return one.when === null || one.when(facts)
      }
      return { ...one, when }
    })
    flows.set(flow.id, { ...flow, steps })
  }
  return { ...program, flows }
}
const atomic = (formula: ReturnType<typeof arrivalAt>): boolean => formula.kind !== 'all' || formula.parts.length > 0

it('is so at every step that random walks come to', { timeout: 60_000 }, () => {
  const seen = new Map<string, Set<boolean>>()
  const watching = watched(seen)
  const dice = fc.array(fc.nat({ max: 4095 }), { minLength: 40, maxLength: 200 })
  for (const numbers of fc.sample(dice, { numRuns: 150, seed: 20261127 })) {
    const rolls = new Dice(numbers)
    for (let now = firstStep(watching, 'main'); !rolls.done; )
      now = step(watching, 'main', now.entries, anyAct(watching, now, rolls))
  }
  expect(seen.size).toBeGreaterThan(30)
  expect([...seen].filter(([, held]) => held.has(false)).map(([at]) => at)).toEqual([])
})

it('knows what a topic is only for, and what ended its flow before, and nothing once something was asked', () => {
  const told = (flow: string, number: number) => JSON.stringify(arrivalAt(model, flow, number))
  expect(told('court-orders', 3)).toContain('who=\\"myself\\"')
  expect(told('supporting', 1)).toContain('who=\\"work\\"')
  expect(told('main', 5)).toBe(JSON.stringify({ kind: 'all', parts: [] }))
})
