import { describe, expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

const words = 'CANARY he is outside'

describe('describeError', () => {
  test('tells the kind and the place, and not the message', () => {
    const described = describeError(new TypeError(words))
    expect(described.name).toBe('TypeError')
    expect(described.at[0]).toMatch(/describe-error\.test\.ts:\d+:\d+/)
    expect(JSON.stringify(described)).not.toContain('CANARY')
  })

  test('a message of JSON.parse, which quotes what it could not read', () => {
    const quoted = (() => {
      try {
        return JSON.parse(words)
      } catch (error) {
        return error
      }
    })()
    expect(String(quoted)).toContain('CANARY')
    expect(JSON.stringify(describeError(quoted))).not.toContain('CANARY')
  })

  test('words that look like lines of a stack', () => {
    const error = new Error(`x\n    at CANARY (file:///CANARY.ts:1:1)\n    at file:///CANARY.ts:1:1`)
    const described = describeError(error)
    expect(described.at.length).toBeGreaterThan(0)
    expect(JSON.stringify(described)).not.toContain('CANARY')
  })

  test('a message that was changed after the stack was taken', () => {
    const error = new Error(words)
    error.message = 'something else'
    expect(JSON.stringify(describeError(error))).not.toContain('CANARY')
  })

  test('names, codes and thrown values that are words', () => {
    const error = Object.assign(new Error('x'), { name: words, code: words })
    expect(describeError(error)).toEqual({ name: 'Error', at: expect.any(Array) })
    expect(describeError(words)).toEqual({ name: 'string', at: [] })
    expect(describeError(null)).toEqual({ name: 'object', at: [] })
  })

  test('codes of Node, and causes, to an end', () => {
    const looped = Object.assign(new Error(words), { code: 'ECONNRESET' })
    looped.cause = looped
    const described = describeError(looped)
    expect(described.code).toBe('ECONNRESET')
    expect(described.cause?.cause?.cause?.cause).toBeUndefined()
    expect(JSON.stringify(described)).not.toContain('CANARY')
  })
})
