import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { type PhoneService, phoneService } from './phone-service.ts'
import type { Provider } from './provider.ts'
import { redisServer, whyNoServer } from './redis.ts'
import { PUBLIC, SID, smsFrom, TOKEN, twilioRequest, twilioServer } from './twilio.ts'

let server: Provider
let service: PhoneService
beforeAll(async () => {
  server = await twilioServer()
})
afterAll(() => server.close())
afterEach(() => service.stop())

const settings = () => ({
  STATE_KEYS: `k:${'A'.repeat(43)}`,
  TWILIO_ACCOUNT_SID: SID,
  TWILIO_AUTH_TOKEN: TOKEN,
  TWILIO_API_URL: server.origin,
  PUBLIC_BASE_URL: PUBLIC,
})
const [ONE, OTHER] = ['+447700900123', '+447700900124']
const told = (of: string) =>
  service
    .logged()
    .split('\n')
    .filter((line) => line.includes(of))

describe('an operator is told that nobody gets an answer', () => {
  it('by wrong credentials: once, and once when they are right again', async () => {
    service = await phoneService(settings())
    server.answers(() => ({ status: 401, json: { code: 20003, message: `Authenticate ${ONE}` } }))
    for (const from of [ONE, OTHER]) await service.hears(twilioRequest(smsFrom(from, 'canary outside')))
    await server.until(2)
    server.answers(() => ({ status: 201, json: { sid: 'SMok' } }))
    await service.settled()
    expect(told('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: ').map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, msg: expect.stringContaining('refuses them, so nobody is answered') },
      { level: 40, msg: expect.stringContaining('takes them again') },
    ])
    expect(service.logged()).not.toMatch(/7700900|canary|outside/)
  })

  it('by a provider that is unwell: not so, since that passes', async () => {
    service = await phoneService(settings())
    const before = server.got.length
    server.answers(() => ({ status: 503 }))
    await service.hears(twilioRequest(smsFrom(ONE, 'hi')))
    await server.until(before + 1)
    server.answers(() => ({ status: 201, json: { sid: 'SMok' } }))
    await service.settled()
    expect(told('TWILIO_AUTH_TOKEN')).toEqual([])
  })

  it('by another public address than the one that is signed: once', async () => {
    service = await phoneService({ ...settings(), PUBLIC_BASE_URL: 'https://another.example.org' })
    for (const from of [ONE, OTHER])
      expect(await service.hears(twilioRequest(smsFrom(from, 'canary')))).toMatchObject({ status: 403, body: '' })
    expect(told('PUBLIC_BASE_URL, TWILIO_AUTH_TOKEN: a request to /webhooks/sms was refused')).toHaveLength(1)
    expect(service.logged()).not.toMatch(/7700900|canary/)
  })

  it('by a store that is full: once, with the reason', async ({ skip }) => {
    const found = inject('redis')
    const why = whyNoServer(found)
    skip(why !== null, why ?? '')
    const redis = await redisServer(found)
    const operator = new Redis(redis.url)
    try {
      service = await phoneService({ ...settings(), REDIS_URL: redis.url })
      await operator.config('SET', 'maxmemory', '1')
      for (const from of [ONE, OTHER])
        expect((await service.hears(twilioRequest(smsFrom(from, 'canary')))).body).toContain('999')
      expect(told('"code":"store-refuses"').map((line) => JSON.parse(line))).toMatchObject([{ error: { code: 'OOM' } }])
      expect(told('REDIS_URL: the server is there and refuses')).toHaveLength(1)
      expect(service.logged()).not.toMatch(/7700900|canary/)
    } finally {
      operator.disconnect()
      await redis.remove()
    }
  })
})
