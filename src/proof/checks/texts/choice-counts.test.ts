import { expect, it } from 'vitest'
import { engineProgram } from '../../../../tests/fixtures/engine.ts'
import { findings, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { choiceCounts } from './choice-counts.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `choice-${i + 1}`).join(', ')
/** With so many lines in one group of the long list. */
const found = (count: number) =>
  findings(
    choiceCounts,
    subjectWith({
      world: {
        program: engineProgram({
          'lists.yaml': (yaml) => yaml.replace('things: [damage, gifts]', `things: [${names(count)}]`),
        }),
      },
    }),
  )

it('tells of a group with more lines than a channel shows', () => {
  expect(found(11)[0]).toMatch(
    /^flows\/main\.yaml:\d+: "acts>things" offers 11 choices; every channel shows 10\. Put them into groups, or take some out$/,
  )
})

it('finds nothing where they just fit', () => expect(found(10)).toEqual([]))
