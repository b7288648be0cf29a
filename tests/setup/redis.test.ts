import { expect, test } from 'vitest'
import { findRedis, installCommands } from './redis.ts'

test.each([
  ['Debian', 'ID=debian\n', true],
  ['what is made of Debian', 'ID=ubuntu\nID_LIKE=debian\n', true],
  ['Fedora', 'ID=fedora\n', false],
  ['a system that does not say', '', false],
])('root on %s', (_where, osRelease, installs) => {
  const commands = installCommands(true, osRelease)
  expect(commands.map(([command]) => command)).toEqual(installs ? ['apt-get', 'apt-get'] : [])
  expect(commands[1]?.includes('redis-server') ?? false).toBe(installs)
})

test('nobody but root installs anything', () => {
  expect(installCommands(false, 'ID=debian\n')).toEqual([])
})

test('a server that is named is taken before one that would have to be started', () => {
  expect(findRedis({ ...process.env, REDIS_URL: 'redis://127.0.0.1:1' })).toEqual({ url: 'redis://127.0.0.1:1' })
})

test('where there is none, none is made up', () => {
  expect(findRedis({ PATH: '/nowhere' })).toBeNull()
})
