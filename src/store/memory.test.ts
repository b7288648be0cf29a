import { afterAll, describe, expect, test } from 'vitest'
import { storeContract, TEST_LEASE_MS } from './contract.cases.ts'
import { createMemoryStore } from './memory.ts'
import { KNOWN_FOR_MS, MAX_REST_MS, type Store } from './store.ts'

const made: Store[] = []
afterAll(() => Promise.all(made.map((store) => store.close())))

describe('memory', () => {
  storeContract(async () => {
    const store = createMemoryStore({ replicas: 1, leaseMs: TEST_LEASE_MS })
    made.push(store)
    return store
  })

  test('is refused to more than one process', () => {
    expect(() => createMemoryStore({ replicas: 2 })).toThrow('REPLICAS: more than one process')
  })

  test('an event is known for eight days, everything else for a day at most', async () => {
    let now = 0
    const store = createMemoryStore({ replicas: 1, now: () => now })
    made.push(store)
    const event = (id: string) => ({ conversations: ['a'], eventIds: [id], value: Buffer.from(id) })
    await store.accept(event('e1'))
    const claim = await store.claim()
    if (!claim) throw new Error('nothing to claim')
    const message = Buffer.from('m')
    await store.commit(claim, { state: Buffer.from('s'), ttlMs: 2 * MAX_REST_MS, outbox: [message, message] })
    const outgoing = await store.toSend()
    if (!outgoing) throw new Error('nothing to send')
    await store.sent(outgoing, message)
    await store.accept(event('e2'))
    now = MAX_REST_MS
    expect(await store.waiting()).toEqual({ events: 0, outbox: 0 })
    expect([await store.claim(), await store.toSend()]).toEqual([null, null])
    await store.erase('a', Buffer.from('forget'))
    expect((await store.toErase())?.receipts).toEqual([])
    now = 2 * MAX_REST_MS
    expect([await store.waiting(), await store.toErase()]).toEqual([{ events: 0, outbox: 0 }, null])
    now = KNOWN_FOR_MS - 1
    await store.waiting()
    expect(await store.accept(event('e1'))).toMatchObject({ became: 'duplicate' })
    now = KNOWN_FOR_MS
    expect(await store.accept(event('e1'))).toMatchObject({ became: 'accepted' })
    expect(await store.claim()).toMatchObject({ state: null })
  })
})
