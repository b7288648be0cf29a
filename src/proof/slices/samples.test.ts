import { expect, it } from 'vitest'
import { engineProgram } from '../../../tests/fixtures/engine.ts'
import { Explorer } from './explorer.ts'
import { ALWAYS, atom } from './formula.ts'
import { Model } from './model.ts'
import { Samples } from './samples.ts'

const program = engineProgram({})
const model = new Model(program, 'main')
const at = (flow: string, step: number) => ({ flow, step, guidance: false })

it('meets what happens in conversations, and nothing that only contradicts itself', () => {
  const samples = new Samples(model)
  expect(samples.meet(at('main', 0), ALWAYS)).toBe(true)
  const both = { kind: 'all', parts: [atom('who', 'me'), atom('who', 'other')] } as const
  const steps = program.flows.get('main')?.steps ?? []
  expect(steps.some((_, i) => samples.meet(at('main', i), atom('who', 'other')))).toBe(true)
  expect(steps.some((_, i) => samples.meet(at('main', i), both))).toBe(false)
})

it('meets nothing that no way leads to', () => {
  const samples = new Samples(model)
  const explorer = new Explorer(program)
  for (const flow of model.flows)
    flow.steps.forEach((_, step) => {
      if (samples.meet(at(flow.id, step), ALWAYS))
        expect(explorer.anyWayTo({ flow: flow.id, step }), `${flow.id}:${step}`).not.toBeNull()
    })
})
