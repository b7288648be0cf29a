import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import WebSocket from 'ws'
import { SERVED_BY } from '../../src/demo/cluster/proxy.ts'
import { ended, type Run, written } from '../protocol/process.ts'

const found = inject('redis')
const missing = 'missing' in found ? found.missing : null
beforeEach(({ skip }) => skip(missing !== null, missing ?? ''))
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGTERM')
})

function demo(environment: Record<string, string>): Run {
  const { PATH = '', HOME = '', REDIS_URL = '' } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli/demo-cluster.ts')], {
    env: { PATH, HOME, REDIS_URL, ...environment },
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  return { child, output: () => output }
}

test('one conversation by text, one by the protocol and a socket, all over both servers; then all of it ends', async () => {
  const run = demo({ PORT: '0' })
  const [, origin = ''] = await written(run, /one after the other: (http:\S+)\/chat/)
  const told = run.output()
  const takenBy = [...told.matchAll(/taken in by server (\d)/g)].map(([, number]) => number)
  expect(takenBy).toEqual(['1', '2', '1', '2', '1', '2'])
  expect(told).toContain('< In danger now? Call 999.')
  expect(told).toMatch(/> LEAVE .*\n< Done\.\n/)

  const servers = new Set<string | null>()
  let state: string | undefined
  const prompts: string[] = []
  for (const input of [undefined, { command: 'again' }, { command: 'again' }, { command: 'again' }]) {
    const reply = await fetch(`${origin}/api/conversation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(state !== undefined && { state }), ...(input && { input }) }),
    })
    servers.add(reply.headers.get(SERVED_BY))
    const body = (await reply.json()) as { state: string; prompt: { id: string } }
    state = body.state
    prompts.push(body.prompt.id)
  }
  expect([...servers].sort()).toEqual(['1', '2'])
  expect(new Set(prompts).size).toBe(1)

  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/conversation/socket`, { origin })
  const reply = await new Promise<string>((resolve, reject) => {
    socket.on('open', () => socket.send(JSON.stringify({ id: 1 })))
    socket.on('message', (data) => resolve(String(data)))
    socket.on('error', reject)
  })
  expect(JSON.parse(reply)).toMatchObject({ id: 1, prompt: { id: prompts[0] } })
  socket.close()

  run.child.kill('SIGINT')
  expect(await ended(run)).toBe(0)
  await expect(fetch(`${origin}/health`)).rejects.toThrow()
})

test.each([
  [{ PORT: 'x' }, 'PORT: a whole number from 0 to 65535 is expected, not "x"'],
  [
    { PORT: '0', PATH: '/nowhere', REDIS_URL: '' },
    'REDIS_URL: this machine has neither redis-server nor valkey-server',
  ],
])('%j says what is wrong, and ends with 78', async (environment, message) => {
  const run = demo(environment as Record<string, string>)
  expect(await ended(run)).toBe(78)
  expect(run.output()).toContain(message)
})
