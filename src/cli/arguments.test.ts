import { expect, test } from 'vitest'
import { oneOf, readArguments } from './arguments.ts'

const options = { channel: 'web', at: '2026-12-25T03:00', open: null } as const

test('options and what stands beside them are read', () => {
  expect(readArguments(['main', '--channel', 'json', '--at=2026-07-01T10:00', '--open'], options)).toEqual({
    values: { channel: 'json', at: '2026-07-01T10:00', open: 'on' },
    others: ['main'],
  })
  expect(readArguments([], options)).toEqual({ values: {}, others: [] })
})

test.each([
  [['--chanel', 'web'], '--chanel: there is no such option. Did you mean "--channel"?'],
  [['--colour'], '--colour: there is no such option. There are: --channel, --at, --open.'],
  [['-c'], '-c: there is no such option. There are: --channel, --at, --open.'],
  [['--at'], '--at: a value is missing, as in --at 2026-12-25T03:00.'],
  [['--channel', '--at'], '--channel: a value is missing, as in --channel web.'],
  [['--constructor'], '--constructor: there is no such option. There are: --channel, --at, --open.'],
])('%j is told in a sentence', (typed, message) => {
  expect(() => readArguments(typed, options)).toThrow(RegExp(`^${message.replace(/[.?*+^$()|[\]\\]/g, '\\$&')}$`))
})

test('a value that is none of those that are valid is told with them', () => {
  expect(oneOf('--channel', 'web', ['web', 'json'])).toBe('web')
  expect(() => oneOf('--channel', 'fax', ['web', 'json'])).toThrow(
    '--channel: there is no "fax". There are: web, json.',
  )
  expect(() => oneOf('--partner', 'demo', [])).toThrow('--partner: there is no "demo". There are none yet.')
})
