import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE, type Service, service } from './service.ts'

let s: Service
beforeAll(async () => {
  s = await service()
}, PATIENCE)
afterAll(() => s.app.close())

test('the service itself has nothing of write mode: none of its script on a page, none to be had', async () => {
  const { payload } = await s.app.inject({ url: '/chat', headers: { accept: 'text/html' } })
  expect([...payload.matchAll(/<script src="([^"]+)"/g)].map(([, src]) => src)).toEqual([
    expect.stringMatching(/^\/chat\.[0-9a-f]{10}\.js$/),
  ])
  for (const url of ['/write.js', '/write.css', '/write/events'])
    expect((await s.app.inject({ url })).statusCode).toBe(404)
})

test('write mode is for this machine alone', () => {
  const key = `k1:${Buffer.alloc(32, 7).toString('base64url')}`
  const { PATH = '', HOME = '' } = process.env
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/write.ts')], {
    env: { PATH, HOME, HOST: '0.0.0.0', STATE_KEYS: key },
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([78, 'HOST: write mode is for this machine alone; use 127.0.0.1\n'])
})
