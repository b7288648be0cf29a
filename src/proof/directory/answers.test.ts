import { expect, it } from 'vitest'
import { engineProgram } from '../../../tests/fixtures/engine.ts'
import { compileCondition } from '../../facts/condition.ts'
import { combinations, viewOf } from './answers.ts'

const program = engineProgram()
const AT = { nation: 'wales' }
const found = (...conditions: Parameters<typeof compileCondition>[0][]) =>
  combinations(program, conditions.map(compileCondition), [AT]).map((answers) => Object.fromEntries(answers))
const choices = (id: string) => (program.questions.get(id)?.choices ?? []).map((choice) => choice.id)

it('has one combination where nothing is read', () => {
  expect(found({ 'home.nation': 'wales' })).toEqual([{}])
})

it('has every choice of a question that is read, and none', () => {
  expect(found({ who: 'me' })).toEqual([{}, ...choices('who').map((who) => ({ who }))])
})

it('finds what is read only after something else is known', () => {
  const both = found({ all: [{ who: choices('who')[1] ?? '' }, { age: choices('age')[0] ?? '' }] })
  expect(both).toHaveLength((choices('who').length + 1) * (choices('age').length + 1))
})

it('has each of several answers alone', () => {
  expect(found({ acts: { includes: choices('acts')[0] ?? '' } })).toEqual([
    {},
    ...choices('acts').map((one) => ({ acts: [one] })),
  ])
})

it('gives conditions what follows from answers: groups, derived facts, the place', () => {
  const [act = ''] = choices('acts')
  const group = program.questions.get('acts')?.groups.find((one) => one.choices.includes(act))
  const view = viewOf(program, new Map([['acts', [act]]]), AT)
  expect(view.get('acts.groups')).toEqual([group?.id])
  expect(view.get('home.nation')).toBe('wales')
  expect(view.get('home.forces')).toEqual([])
  expect(view.get('said')).toBeUndefined()
  for (const [name, derived] of program.derived) expect(view.get(name)).toBe(derived(view))
})
