import { expect, it } from 'vitest'
import { engineProgram } from '../../../tests/fixtures/engine.ts'
import { compileCondition, type FactView } from '../../facts/condition.ts'
import { combinations, viewOf } from './answers.ts'

const program = engineProgram()
const AT = { nation: 'wales' }
const found = (...conditions: Parameters<typeof compileCondition>[0][]) =>
  combinations(program, conditions.map(compileCondition), [AT]).map((answers) => Object.fromEntries(answers))
const choices = (id: string) => (program.questions.get(id)?.choices ?? []).map((choice) => choice.id)

it('has one combination where nothing is read', () => {
  expect(found({ 'home.nation': 'wales' })).toEqual([{}])
})

it('has the choices of a question that are named, and one or none for all that are not', () => {
  const [first = '', second = ''] = choices('who')
  expect(found({ who: second })).toEqual([{}, { who: second }])
  expect(found({ who: second }, { who: { known: true } })).toEqual([{}, { who: first }, { who: second }])
})

it('has every choice where it is not known which of them matter', () => {
  const reader = (facts: FactView) => facts.get('who') === 'me'
  expect(combinations(program, [reader], [AT])).toHaveLength(choices('who').length + 1)
})

it('has those of which something else is left to ask, and none that leave the same', () => {
  const [who = ''] = choices('who')
  const [age = ''] = choices('age')
  expect(found({ all: [{ who }, { age }] })).toEqual([{}, { who, age }])
  expect(found({ who }, { age })).toEqual([{}, { age }, { who }, { who, age }])
})

it('leaves nothing out that conditions tell apart', () => {
  const conditions = [
    { any: [{ who: 'me' }, { age: 'under' }] },
    { all: [{ who: 'other' }, { not: { age: 'under' } }] },
    { told: 'closed', who: 'me' },
  ]
  const readers = conditions.map(compileCondition)
  const kind = (answers: Parameters<typeof viewOf>[1]) =>
    readers.map((reads) => reads(viewOf(program, answers, AT))).join()
  const every = ['who', 'age', 'told'].reduce(
    (all, id) => all.flatMap((one) => [one, ...choices(id).map((choice) => new Map([...one, [id, choice]]))]),
    [new Map<string, string>()],
  )
  const kinds = new Set(combinations(program, readers, [AT]).map(kind))
  expect(new Set(every.map(kind))).toEqual(kinds)
})

it('has each of several answers alone', () => {
  const [first = '', second = '', third = ''] = choices('acts')
  expect(found({ acts: { includes: second } }, { acts: { includes: third } }, { acts: { known: true } })).toEqual([
    {},
    { acts: [first] },
    { acts: [second] },
    { acts: [third] },
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
