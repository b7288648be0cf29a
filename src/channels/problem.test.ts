import { describe, expect, test } from 'vitest'
import { PROBLEM_CODES } from '../errors.ts'
import { TextMissing } from '../texts/errors.ts'
import type { Texts } from '../texts/types.ts'
import { makeProblems } from './problem.ts'

/** Texts that say their language and key, but for the keys left out. */
const texts = (without: readonly string[] = []): Texts => {
  const has = (_: string, key: string) => !without.includes(key)
  return {
    locales: ['en', 'cy'],
    has,
    get(locale, key) {
      if (!has(locale, key)) throw new TextMissing(key, locale)
      return `${locale} ${key}`
    },
    keys: () => [],
    dir: () => 'ltr',
  }
}

describe('makeProblems', () => {
  const problem = makeProblems(texts())

  test('every problem has words, a type of its own, and the emergency card', () => {
    const problems = PROBLEM_CODES.map((code) => problem(code, 'cy'))
    expect(new Set(problems.map(({ type }) => type)).size).toBe(PROBLEM_CODES.length)
    for (const { code, title, detail, emergency } of problems) {
      expect([title, detail]).toEqual([`cy problem.${code}.title`, `cy problem.${code}.detail`])
      expect(emergency.lines[0]).toBe('cy emergency.short.line')
      expect(emergency.actions).toEqual([{ label: 'cy emergency.short.call', tel: '999' }])
    }
  })

  test('a language without words gets the default language', () => {
    expect(problem('internal', 'xx')).toEqual(problem('internal', 'en'))
  })

  test('says which fields are wrong and how long to wait, where that is known', () => {
    const errors = [{ pointer: '#', detail: 'expected: object' }]
    expect(problem('bad-input', 'en', { errors })).toMatchObject({ errors })
    expect(problem('rate-limited', 'en', { retryAfter: 3 })).toMatchObject({ retryAfter: 3 })
    expect(Object.keys(problem('internal', 'en', { locale: 'cy' }))).not.toContain('retryAfter')
  })

  test.each(['emergency.short.line', 'problem.internal.title'])('does not come up without %s', (key) => {
    expect(() => makeProblems(texts([key]))).toThrow(TextMissing)
  })
})
