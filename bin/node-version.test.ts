import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodeProblem, oldestNode } from './node-version.js'

test.each(['22.18.0', '22.23.1', '24.0.0', '26.10.0'])('Node %s can run Waymark', (version) => {
  expect(nodeProblem(version)).toBeNull()
})

test.each(['22.17.9', '20.20.2', '18.0.0', '9.99.0'])('Node %s is told what to do, in one line', (version) => {
  const problem = nodeProblem(version)
  expect(problem).toContain(`Node ${oldestNode} or newer`)
  expect(problem).toContain(version)
  expect(problem).not.toContain('\n')
})

test('package.json asks for the same oldest Node', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(engines.node).toBe(`>=${oldestNode}`)
})

// A Node that only pretends to be old: the entry has to stop before it reads any TypeScript.
test.each(['bin/start.js', 'tests/setup/run.js'])(
  '%s stops on an old Node with that line and exit code 78',
  (entry) => {
    const pretend = 'data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "20.20.2" } })'
    const { status, stderr } = spawnSync(process.execPath, ['--import', pretend, entry], { encoding: 'utf8' })
    expect(stderr).toBe(`${nodeProblem('20.20.2')}\n`)
    expect(status).toBe(78)
  },
)
