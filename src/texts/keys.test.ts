import { expect, it } from 'vitest'
import { keysBy } from './keys.ts'

it('makes the key of each name, and makes it once', () => {
  const made: string[] = []
  const key = keysBy((name) => {
    made.push(name)
    return `plan.card.${name}`
  })
  expect([key('police'), key('keep'), key('police')]).toEqual([
    'plan.card.police',
    'plan.card.keep',
    'plan.card.police',
  ])
  expect(made).toEqual(['police', 'keep'])
})
