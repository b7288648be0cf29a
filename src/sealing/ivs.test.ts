import { expect, it } from 'vitest'
import { IV_BYTES, nextIv } from './ivs.ts'

it('never gives the same vector twice, over several draws', () => {
  const seen = new Set(Array.from({ length: 2_000 }, () => nextIv().toString('hex')))
  expect(seen.size).toBe(2_000)
  for (const one of seen) expect(one).toHaveLength(2 * IV_BYTES)
})

it('leaves a vector as it was given when more are drawn', () => {
  const first = nextIv()
  const before = first.toString('hex')
  for (let i = 0; i < 1_000; i++) nextIv()
  expect(first.toString('hex')).toBe(before)
})
