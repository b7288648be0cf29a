import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { KeptEvent, KeptMessage } from '../../src/channels/messaging/kept.ts'
import { createValues } from '../../src/channels/messaging/values.ts'
import { parseKeys } from '../../src/sealing/keys.ts'
import { endMembers, hosted, type Member, member } from './members.ts'
import { type PlainEvent, type PlainProvider, plainProvider, plainRequest, READING, WAITING } from './plain.ts'
import { type RedisServer, redisServer, whyNoServer } from './redis.ts'

const found = inject('redis')
const why = whyNoServer(found)
beforeEach(({ skip }) => skip(why !== null, why ?? ''))

const key = (id: string) => `${id}:${randomBytes(32).toString('base64url')}`
const OLD = key('old')
const NEW = key('new')
const TOKEN = 'a token that nobody guesses'.replaceAll(' ', '-')
const CANARY = 'CANARY7319'
const NUMBER = '+447700900123'

let redis: RedisServer
let provider: PlainProvider
let members: Member[] = []
const settings = (keys = OLD) => ({ REDIS_URL: redis.url, REPLICAS: '2', STATE_KEYS: keys, METRICS_TOKEN: TOKEN })
const start = () => member(provider.origin, settings())

beforeAll(async () => {
  if (why !== null) return
  ;[redis, provider] = await Promise.all([redisServer(found), plainProvider()])
  members = await Promise.all([start(), start()])
})
afterAll(async () => {
  await Promise.all(members.map((one) => one.stop()))
  endMembers()
  await Promise.all([redis?.remove(), provider?.close()])
})

let events = 0
const said = (from: string, text: string, more: Partial<PlainEvent> = {}): PlainEvent => ({
  from,
  id: `e${events++}`,
  text,
  ...more,
})
const of = (index: number): Member => members[index % members.length] as Member
const counted = async (one: Member): Promise<string> =>
  (await one.ask({ headers: { authorization: `Bearer ${TOKEN}` } }, '/metrics')).text()
/** The sum of a count over all processes. */
async function total(line: RegExp): Promise<number> {
  const texts = await Promise.all(members.map(counted))
  return texts.flatMap((text) => [...text.matchAll(line)]).reduce((sum, [, value]) => sum + Number(value), 0)
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('several processes', () => {
  test('one conversation over both is the conversation with one', async () => {
    const texts = ['hello', '1', '2', '1', 'back', 'he has put a tracker on my car']
    const walk = async (from: string, at: (index: number) => Member): Promise<readonly string[]> => {
      for (const [index, text] of texts.entries()) {
        const reply = await at(index).ask(plainRequest([said(from, text)]))
        expect(reply.status).toBe(200)
        // acknowledged only: nothing of the answer is in it
        expect(await reply.json()).toEqual({ texts: [] })
        await provider.received(from, index + 1)
      }
      return provider.received(from, texts.length)
    }
    const alone = await walk('alone', () => of(0))
    expect(await walk('both', of)).toEqual(alone)
    expect(new Set(alone).size).toBeGreaterThan(3)
  })

  test('what is sent in quick succession to one and the other is answered in the order in which it was taken', async () => {
    // which language an answer is in tells what came before it
    const ordered = ['hello', 'again', 'Cymraeg', 'again', 'English', 'again', 'Cymraeg', 'again', 'English', 'again']
    for (const [index, text] of ordered.entries()) await of(index).ask(plainRequest([said('quick', text)]))
    const batch = ordered.map((text) => said('batch', text))
    await of(0).ask(plainRequest(batch))
    expect(await provider.received('quick', ordered.length)).toEqual(await provider.received('batch', ordered.length))
    expect(new Set(await provider.received('quick', 1)).size).toBeGreaterThan(1)
  })

  test('B23: the same message twenty times at once over both is one turn', async () => {
    const before = await total(/^waymark_turns_total\{channel="sms",outcome="ok"\} (\d+)/gm)
    const event = said('twenty', 'hello')
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => of(i).ask(plainRequest([event]))))
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200))
    await provider.received('twenty', 1)
    await of(1).ask(plainRequest([said('twenty', 'back')]))
    expect(await provider.received('twenty', 2)).toHaveLength(2)
    expect(await total(/^waymark_turns_total\{channel="sms",outcome="ok"\} (\d+)/gm)).toBe(before + 2)
    expect(await total(/^waymark_events_total\{channel="sms",became="duplicate"\} (\d+)/gm)).toBe(19)
  })

  test('a sender who waits is answered in the response, after what was sent before it, and by nothing else', async () => {
    await of(0).ask(plainRequest([said('waits', 'hello')]))
    const reply = await of(1).ask(plainRequest([said('waits', 'back')], WAITING))
    const [text] = ((await reply.json()) as { texts: string[] }).texts
    expect(text).toBeDefined()
    expect(await provider.received('waits', 1)).toHaveLength(1)
    await of(0).ask(plainRequest([said('waits', 'back')]))
    expect((await provider.received('waits', 2)).at(-1)).toBe(text)
  })
})

