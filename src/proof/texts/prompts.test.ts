import { expect, it } from 'vitest'
import { engineProgram } from '../../../tests/fixtures/engine.ts'
import { promptsOf } from './prompts.ts'

const program = engineProgram({
  'diary.yaml': (yaml) =>
    `${yaml}  - { ask: few, one-of: [one, two] }\n  - { menu: reading, topics: { first: [tracker], second: [moving-house] } }\n  - say: diary-last\n`,
})
const prompts = (flow: string) => (program.flows.get(flow)?.steps ?? []).flatMap(promptsOf)

it('has a short list as it is', () => {
  expect(prompts('diary')).toContainEqual({ key: 'few', labels: ['few.one', 'few.two'] })
})

it('has the groups of a long list first, then each', () => {
  const acts = prompts('main').filter(({ key }) => key.startsWith('acts'))
  expect(acts.map(({ key }) => key)).toEqual(['acts', 'acts>near', 'acts>online', 'acts>things', 'acts>force'])
  expect(acts[0]?.labels).toEqual([
    'acts.group.near',
    'acts.group.online',
    'acts.group.things',
    'acts.group.force',
    'acts.none',
  ])
  expect(acts[1]?.labels).toContain('acts.following')
})

it('has the groups alone where a journey asks no more', () => {
  expect(prompts('short').filter(({ key }) => key.startsWith('acts'))).toHaveLength(1)
})

it('has the groups and topics of a menu, with the way on', () => {
  expect(prompts('diary').filter(({ key }) => key.startsWith('reading'))).toEqual([
    { key: 'reading', labels: ['reading.group.first', 'reading.group.second', 'reading.done'] },
    { key: 'reading>first', labels: ['reading.tracker', 'reading.group.done'] },
    { key: 'reading>second', labels: ['reading.moving-house', 'reading.group.done'] },
  ])
})
