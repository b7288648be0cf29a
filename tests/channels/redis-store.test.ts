import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { storeContract, TEST_LEASE_MS } from '../../src/store/contract.cases.ts'
import { createRedisStore } from '../../src/store/redis/store.ts'
import { KNOWN_FOR_MS, MAX_REST_MS, type Store, StoreGone } from '../../src/store/store.ts'
import { type RedisServer, redisServer, whyNoServer } from './redis.ts'

const found = inject('redis')
const missing = 'missing' in found ? found.missing : null
const stores: Store[] = []
let server: RedisServer | undefined
let url = 'url' in found ? found.url : ''
let made = 0

beforeAll(async () => {
  if (!('executablePath' in found)) return
  server = await redisServer(found)
  url = server.url
})
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()))
  await server?.remove()
})
beforeEach(({ skip }) => skip(missing !== null, missing ?? ''))

/** A store with keys of its own. */
async function store(more: { prefix?: string; onGone?: () => void; onBack?: () => void } = {}): Promise<Store> {
  const one = await createRedisStore({ url, leaseMs: TEST_LEASE_MS, prefix: `test-${process.pid}-${made++}:`, ...more })
  stores.push(one)
  return one
}
const event = (conversation: string, id: string) => ({
  conversations: [conversation],
  eventIds: [id],
  value: Buffer.from(id),
})

describe('Redis', () => {
  storeContract(() => store())

  test('every key goes by itself: events after eight days, everything else after one', async () => {
    const prefix = `test-${process.pid}-ttl:`
    const one = await store({ prefix })
    const message = Buffer.from('m')
    await one.accept(event('a', 'e1'))
    await one.accept(event('a', 'e2'))
    const claim = await one.claim()
    if (!claim) throw new Error('nothing to claim')
    await one.commit(claim, { state: message, ttlMs: 10 * MAX_REST_MS, outbox: [message, message] })
    const outgoing = await one.toSend()
    if (!outgoing) throw new Error('nothing to send')
    await one.sent(outgoing, message)
    await one.toSend()
    await one.claim()
    await one.accept(event('b', 'e3'))
    await one.accept(event('b', 'e4'))
    for (const forget of [undefined, message]) {
      const other = await one.claim('b')
      if (!other) throw new Error('nothing to claim')
      await one.commit(other, { state: null, ttlMs: 0, outbox: [message, message], ...(forget && { forget }) })
      const line = await one.toSend()
      if (!line) throw new Error('nothing to send')
      await one.sent(line, message)
    }
    await one.erase('c', message)
    await one.toErase()
    await one.ready()
    const client = new Redis(url)
    try {
      const keys = await client.keys(`${prefix}*`)
      expect(keys.map((key) => key.slice(prefix.length)).sort()).toEqual(
        [
          'd:e1',
          'd:e2',
          'd:e3',
          'd:e4',
          'due',
          'e:b',
          'e:c',
          'f:a',
          'f:b',
          'f:c',
          'fence',
          'g:b',
          'o:a',
          'o:b',
          'out',
          'q:a',
          'r:a',
          'ready',
          's:a',
          'wipe',
        ].sort(),
      )
      for (const key of keys) {
        const name = key.slice(prefix.length)
        const most = name.startsWith('d:') || name === 'fence' ? KNOWN_FOR_MS : MAX_REST_MS
        const left = await client.pttl(key)
        expect(left, name).toBeGreaterThan(0)
        expect(left, name).toBeLessThanOrEqual(most)
      }
    } finally {
      client.disconnect()
    }
  })

  test('what is over leaves nothing but the events that are known', async () => {
    const prefix = `test-${process.pid}-over:`
    const one = await store({ prefix })
    await one.accept(event('a', 'e1'))
    const claim = await one.claim()
    if (!claim) throw new Error('nothing to claim')
    await one.commit(claim, { state: null, ttlMs: 0, outbox: [Buffer.from('bye')], forget: Buffer.from('forget') })
    const outgoing = await one.toSend()
    if (!outgoing) throw new Error('nothing to send')
    await one.sent(outgoing, Buffer.from('receipt'))
    const wish = await one.toErase()
    if (!wish) throw new Error('nothing to erase')
    await one.forgotten(wish, [], 0)
    const client = new Redis(url)
    expect((await client.keys(`${prefix}*`)).sort()).toEqual([`${prefix}d:e1`, `${prefix}fence`])
    client.disconnect()
  })

  test('claims are counted over all processes', async () => {
    const prefix = `test-${process.pid}-two:`
    const [one, two] = [await store({ prefix }), await store({ prefix })]
    await one.accept(event('a', 'e1'))
    await one.accept(event('b', 'e2'))
    const claims = await Promise.all([one.claim(), two.claim()])
    expect(new Set(claims.map((claim) => claim?.conversation))).toEqual(new Set(['a', 'b']))
    expect(new Set(claims.map((claim) => claim?.fence)).size).toBe(2)
    expect(await two.accept(event('a', 'e1'))).toMatchObject({ became: 'duplicate' })
  })
})

