import { expect, test } from 'vitest'
import { forgetEach } from './forget-each.ts'

test('says how much was erased, what is refused for good and what is left', async () => {
  const became = { a: 'erased', b: 'later', c: 'refused', d: 'erased' } as const
  const asked: string[] = []
  const erase = async (id: string) => {
    asked.push(id)
    return became[id as keyof typeof became]
  }
  expect(await forgetEach(['a', 'b', 'a', 'c', 'd'], erase)).toEqual({ left: ['b'], erased: 2, refused: 1 })
  expect(asked).toEqual(['a', 'b', 'c', 'd'])
})

test('does not wait for who does not answer: what was done is told in time, and what was not tried is tried first the next time', async () => {
  const hangs = new Promise<never>(() => {})
  const erase = (id: string) => (id === 'b' ? hangs : Promise.resolve('erased' as const))
  const first = await forgetEach(['a', 'b', 'c', 'd'], erase, 50)
  expect(first).toEqual({ left: ['c', 'd', 'b'], erased: 1, refused: 0 })
  expect(await forgetEach('left' in first ? first.left : [], erase, 50)).toEqual({ left: ['b'], erased: 2, refused: 0 })
})
