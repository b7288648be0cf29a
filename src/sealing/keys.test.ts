import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseKeys, randomKeys } from './keys.ts'

const key = () => randomBytes(32).toString('base64url')

describe('parseKeys', () => {
  test('the first seals, all open', () => {
    const keys = parseKeys(`new:${key()}, old:${key()}`)
    expect(keys.first.id).toBe('new')
    expect([...keys.byId.keys()]).toEqual(['new', 'old'])
  })

  test.each([
    ['', 'entry 1 is not written as id:key'],
    ['justakey', 'entry 1 ("justakey") is not 32 bytes'],
    [`a b:${key()}`, 'entry 1 is not written as id:key'],
    [`a:${key()}:x`, 'entry 1 is not written as id:key'],
    [`a:${key()},a:${key()}`, 'entry 2 has the id "a" that another entry has'],
    [`a:${key()},b:${key().slice(1)}`, 'entry 2 ("b") is not 32 bytes in base64url'],
    [`a:${randomBytes(32).toString('hex')}`, 'entry 1 ("a") is not 32 bytes'],
  ])('%s is refused by place', (text, message) => {
    expect(() => parseKeys(text)).toThrow(message)
  })

  test('an error never holds a key', () => {
    const almost = `${key()}AA`
    expect(() => parseKeys(`a:${almost}`)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(almost) }),
    )
  })
})

test('random keys differ', () => {
  expect(randomKeys().first.key.equals(randomKeys().first.key)).toBe(false)
})
