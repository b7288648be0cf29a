import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { runSender } from '../../src/channels/messaging/sender.ts'
import { createRedisStore } from '../../src/store/redis/store.ts'
import { type Accepted, type Store, StoreGone } from '../../src/store/store.ts'
import { redisServer, whyNoServer } from './redis.ts'

const found = inject('redis')
const why = whyNoServer(found)
beforeEach(({ skip }) => skip(why !== null, why ?? ''))

const WORKERS = 3
const CONVERSATIONS = 40
const MESSAGES = 60
const DUPLICATES = 0.2
const LEASE_MS = 400
/** before the second half is sent */
const KILLS = 4
const PREFIX = 'kills:'

const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const random = (below: number) => Math.floor(Math.random() * below)

async function worker(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'stress-worker.ts'), url, PREFIX, String(LEASE_MS)])
  children.add(child)
  child.once('exit', () => children.delete(child))
  await once(child.stdout, 'data')
  return child
}

/** As a provider does: again, until somebody has taken it. */
async function bring(store: Store, conversation: string, said: string): Promise<Accepted> {
  for (;;)
    try {
      const value = Buffer.from(said)
      return (await store.accept({ conversations: [conversation], eventIds: [`${conversation}-${said}`], value }))
        .became
    } catch (error) {
      if (!(error instanceof StoreGone)) throw error
      await wait(50)
    }
}

test('three workers, forty conversations of sixty messages, workers killed and slow, every fifth message twice, Redis restarted in the middle: each answered once, in order', async () => {
  const server = await redisServer(found)
  const store = await createRedisStore({ url: server.url, prefix: PREFIX, leaseMs: LEASE_MS })
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => worker(server.url)))
  let isOver = false
  let kills = 0
  const killing = (async () => {
    while (!isOver) {
      await wait(random(150))
      const index = random(WORKERS)
      const next = worker(server.url)
      workers[index]?.kill('SIGKILL')
      kills++
      workers[index] = await next
    }
  })()
  try {
    const names = Array.from({ length: CONVERSATIONS }, (_, i) => `c${i}`)
    let refused = 0
    let again = 0
    const person = async (name: string) => {
      for (let i = 0; i < MESSAGES; i++) {
        await bring(store, name, `m${i}`)
        if (Math.random() < DUPLICATES) {
          again++
          // of this one or of any before
          if ((await bring(store, name, `m${random(i + 1)}`)) === 'duplicate') refused++
        }
        await wait(random(100))
        // on a busy machine a new worker takes a while: the kills come while there is work
        while (i === MESSAGES / 2 && kills < KILLS) await wait(20)
      }
    }
    const restart = (async () => {
      await wait(1_000)
      await server.stop()
      await wait(300)
      await server.start()
    })()
    await Promise.all([restart, ...names.map(person)])
    while ((await store.waiting()).events > 0) await wait(20)
    isOver = true
    await killing

    const sent = new Map<string, string[]>(names.map((name) => [name, []]))
    const sender = runSender({
      store,
      async send({ value }) {
        const [name = '', ...rest] = Buffer.from(value).toString().split(' ')
        sent.get(name)?.push(rest.join(' '))
        return { done: null }
      },
      onFailure: (error) => {
        throw error
      },
    })
    while ((await store.waiting()).outbox > 0) await wait(20)
    await sender.stop()
    const expected = Array.from({ length: MESSAGES }, (_, i) => `m${i} after ${i}`)
    for (const name of names) expect(sent.get(name), name).toEqual(expected)
    expect(refused).toBe(again)
    expect(again).toBeGreaterThan(CONVERSATIONS * MESSAGES * DUPLICATES * 0.7)
    expect(kills).toBeGreaterThanOrEqual(KILLS)
  } finally {
    isOver = true
    await killing
    await store.close()
    await server.remove()
  }
})

test('a sender that dies after the provider took a message sends it once more, before anything that follows it', async () => {
  const server = await redisServer(found)
  const store = await createRedisStore({ url: server.url, prefix: PREFIX, leaseMs: LEASE_MS })
  try {
    await bring(store, 'c', 'm')
    const claim = await store.claim()
    if (!claim) throw new Error('nothing to claim')
    await store.commit(claim, { state: null, ttlMs: 0, outbox: ['1', '2', '3'].map((text) => Buffer.from(text)) })
    const sent: string[] = []
    const dies = await store.toSend()
    sent.push(String(dies?.value))
    const sender = runSender({
      store,
      async send({ value }) {
        sent.push(Buffer.from(value).toString())
        return { done: null }
      },
      onFailure: () => {},
    })
    while ((await store.waiting()).outbox > 0) await wait(20)
    await sender.stop()
    expect(sent).toEqual(['1', '1', '2', '3'])
  } finally {
    await store.close()
    await server.remove()
  }
})
