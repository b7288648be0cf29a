import { expect, it } from 'vitest'
import { engineProgram } from '../../../tests/fixtures/engine.ts'
import { Explorer } from './explorer.ts'
import { wholeOf } from './whole.ts'

/** The fixture with a topic in which one answer leaves it. */
const explorer = new Explorer(
  engineProgram({
    'diary.yaml': () =>
      [
        'format: 1',
        'steps:',
        '  - say: diary-first',
        '  - ask: enough',
        '    one-of: ["no", { id: "yes", does: done }]',
        '  - say: after-no',
        '    when: { enough: "no" }',
        '  - say: after-yes',
        '    when: { enough: "yes" }',
        '  - say: diary-last',
        '',
      ].join('\n'),
  }),
)
const isReached = (step: number) => explorer.wayTo({ flow: 'diary', step }) !== null

it('knows that an answer that leaves a topic ends it', () => {
  expect([2, 3, 4].map(isReached)).toEqual([true, false, true])
})

it('finds the shortest way, and the engine goes it on all flows', () => {
  const way = explorer.wayTo({ flow: 'diary', step: 2 })
  if (!way) throw new Error('no way')
  expect(wholeOf(way)).toEqual({
    confirmed: true,
    entries: [
      ['open@start', 'diary'],
      ['enough', 'no'],
    ],
  })
})