describe('a server that goes away', () => {
  const why = whyNoServer(found)
  beforeEach(({ skip }) => skip(why !== null, why ?? ''))

  test('every method fails at once, is told of once, and works again when it is back; what was written down is still there', async () => {
    const own = await redisServer(found)
    const told: string[] = []
    const one = await createRedisStore({
      url: own.url,
      onGone: () => told.push('gone'),
      onBack: () => told.push('back'),
    })
    try {
      expect(await one.accept(event('a', 'e1'))).toMatchObject({ became: 'accepted' })
      await own.stop()
      const before = performance.now()
      expect(await one.ready()).toBe(false)
      for (const work of [
        () => one.accept(event('a', 'e2')),
        () => one.claim(),
        () => one.waiting(),
        () => one.toSend(),
      ])
        await expect(work()).rejects.toThrow(StoreGone)
      expect(performance.now() - before).toBeLessThan(1_000)
      await own.start()
      while (!(await one.ready())) await new Promise((resolve) => setTimeout(resolve, 20))
      expect(told).toEqual(['gone', 'back'])
      expect(await one.accept(event('a', 'e1'))).toMatchObject({ became: 'duplicate' })
      expect(String((await one.claim())?.event)).toBe('e1')
    } finally {
      await one.close()
      await own.remove()
    }
  })

  test('one that refuses what it is asked is told of once, with the reason, and once when it did not for a while', async () => {
    const own = await redisServer(found)
    const told: string[] = []
    const one = await createRedisStore({
      url: own.url,
      onGone: () => told.push('gone'),
      onRefused: (error) => told.push((error as { code?: string }).code ?? ''),
      onTaken: () => told.push('taken'),
      steadyMs: 50,
    })
    const operator = new Redis(own.url)
    const worksFor = async (work: () => Promise<unknown>) => {
      while (told.at(-1) !== 'taken') {
        await work()
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
    try {
      await operator.config('SET', 'maxmemory', '1')
      for (const id of ['e1', 'e2']) await expect(one.accept(event('a', id))).rejects.toThrow(StoreGone)
      // what only reads works all the while
      await one.waiting()
      expect(told).toEqual(['OOM'])
      await operator.config('SET', 'maxmemory', '0')
      await worksFor(() => one.waiting())
      expect(await one.accept(event('a', 'e1'))).toMatchObject({ became: 'accepted' })

      await operator.replicaof('127.0.0.1', '1')
      expect(await one.ready()).toBe(false)
      expect(told).toEqual(['OOM', 'taken', 'READONLY'])
      await operator.replicaof('NO', 'ONE')
      await worksFor(() => one.ready())

      await operator.acl('SETUSER', 'default', '-zcard')
      await expect(one.waiting()).rejects.toThrow(StoreGone)
      expect(told).toEqual(['OOM', 'taken', 'READONLY', 'taken', 'NOPERM'])
    } finally {
      operator.disconnect()
      await one.close()
      await own.remove()
    }
  })

  test('a service that starts before it has its store all the same', async () => {
    const own = await redisServer(found)
    await own.stop()
    const told: string[] = []
    const one = await createRedisStore({ url: own.url, onGone: () => told.push('gone') })
    try {
      expect(await one.ready()).toBe(false)
      await own.start()
      while (!(await one.ready())) await new Promise((resolve) => setTimeout(resolve, 20))
      expect(told).toEqual(['gone'])
    } finally {
      await one.close()
      await own.remove()
    }
  })
})
