import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

// A process of its own, on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 })

test('a line of JSON for each line of text, in order', () => {
  const input = ['LE2', 'TD15', 'Newport', '', 'Jersey', 'nowhere at all', 'LE12'].join('\n')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('place.ts', import.meta.url))],
    { input, encoding: 'utf8' },
  )
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toEqual([
    { input: 'LE2', nation: 'england', forces: ['leicestershire'] },
    {
      input: 'TD15',
      nation: null,
      forces: ['northumbria', 'police-scotland'],
      ask: ['Northumberland', 'Scottish Borders'],
    },
    {
      input: 'Newport',
      nation: null,
      forces: expect.arrayContaining(['gwent', 'hampshire']),
      ask: expect.arrayContaining(['Newport, Gwent', 'Newport, Isle of Wight']),
    },
    { input: '', nation: null, forces: [] },
    { input: 'Jersey', nation: 'jersey', forces: [] },
    { input: 'nowhere at all', nation: null, forces: [] },
    {
      input: 'LE12',
      nation: 'england',
      forces: ['leicestershire', 'nottinghamshire'],
      ask: ['Charnwood', 'Rushcliffe', 'North West Leicestershire'],
    },
  ])
})
