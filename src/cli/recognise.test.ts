import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

// A process of its own, on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 })

const recognise = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [fileURLToPath(new URL('recognise.ts', import.meta.url)), ...args], {
    input,
    encoding: 'utf8',
  })

test('a line of JSON for each message, in order', () => {
  const messages = [
    { id: 'a', text: 'hes outside my door', lang: 'en' },
    { id: 2, text: 'what time do you open' },
  ]
  const { stdout, stderr, status } = recognise([], messages.map((message) => JSON.stringify(message)).join('\n'))
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  const lines = stdout.trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      id: 'a',
      behaviours: expect.any(Array),
      flags: expect.arrayContaining(['danger-now']),
      relationship: null,
      perspective: 'self',
    },
    { id: 2, behaviours: [], flags: [], relationship: null, perspective: 'none' },
  ])
})

test('what is no message is told with its line', () => {
  const { stderr, status } = recognise([], '{"id": 1, "text": "hello"}\nhello\n')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^line 2 is no message/)
})

test('explains what is heard, by which pattern, and what keeps it quiet', () => {
  const heard = recognise(['--explain', 'he is outside my door'])
  expect(heard.stdout).toMatch(/- danger: "he is outside my door" by en\/danger\/at-home/)
  const quiet = recognise(['--explain', 'in the film he follows her home'])
  expect(quiet.stdout).toMatch(/- following: ".*" by en\/following\/.*, kept quiet by en\/told-tale/)
  expect(quiet.stdout).toMatch(/^behaviours: none$/m)
  expect(recognise(['--explain', 'good morning']).stdout).toMatch(/^nothing is heard\n/)
})
