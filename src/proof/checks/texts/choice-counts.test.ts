import { expect, it } from 'vitest'
import { engineProgram } from '../../../../tests/fixtures/engine.ts'
import { findings, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { choiceCounts } from './choice-counts.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `choice-${i + 1}`).join(', ')
const found = (file: string, edit: (yaml: string) => string) =>
  findings(choiceCounts, subjectWith({ world: { program: engineProgram({ [file]: edit }) } }))
const near = (count: number) =>
  found('lists.yaml', (yaml) => yaml.replace('[following, waiting, watching]', `[${names(count)}]`))

it('tells of the lines of a group that are more than a channel shows', () => {
  expect(near(11).join()).toMatch(
    /^flows\/main\.yaml:\d+: "acts>near" offers 11 choices; every channel shows 10\. Put them into groups, or take some out/,
  )
})

it('finds nothing where they just fit', () => {
  expect(near(10)).toEqual([])
  const asked = (yaml: string) => `${yaml}  - { ask: many, one-of: [${names(10)}] }\n  - say: diary-last\n`
  expect(found('diary.yaml', asked)).toEqual([])
})
