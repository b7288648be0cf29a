import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, type Service, service, theWorld } from './service.ts'

beforeAll(theWorld, PATIENCE)

const tight = { burst: 3, perSecond: 0.001, rotateAfter: 1e9, maxAddresses: 100 }
const remoteAddress = '203.0.113.5'
const open: Service[] = []
const start = async (options: Parameters<typeof service>[0]) => {
  const s = await service(options)
  open.push(s)
  return s
}
afterEach(async () => {
  for (const s of open.splice(0)) await s.app.close()
})

const statuses = async (s: Service, forwarded: (i: number) => string | null, count: number) => {
  const seen: number[] = []
  for (let i = 0; i < count; i++) {
    const value = forwarded(i)
    seen.push((await s.send({}, value === null ? {} : { 'x-forwarded-for': value })).status)
  }
  return seen
}

test('a refused turn says how long to wait, carries the emergency card, and nothing is lost', async () => {
  const s = await start({ remoteAddress, rateLimit: { ...tight, perSecond: 0.5 } })
  await statuses(s, () => null, 3)
  const reply = await s.send({ id: 'x' })
  expect(reply).toMatchObject({ status: 429, headers: { 'retry-after': '2' } })
  expect(reply.body).toMatchObject({ code: 'rate-limited', retryAfter: 2, next: 'again', id: 'x' })
  expect(reply.body.emergency.lines.join(' ')).toContain('999')
})

test('what is no turn is not limited', async () => {
  const s = await start({ remoteAddress, rateLimit: tight })
  await statuses(s, () => null, 4)
  expect((await s.app.inject('/health')).statusCode).toBe(200)
  expect((await s.app.inject('/api/openapi.json')).statusCode).toBe(200)
})

test('a school of 200 behind one proxy is served', async () => {
  const s = await start({ environment: { TRUST_PROXY: 'loopback' } })
  const turns = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const seen: number[] = []
      for (let i = 0; i < 4; i++) seen.push((await s.send({}, { 'x-forwarded-for': '198.51.100.1' })).status)
      return seen
    }),
  )
  expect(new Set(turns.flat())).toEqual(new Set([200]))
})

describe('an invented X-Forwarded-For', () => {
  test('counts for nothing where no proxy is declared', async () => {
    const s = await start({ remoteAddress, rateLimit: tight })
    expect(await statuses(s, (i) => `192.0.2.${i}`, 5)).toEqual([200, 200, 200, 429, 429])
    expect(s.logged().match(/TRUST_PROXY is not set/g)).toHaveLength(1)
    expect(s.logged()).not.toContain('192.0.2.')
  })

  test('does not help behind a declared proxy, which adds the real address at the end', async () => {
    const s = await start({ rateLimit: tight, environment: { TRUST_PROXY: 'loopback' } })
    expect(await statuses(s, (i) => `192.0.2.${i}, 198.51.100.7`, 5)).toEqual([200, 200, 200, 429, 429])
  })

  test('and two people behind that proxy are two', async () => {
    const s = await start({ rateLimit: tight, environment: { TRUST_PROXY: 'loopback' } })
    expect(await statuses(s, (i) => `198.51.100.${i % 2}`, 8)).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  })
})

test('an address is forgotten in time where nobody else comes, too', async () => {
  // The clock of this service stands still, so nothing but time itself can make it forget.
  const s = await start({ remoteAddress, rateLimit: { ...tight, rotateAfter: 200 } })
  await expect.poll(async () => (await statuses(s, () => null, 4)).at(-1), { timeout: PATIENCE }).toBe(429)
  await expect.poll(async () => (await s.send({})).status, { timeout: PATIENCE }).toBe(200)
})
