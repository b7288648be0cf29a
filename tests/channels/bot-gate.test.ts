import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createGate, type Gate } from '../../src/channels/botframework/gate.ts'
import type { BotSettings } from '../../src/channels/botframework/settings.ts'
import { type BotCase, CASES, MORE_CASES } from './bot-cases.ts'
import { type AnyActivity, APP_ID, type BotService, botService, ISSUER } from './bot-service.ts'

let service: BotService
let ticks = 0

beforeAll(async () => {
  service = await botService()
})
afterEach(() => {
  service.ways.keysDown = false
})
afterAll(() => service.stop())

const settings = (more: Partial<BotSettings> = {}): BotSettings => ({
  app: { id: APP_ID, password: 'secret', tokenUrl: `${service.url}/token` },
  metadataUrl: `${service.url}/v1/.well-known/openidconfiguration`,
  issuer: ISSUER,
  hosts: ['smba.trafficmanager.net'],
  loopback: true,
  ...more,
})
const gate = (more: Partial<BotSettings> = {}): Gate =>
  createGate(settings(more), { now: () => new Date(), ticks: () => ticks })

const ask = (open: Gate, authorization: string | undefined, body: AnyActivity | string) =>
  open({
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  })
const right = async (open: Gate) => ask(open, `Bearer ${await service.token()}`, service.activity())

describe('who may speak as the channel service', () => {
  const status = async (open: Gate, { authorization, body }: BotCase) => {
    const admission = await ask(open, await authorization(service), body(service))
    return admission.ok ? 'in' : admission.status
  }

  test('there are 23 cases', () => expect(CASES).toHaveLength(23))
  test.each([...CASES, ...MORE_CASES])('$name', async (one) => {
    // an invoke that nobody knows is let in, and answered so behind the gate
    expect(await status(gate(), one)).toBe([200, 501].includes(one.status) ? 'in' : one.status)
  })

  test('of what is let in, nothing is kept but what is read', async () => {
    const secret = { channelData: { name: 'CANARY' }, from: { id: 'u', name: 'CANARY', aadObjectId: 'CANARY' } }
    const admission = await ask(gate(), `Bearer ${await service.token()}`, service.activity(secret))
    expect(admission.ok).toBe(true)
    expect(JSON.stringify(admission)).not.toContain('CANARY')
  })
})

describe('keys', () => {
  test('50 invented names of keys make us ask once, and right tokens are served meanwhile', async () => {
    const open = gate()
    const before = service.counts.keys
    const bad = Array.from({ length: 50 }, async (_, i) =>
      ask(open, `Bearer ${await service.token({ kid: `invented-${i}` })}`, service.activity()),
    )
    const statuses = (await Promise.all([...bad, right(open)])).map((one) => (one.ok ? 'in' : one.status))
    expect(statuses).toEqual([...Array(50).fill(401), 'in'])
    expect(service.counts.keys - before).toBe(1)
  })

  test('a new key is found after the cool-down', async () => {
    const open = gate()
    await right(open)
    const before = service.counts.keys
    await ask(open, `Bearer ${await service.token({ kid: 'new' })}`, service.activity())
    expect(service.counts.keys - before).toBe(0)
    ticks += 30_000
    await ask(open, `Bearer ${await service.token({ kid: 'new' })}`, service.activity())
    expect(service.counts.keys - before).toBe(1)
  })

  test('known keys count while nobody can be asked, and not for ever', async () => {
    const open = gate()
    expect(await right(open)).toMatchObject({ ok: true })
    service.ways.keysDown = true
    ticks += 2 * 3_600_000
    expect(await right(open)).toMatchObject({ ok: true })
    ticks += 23 * 3_600_000
    expect(await right(open)).toEqual({ ok: false, status: 401 })
    service.ways.keysDown = false
    ticks += 30_000
    expect(await right(open)).toMatchObject({ ok: true })
  })

  test('keys that were never to be had let nobody in', async () => {
    service.ways.keysDown = true
    expect(await right(gate())).toEqual({ ok: false, status: 401 })
  })

  test('keys that are announced at a strange address are not asked for', async () => {
    const open = gate({ loopback: false })
    const before = service.counts.keys
    expect(await right(open)).toEqual({ ok: false, status: 401 })
    expect(service.counts.keys).toBe(before)
  })
})

describe('without a registration', () => {
  const open = () => gate({ app: null, hosts: [] })

  test('this machine is believed and answered', async () => {
    expect(await ask(open(), undefined, service.activity())).toMatchObject({ ok: true, claims: {} })
  })
  test.each(['https://smba.trafficmanager.net/uk/', 'http://169.254.169.254/', 'http://127.0.0.1.evil.example/'])(
    'nobody is answered at %s',
    async (serviceUrl) => {
      expect(await ask(open(), undefined, service.activity({ serviceUrl }))).toEqual({ ok: false, status: 403 })
    },
  )
  test.each(['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'])(
    'whoever comes through a proxy is not believed: %s',
    async (name) => {
      const body = new TextEncoder().encode(JSON.stringify(service.activity()))
      const headers = { 'content-type': 'application/json', [name]: '203.0.113.7' }
      expect(await open()({ headers, body })).toEqual({ ok: false, status: 403 })
    },
  )
  test('a page in a browser is not believed', async () => {
    const body = new TextEncoder().encode(JSON.stringify(service.activity()))
    expect(await open()({ headers: { 'content-type': 'text/plain' }, body })).toEqual({ ok: false, status: 401 })
  })
})
