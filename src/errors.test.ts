import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PROBLEM_CODES, PROBLEMS, ProblemError, toProblemError } from './errors.ts'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

describe('the catalogue of problems', () => {
  test('is the table of docs/problems.md, row by row', () => {
    const rows = [...read('docs/problems.md').matchAll(/^\| `([\w-]+)` *\| (\d+) *\| (\w+) *\|/gm)]
    expect(rows.map(([, code, status, next]) => [code, Number(status), next])).toEqual(
      Object.entries(PROBLEMS).map(([code, { status, next }]) => [code, status, next]),
    )
  })

  test.each(readdirSync(new URL('locales', root)))(
    'has its words in %s, and no problem has words but these',
    (locale) => {
      const keys = Object.keys(JSON.parse(read(`locales/${locale}/problems.json`)))
      expect(keys.filter((key) => key.startsWith('problem.')).toSorted()).toEqual(
        PROBLEM_CODES.flatMap((code) => [`problem.${code}.detail`, `problem.${code}.title`]).toSorted(),
      )
    },
  )

  test('a status is that of an error', () => {
    for (const { status } of Object.values(PROBLEMS)) expect(status).toBeGreaterThanOrEqual(400)
  })
})

describe('toProblemError', () => {
  test('keeps what is known', () => {
    const error = new ProblemError('rate-limited', { retryAfter: 3 })
    expect(toProblemError(error)).toBe(error)
  })

  test.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 'too-long'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'unsupported-media-type'],
    ['ENOENT', 'internal'],
  ])('%s is %s', (code, problem) => {
    expect(toProblemError(Object.assign(new Error('words'), { code })).code).toBe(problem)
  })

  test.each([new Error('words'), 'words', null, undefined, { code: 'bad-input' }])('%s is internal', (thrown) => {
    expect(toProblemError(thrown)).toMatchObject({ code: 'internal', message: 'internal' })
  })
})
