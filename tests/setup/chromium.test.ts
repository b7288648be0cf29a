import { expect, test } from 'vitest'
import { ChromiumMissing, findChromium, installCommands } from './chromium.ts'
import { findHeadlessShell } from './headless-shell.ts'

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
const ubuntu = 'PRETTY_NAME="Ubuntu 24.04 LTS"\nID=ubuntu\nID_LIKE=debian\n'
const playwrights = [['npx', 'playwright-core', 'install', 'chromium']]

test('root on Debian installs the packages of Debian', () => {
  const commands = installCommands(true, debian)
  expect(commands.map(([command]) => command)).toEqual(['apt-get', 'apt-get'])
  expect(commands[1]).toEqual(expect.arrayContaining(['--no-remove', 'chromium', 'chromium-headless-shell']))
})

test.each([
  ['without root', false, debian],
  ['on Ubuntu, whose package is a stub', true, ubuntu],
  ['where there is no os-release', false, ''],
])('%s the browser of playwright is installed', (_where, isRoot, osRelease) => {
  expect(installCommands(isRoot, osRelease)).toEqual(playwrights)
})

test('CHROMIUM_PATH says which browser all tests use, whatever else there is', () => {
  expect(findHeadlessShell({ ...process.env, CHROMIUM_PATH: '/no/such/chromium' })).toBeNull()
})

test('a CHROMIUM_PATH that starts no Chromium is an error, never passed over', () => {
  expect(() => findChromium({ ...process.env, CHROMIUM_PATH: process.execPath })).toThrow(ChromiumMissing)
  expect(() => findChromium({ ...process.env, CHROMIUM_PATH: '/no/such/chromium' })).toThrow('/no/such/chromium')
})
