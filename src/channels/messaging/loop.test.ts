import { expect, test } from 'vitest'
import { runLoop } from './loop.ts'

test('what becomes due while one lane is at work for long is found by another, although nobody wakes it', async () => {
  const due: (() => Promise<void>)[] = []
  let free = () => {}
  let isFound = false
  const long = new Promise<void>((resolve) => {
    free = resolve
  })
  due.push(() => long)
  const loop = runLoop({
    lanes: 2,
    onError: (error) => {
      throw error
    },
    find: async () => due.shift() ?? null,
  })
  // both lanes have looked, and only one has something to do
  await new Promise((resolve) => setTimeout(resolve, 300))
  due.push(async () => {
    isFound = true
  })
  await expect.poll(() => isFound, { timeout: 5_000 }).toBe(true)
  free()
  await loop.stop()
})

test('while nothing is to be done one lane looks, and not all of them', async () => {
  let looks = 0
  const loop = runLoop({
    lanes: 8,
    onError: () => {},
    async find() {
      looks++
      return null
    },
  })
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await loop.stop()
  // each once at the beginning, then every 200 ms
  expect(looks).toBeLessThanOrEqual(8 + 6)
})
