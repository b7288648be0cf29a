import type { InjectOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { CAPABILITIES, type ChannelId } from '../../src/channels/capabilities.ts'
import { CHANNELS } from '../../src/channels/registry.ts'
import { PATIENCE, type Service, service, theWorld } from './service.ts'

beforeAll(theWorld, PATIENCE)

/** How each channel is spoken to. A channel that is not here yet fails the first test below. */
const CASES: Readonly<
  Record<keyof typeof CHANNELS, { readonly begin: InjectOptions; readonly goOn: (state: string) => InjectOptions }>
> = {
  web: {
    begin: { method: 'GET', url: '/chat' },
    goOn: (state) => ({
      method: 'POST',
      url: '/chat',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ state }).toString(),
    }),
  },
  json: {
    begin: { method: 'POST', url: '/api/conversation', payload: {} },
    goOn: (state) => ({ method: 'POST', url: '/api/conversation', payload: { state, input: { command: 'again' } } }),
  },
}

test('every channel that is served has its cases and capabilities', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(CHANNELS).toSorted())
  for (const id of Object.keys(CHANNELS)) expect(CAPABILITIES[id as ChannelId].id).toBe(id)
})

describe.each(Object.entries(CASES))('%s', (id, { begin, goOn }) => {
  const ask = async (s: Service, request: InjectOptions) => {
    const { statusCode, headers, payload } = await s.app.inject({ remoteAddress: '203.0.113.5', ...request })
    expect(payload).toContain('999')
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['set-cookie']).toBeUndefined()
    return { status: statusCode, headers }
  }
  const outcomes = (s: Service) => [...s.logged().matchAll(/"outcome":"([\w-]+)"/g)].map(([, outcome]) => outcome)

  test('walks a journey that the content has', async () => {
    const { program } = await theWorld()
    expect([...program.journeys.keys()]).toContain(CAPABILITIES[id as ChannelId].journey)
  })

  test('emergency help is in every reply: the first turn, a refused state, too many turns, the end of the service', async () => {
    const s = await service({ rateLimit: { burst: 3, perSecond: 0.001, rotateAfter: 1e9, maxAddresses: 10 } })
    expect((await ask(s, begin)).status).toBe(200)
    expect((await ask(s, goOn('eyJ.a.b.c.d'))).status).toBe(400)
    expect((await ask(s, goOn('x'))).status).toBe(400)
    const limited = await ask(s, begin)
    expect(limited).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } })
    const end = s.stop(100)
    expect(await ask(s, begin)).toMatchObject({ status: 503, headers: { 'retry-after': '1', connection: 'close' } })
    expect((await s.app.inject('/ready')).statusCode).toBe(503)
    expect((await s.app.inject('/health')).statusCode).toBe(200)
    await end
    expect(outcomes(s)).toEqual(['ok', 'state-tampered', 'state-tampered', 'rate-limited', 'stopping'])
  })
})