describe('when the store is gone', () => {
  test('nothing is acknowledged that was not kept; whoever reads it there hears of 999; the pages go on; then all is as before', async () => {
    await of(0).ask(plainRequest([said('outage', 'hello')]))
    await provider.received('outage', 1)
    const missed = said('outage', 'back')
    await redis.stop()
    for (const one of members) {
      const refused = await one.ask(plainRequest([missed]))
      expect([refused.status, await refused.text()]).toEqual([503, ''])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      const kind = await one.ask(plainRequest([said('outage', 'is anybody there')], READING))
      expect(kind.status).toBe(200)
      const [words = ''] = ((await kind.json()) as { texts: string[] }).texts
      expect(words).toMatch(/^If you are in danger now, call 999/)
      // a carrier's word is never answered
      const ending = await one.ask(plainRequest([said('outage', 'STOP', { kind: 'opt-out' })], READING))
      expect(ending.status).toBe(503)

      const ready = await one.ask({}, '/ready')
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { status: 'not-ready', store: 'gone', content: 'serving' },
      ])
      expect((await one.ask({}, '/ready/pages')).status).toBe(200)
      expect((await one.ask({}, '/chat')).status).toBe(200)
      expect(await counted(one)).toContain('waymark_ready 0')
    }
    await redis.start()
    for (const one of members) while ((await one.ask({}, '/ready')).status !== 200) await wait(20)
    // the provider tries again
    expect((await of(1).ask(plainRequest([missed]))).status).toBe(200)
    expect(await provider.received('outage', 2)).toHaveLength(2)
    for (const one of members) {
      const told = one.output().match(/"code":"store-gone"/g) ?? []
      expect(told).toHaveLength(1)
      expect(one.output()).toContain('the server is back')
    }
  })
})

describe('keys', () => {
  test('are replaced one process after the other, and conversations go on', async () => {
    await of(0).ask(plainRequest([said('keys', 'hello')]))
    await provider.received('keys', 1)
    await of(0).ask(plainRequest([said('keys', '1')]))
    const [, second] = await provider.received('keys', 2)
    const known = said('keys', 'again')
    await of(0).ask(plainRequest([known]))
    const again = (await provider.received('keys', 3)).at(-1)
    expect(again).toContain(second?.split('\n').at(-1) ?? '-')

    // the new key first opens only, everywhere; then it seals
    for (const STATE_KEYS of [`${OLD},${NEW}`, `${NEW},${OLD}`])
      for (let index = 0; index < members.length; index++) {
        const before = of(index)
        members[index] = await hosted(provider.origin, settings(STATE_KEYS))
        await before.stop()
        for (const one of members) {
          const count = (await provider.received('keys', 1)).length
          await one.ask(plainRequest([said('keys', 'again')]))
          expect((await provider.received('keys', count + 1)).at(-1)).toBe(again)
          await one.ask(plainRequest([known]))
        }
      }
    // what was known before is known still: eight more were answered, none of those that came again
    expect(await provider.received('keys', 11)).toHaveLength(11)
    const written = redis.written()
    for (const kid of ['old', 'new'])
      expect(written).toContain(Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid })).toString('base64url'))
  })
})

