import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../errors.ts'
import { echoedId, readRequest } from './read-request.ts'

const problemOf = (body: unknown): ProblemError => {
  try {
    readRequest(body)
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
  throw new Error('it was read')
}

describe('what is read', () => {
  test.each([{}, { locale: 'cy' }, { locale: null, partner: null }, { partner: 'a-charity', id: 'x' }])(
    'a start: %j',
    (body) => {
      expect(readRequest(body)).toEqual({ start: body })
    },
  )

  test.each([
    { to: 'who', choice: 'me' },
    { to: 'list', choices: [] },
    { to: 'list', choices: ['a', 'b'] },
    { to: 'words', text: '' },
    { to: 'who', skip: true },
    { change: 'who' },
    { change: 'who', choice: 'me' },
    { change: 'list', choices: ['a'] },
    { change: 'home', text: 'LE2' },
    { change: 'home', skip: true },
    { open: 'diary' },
    { command: 'back' },
    { command: 'language', locale: 'cy' },
  ])('an input: %j', (input) => {
    expect(readRequest({ state: 's', input, id: 7 })).toEqual({ state: 's', input })
  })

  test('text is made safe', () => {
    expect(readRequest({ state: 's', input: { to: 'w', text: 'a\r\nb\u202e\0' } })).toMatchObject({
      input: { text: 'a\nb' },
    })
    expect(readRequest({ state: 's', input: { change: 'w', text: '\u200b' } })).toMatchObject({ input: { text: '' } })
  })

  test('text of 20,000 characters is read, one more is too long', () => {
    const input = { to: 'w', text: 'a'.repeat(20_000) }
    expect(readRequest({ state: 's', input })).toMatchObject({ input })
    expect(problemOf({ state: 's', input: { ...input, text: `${input.text}a` } }).code).toBe('too-long')
  })
})

describe('what is refused', () => {
  test.each([
    [null, '#', 'expected: object'],
    ['words', '#', 'expected: object'],
    [[], '#', 'expected: object'],
    [{ state: 5, input: { command: 'back' } }, '#/state', 'expected: string'],
    [{ state: 5 }, '#/state', 'expected: string'],
    [{ state: 's' }, '#/input', 'expected: object'],
    [{ state: 's', input: 'back' }, '#/input', 'expected: object'],
    [{ state: 's', input: {} }, '#/input', 'expected: one of to, change, open, command'],
    [{ state: 's', input: { to: 'who' } }, '#/input', 'expected: one of choice, choices, text, skip'],
    [{ state: 's', input: { to: 5, choice: 'me' } }, '#/input/to', 'expected: string'],
    [{ state: 's', input: { to: 'who', choice: ['me'] } }, '#/input/choice', 'expected: string'],
    [{ state: 's', input: { to: 'who', choice: '' } }, '#/input/choice', 'expected: at least 1'],
    [{ state: 's', input: { to: 'who', choice: 'x'.repeat(101) } }, '#/input/choice', 'expected: at most 100'],
    [{ state: 's', input: { to: 'who', choices: 'me' } }, '#/input/choices', 'expected: array'],
    [{ state: 's', input: { to: 'who', choices: ['a', 1] } }, '#/input/choices/1', 'expected: string'],
    [{ state: 's', input: { to: 'who', text: 1 } }, '#/input/text', 'expected: string'],
    [{ state: 's', input: { to: 'who', skip: false } }, '#/input/skip', 'expected: true'],
    [
      { state: 's', input: { to: 'who', choice: 'a', text: 'b' } },
      '#/input',
      'a field too many; known here: to, choice',
    ],
    [
      { state: 's', input: { change: 'who', choice: 'a', text: 'b' } },
      '#/input',
      'a field too many; known here: change, choice',
    ],
    [{ state: 's', input: { change: 'who', skip: 1 } }, '#/input/skip', 'expected: true'],
    [
      { state: 's', input: { command: 'delete' } },
      '#/input/command',
      'expected: back, again, restart, language, help, emergency, safer',
    ],
    [{ state: 's', input: { command: 'back' }, more: 1 }, '#', 'a field too many; known here: state, id'],
    [{ state: 's', input: { command: 'back' }, id: {} }, '#/id', 'expected: something else'],
    [{ locale: 5 }, '#/locale', 'expected: string'],
    [{ locale: 'x'.repeat(36) }, '#/locale', 'expected: at most 35'],
    [{ partner: '' }, '#/partner', 'expected: at least 1'],
    [{ locale: 'en', journey: 'short' }, '#', 'a field too many; known here: locale, partner, id'],
    [JSON.parse('{"__proto__":{"state":"s"}}'), '#', 'a field too many; known here: locale, partner, id'],
  ])('%j', (body, pointer, detail) => {
    const { code, extras } = problemOf(body)
    expect(code).toBe('bad-input')
    expect(extras.errors).toEqual([{ pointer, detail }])
  })

  test.each([{ input: { command: 'back' } }, { state: null, input: {} }, { state: '', input: { to: 'a' } }])(
    'an input without its conversation: %j',
    (body) => {
      expect(problemOf(body).code).toBe('state-missing')
    },
  )

  test('whatever JSON comes, it is read or refused by a code, and an error never says it again', {
    timeout: 60_000,
  }, () => {
    const field = fc.constantFrom(
      'state',
      'input',
      'to',
      'choice',
      'choices',
      'text',
      'skip',
      'change',
      'command',
      'id',
      'locale',
    )
    const value = fc.oneof(fc.constant('CANARY'), fc.jsonValue(), fc.dictionary(field, fc.jsonValue()))
    fc.assert(
      fc.property(fc.dictionary(field, value), (body) => {
        try {
          readRequest(body)
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError)
          expect(JSON.stringify((error as ProblemError).extras)).not.toContain('CANARY')
        }
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  [{ id: 'x' }, 'x'],
  [{ id: 7, state: 5 }, 7],
  [{ id: {} }, undefined],
  [{ id: 'x'.repeat(101) }, undefined],
  [null, undefined],
  ['id', undefined],
])('the id of %j', (body, id) => {
  expect(echoedId(body)).toBe(id)
})
