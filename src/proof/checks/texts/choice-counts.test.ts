import { expect, it } from 'vitest'
import { engineProgram } from '../../../../tests/fixtures/engine.ts'
import { findings, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { choiceCounts } from './choice-counts.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `choice-${i + 1}`).join(', ')
const found = (step: string) =>
  findings(
    choiceCounts,
    subjectWith({ world: { program: engineProgram({ 'diary.yaml': (yaml) => `${yaml}  - ${step}\n` }) } }),
  )

it('tells of a question with more choices than a channel shows', () => {
  expect(found(`{ ask: many, one-of: [${names(11)}] }`).join()).toMatch(
    /^flows\/diary\.yaml:\d+: "many" offers 11 choices; every channel shows 10\. Put them into groups, or take some out$/,
  )
  expect(found(`{ ask: many, any-of: [${names(11)}] }`)).toHaveLength(1)
})

it('finds nothing where they just fit', () => {
  expect(found(`{ ask: many, one-of: [${names(10)}] }`)).toEqual([])
})