describe('what is written down', () => {
  test('tells nothing to whoever has no key: no word, no number, however it is written', async () => {
    const words = `my ex ${CANARY} is outside`
    await of(0).ask(plainRequest([said(NUMBER, words)]))
    await of(1).ask(plainRequest([said(NUMBER, words)]))
    await provider.received(NUMBER, 2)
    // and an answer that has to wait in the outbox
    provider.answerNext(NUMBER, 503)
    await of(1).ask(plainRequest([said(NUMBER, 'hello')]))
    await provider.received(NUMBER, 3)

    const written = redis.written()
    for (const secret of [CANARY, NUMBER, NUMBER.slice(1), 'outside', '999'])
      for (const coded of ['utf8', 'hex', 'base64', 'base64url'] as const) {
        const text = Buffer.from(secret).toString(coded).replace(/=+$/, '')
        if (text.length > 6) expect(written, `${secret} as ${coded}`).not.toContain(text)
      }
    // and with the key it is there, so that it was looked for in the right place
    const values = createValues(parseKeys(`${NEW},${OLD}`))
    const names = values.conversation('sms', NUMBER)
    expect(names.some((name) => written.includes(name))).toBe(true)
    const tokens = [...written.matchAll(/[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+/g)].map(([token]) => Buffer.from(token))
    const opened = tokens.flatMap((token) => {
      try {
        return [values.open<KeptEvent>('event', '', token).inbound.text]
      } catch {
        return []
      }
    })
    expect(opened).toContain(words)
    const messages = tokens.flatMap((token) => {
      try {
        return [values.open<KeptMessage>('message', names[0] ?? '', token)]
      } catch {
        return []
      }
    })
    expect(JSON.stringify(messages)).toContain('999')
  })

  test('holds no word and no number in logs and counts, at every level', async () => {
    for (const one of members) {
      const counts = await counted(one)
      expect(counts).toContain('waymark_turns_total')
      expect(counts).toContain('waymark_waiting{queue="events"} 0')
      for (const secret of [CANARY, NUMBER, NUMBER.slice(1), 'outage', OLD, NEW]) {
        expect(one.output()).not.toContain(secret)
        expect(counts).not.toContain(secret)
      }
    }
    expect((await of(0).ask({}, '/metrics')).status).toBe(404)
    expect((await of(0).ask({ headers: { authorization: 'Bearer wrong' } }, '/metrics')).status).toBe(404)
  })

  test('after LEAVE is nothing but hashes of events; the provider was asked to erase what it has, until it did', async () => {
    const before = new Set(provider.taken.filter(({ to }) => to === NUMBER).map(({ id }) => id))
    expect(before.size).toBe(3)
    provider.answerNext('erase', 503)
    await of(0).ask(plainRequest([said(NUMBER, 'LEAVE')]))
    const isErased = () => [...before].every((id) => provider.erased.has(id))
    while (!isErased()) await wait(20)
    const client = new Redis(redis.url)
    const values = createValues(parseKeys(`${NEW},${OLD}`))
    const left = async () => {
      const keys = await client.keys('*')
      return keys.filter((key) => values.conversation('sms', NUMBER).some((name) => key.includes(name)))
    }
    while ((await left()).length > 0) await wait(20)
    const members = async (key: string) => client.zrange(key, '0', '-1')
    for (const name of values.conversation('sms', NUMBER))
      for (const set of ['due', 'out', 'wipe']) expect(await members(`waymark:${set}`)).not.toContain(name)
    client.disconnect()
  })
})
