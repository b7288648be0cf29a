import { expect, test } from 'vitest'
import { createLog, roundDuration } from './log.ts'

const lines = (): { write(line: string): void; read(): Record<string, unknown>[] } => {
  const written: string[] = []
  return { write: (line) => void written.push(line), read: () => written.map((line) => JSON.parse(line)) }
}

test('a turn is one line: when, how it went, how long about', () => {
  const out = lines()
  createLog('info', out).turn('ok', 3.21)
  expect(out.read()).toEqual([
    { level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), outcome: 'ok', ms: 5 },
  ])
})

test('a failure is one line without the message', () => {
  const out = lines()
  createLog('trace', out).failure('internal', new Error('CANARY'))
  expect(out.read()).toMatchObject([{ level: 50, code: 'internal', error: { name: 'Error' } }])
  expect(JSON.stringify(out.read())).not.toContain('CANARY')
})

test('content that is served or refused is one line', () => {
  const out = lines()
  const log = createLog('info', out)
  log.content({ content: 'serving', hash: 'abc', proved: false })
  log.content({ content: 'refused', at: 'flows/main.yaml:3', why: 'expected a step', more: 2, serving: 'abc' })
  expect(out.read()).toMatchObject([
    { level: 30, content: 'serving', hash: 'abc', proved: false },
    { level: 40, content: 'refused', at: 'flows/main.yaml:3', why: 'expected a step', more: 2, serving: 'abc' },
  ])
})

test('a quieter level writes less', () => {
  const out = lines()
  const log = createLog('warn', out)
  log.turn('ok', 1)
  log.warning('something')
  expect(out.read()).toMatchObject([{ level: 40, msg: 'something' }])
})

test.each([
  [0, 1],
  [Number.NaN, 1],
  [0.4, 1],
  [1.01, 2],
  [2, 2],
  [4, 5],
  [5.1, 10],
  [11, 20],
  [130, 200],
  [999, 1000],
  [1001, 2000],
])('%d ms is written as %d', (milliseconds, rounded) => {
  expect(roundDuration(milliseconds)).toBe(rounded)
})
