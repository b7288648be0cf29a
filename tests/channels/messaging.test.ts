import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Live } from '../../src/channels/live.ts'
import { Full, webhook } from '../../src/channels/messaging/webhook.ts'
import { createSmsAdapter } from '../../src/channels/sms/adapter.ts'
import { ConfigError, readConfig } from '../../src/config.ts'
import { NO_COUNTS } from '../../src/log/counts.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { type Accepted, StoreGone } from '../../src/store/store.ts'
import { theWorld } from '../protocol/service.ts'
import { hosted, type Member } from './members.ts'
import {
  createPlainAdapter,
  NEVER,
  type PlainEvent,
  type PlainProvider,
  plainProvider,
  plainRequest,
  READING,
  WAITING,
} from './plain.ts'

let provider: PlainProvider
/** what most tests ask; starting one costs more than asking it */
let shared: Member
const members: Member[] = []
let now = Date.parse('2026-11-26T10:00:00Z')
let events = 0

beforeAll(async () => {
  provider = await plainProvider()
  shared = await service()
})
afterAll(async () => {
  await Promise.all(members.map((one) => one.stop()))
  await provider.close()
})

const said = (from: string, text: string, more: Partial<PlainEvent> = {}): PlainEvent => ({
  from,
  id: `e${events++}`,
  text,
  ...more,
})
async function service(more: Partial<ReturnType<typeof contentOf>['engine']> = {}): Promise<Member> {
  const content = contentOf(await theWorld())
  const one = await hosted(
    provider.origin,
    { METRICS_TOKEN: TOKEN },
    {
      now: () => new Date(now),
      content: new Live({ ...content, engine: { ...content.engine, ...more } }),
    },
  )
  members.push(one)
  return one
}
const LATER = /messages_total\{channel="sms",became="later"\} (\d+)/
const TOKEN = 'a-token-that-nobody-guesses'
const counted = async (one: Member, line: RegExp): Promise<number> => {
  const headers = { authorization: `Bearer ${TOKEN}` }
  const text = await (await one.ask({ headers }, '/metrics')).text()
  return Number(line.exec(text)?.[1] ?? 0)
}
const quiet = (one: Member) =>
  waitFor(async () => (await counted(one, /waymark_waiting\{queue="outbox"\} (\d+)/)) === 0)
async function waitFor(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('what comes in', () => {
  test('is believed only where it was signed as it is; a stranger learns nothing', async () => {
    const one = shared
    const request = plainRequest([said('stranger', 'hello')])
    const cases: readonly [object, number][] = [
      [{ ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) }, 401],
      [{ ...request, headers: { ...request.headers, 'x-signature': '' } }, 401],
      [plainRequest('no JSON'), 400],
      [plainRequest([said('stranger', 'x'.repeat(70_000))]), 413],
      [{ method: 'GET' }, 401],
    ]
    for (const [asked, status] of cases) {
      const reply = await one.ask(asked)
      expect([reply.status, await reply.text()]).toEqual([status, ''])
    }
    expect((await one.ask({ method: 'PUT' })).status).toBe(405)
    expect(await counted(one, /events_total\{channel="sms",became="refused"\} (\d+)/)).toBe(3)
    expect(await counted(one, /events_total\{channel="sms",became="accepted"\} (\d+)/)).toBe(0)
    expect(provider.taken.filter(({ to }) => to === 'stranger')).toEqual([])
    expect(one.output()).not.toContain('"code":"webhook"')
  })

  test('in whatever type it is sent, and in batches', async () => {
    const one = shared
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const reply = await one.ask(plainRequest([said('form', 'hello'), said('form too', 'hello')], headers))
    expect(reply.status).toBe(200)
    for (const to of ['form', 'form too']) expect(await provider.received(to, 1)).toHaveLength(1)
  })

  describe.each<[string, () => Promise<Accepted>, number]>([
    ['too much of one conversation waits', async () => 'full', 429],
    ['the store is gone', () => Promise.reject(new StoreGone()), 503],
    ['somebody waits for it and too much does', () => Promise.reject(new Full()), 429],
  ])('where %s', (_, accept, status) => {
    const route = async () => {
      const app = fastify()
      webhook(app, {
        adapter: createPlainAdapter(provider.origin),
        accept,
        answer: async () => (await accept()) && null,
        sorry: () => ['call 999'],
        counts: NO_COUNTS,
        log: createLog('silent'),
      })
      return app
    }
    test('the provider is told to try again, or the person how to get help', async () => {
      const app = await route()
      const { body: payload, ...request } = plainRequest([said('somebody', 'hello')])
      const refused = await app.inject({ ...request, url: '/webhooks/sms', payload })
      expect([refused.statusCode, refused.payload, refused.headers['retry-after']]).toEqual([status, '', '5'])
      const kind = { ...request, headers: { ...request.headers, ...READING } }
      const said999 = await app.inject({ ...kind, url: '/webhooks/sms', payload })
      expect([said999.statusCode, said999.json()]).toEqual([200, { texts: ['call 999'] }])
    })
    test.each([
      said('somebody', ' Stop. '),
      said('somebody', '', { kind: 'opt-out' }),
      said('somebody', '', { kind: 'gone' }),
    ])('nothing is said to %o', async (event) => {
      const app = await route()
      const { body: payload, ...request } = plainRequest([event], READING)
      const reply = await app.inject({ ...request, url: '/webhooks/sms', payload })
      expect([reply.statusCode, reply.payload]).toEqual([status, ''])
    })
  })

  test('while the service stops, nothing is taken that would not be answered', async () => {
    const one = await service()
    expect((await one.ask({}, '/ready')).status).toBe(200)
    const end = one.stop(2_000)
    expect((await one.ask({}, '/ready')).status).toBe(503)
    expect((await one.ask(plainRequest([said('stopping', 'hello')]))).status).toBe(503)
    const kind = await one.ask(plainRequest([said('stopping', 'hello')], READING))
    expect(((await kind.json()) as { texts: string[] }).texts[0]).toContain('999')
    await end
  })

  test('what was taken before is answered before it ends', async () => {
    const one = await service()
    const conversations = Array.from({ length: 20 }, (_, i) => `end ${i}`)
    await one.ask(plainRequest(conversations.map((from) => said(from, 'hello'))))
    await one.stop()
    for (const to of conversations) expect(provider.taken.filter((taken) => taken.to === to)).toHaveLength(1)
  })
})

describe('what cannot be answered', () => {
  test('is tried again, and then given up: whoever wrote hears how to get help, and can go on', async () => {
    let broken = true
    const { engine } = contentOf(await theWorld())
    const breaks =
      <Arguments extends unknown[], Outcome>(work: (...given: Arguments) => Outcome) =>
      (...given: Arguments): Outcome => {
        if (broken) throw new TypeError('CANARY7319')
        return work(...given)
      }
    const one = await service({ begin: breaks(engine.begin) })
    await one.ask(plainRequest([said('broken', 'he is outside CANARY7319')]))
    const [sorry = ''] = await provider.received('broken', 1)
    expect(sorry).toMatch(/^If you are in danger now, call 999/)
    expect(await counted(one, /became="given-up"\} (\d+)/)).toBe(1)
    expect(one.output()).toContain('"code":"turn"')
    expect(one.output()).not.toContain('CANARY7319')
    broken = false
    await one.ask(plainRequest([said('broken', 'hello')]))
    expect((await provider.received('broken', 2)).at(-1)).toContain('1 ')
  })
})

describe('what goes out', () => {
  test('waits while the provider cannot take it, and what follows waits behind it', async () => {
    const one = shared
    provider.answerNext('patient', 503)
    await one.ask(plainRequest([said('patient', 'hello'), said('patient', 'Cymraeg')]))
    const [first = '', second = ''] = await provider.received('patient', 2)
    expect([first, second].map((text) => /Ffoniwch|ffoniwch/.test(text))).toEqual([false, true])
    expect(await counted(one, LATER)).toBe(1)
  })

  test('is dropped where it never will be taken, and what follows goes', async () => {
    const one = shared
    provider.answerNext('refused', 400)
    await one.ask(plainRequest([said('refused', 'hello'), said('refused', 'again')]))
    expect(await provider.received('refused', 1)).toHaveLength(1)
    await quiet(one)
    expect(await counted(one, /messages_total\{channel="sms",became="refused"\} (\d+)/)).toBe(1)
    expect(one.output()).toContain('bad-number')
  })

  test('is not said once it is too late for it', async () => {
    const one = shared
    const before = await counted(one, LATER)
    provider.answerNext('late', 503)
    await one.ask(plainRequest([said('late', 'hello')]))
    await waitFor(async () => (await counted(one, LATER)) > before)
    now += 16 * 60_000
    await quiet(one)
    expect(await counted(one, /became="late"\} (\d+)/)).toBe(1)
    expect(provider.taken.filter(({ to }) => to === 'late')).toEqual([])
  })

  test.each([
    ['LEAVE', ['Done.']],
    ['STOP', []],
  ])('is withdrawn by %s: what could not be sent before is never sent', async (word, last) => {
    const one = shared
    const from = `ended by ${word}`
    const before = await counted(one, LATER)
    await one.ask(plainRequest([said(from, 'hello')]))
    await provider.received(from, 1)
    provider.answerNext(from, 503)
    await one.ask(plainRequest([said(from, 'my ex follows me')]))
    await waitFor(async () => (await counted(one, LATER)) > before)
    await one.ask(plainRequest([said(from, word)]))
    await waitFor(() => provider.taken.filter(({ to }) => to === from).every(({ id }) => provider.erased.has(id)))
    await quiet(one)
    expect(provider.taken.flatMap(({ to, text }) => (to === from ? [text] : [])).slice(1)).toEqual(last)
    // nothing of what was withdrawn waits for its next try
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await provider.received(from, 1)).toHaveLength(1 + last.length)
  })

  test('is not held up by an erasure that hangs, which is done all the same', async () => {
    const one = shared
    const from = 'back again'
    await one.ask(plainRequest([said(from, 'hello')]))
    await provider.received(from, 1)
    await quiet(one)
    const told = provider.taken.filter(({ to }) => to === from)
    provider.answerNext('erase', NEVER)
    const began = performance.now()
    await one.ask(plainRequest([said(from, 'LEAVE'), said(from, '999')]))
    const [, done, alert] = await provider.received(from, 3)
    expect(performance.now() - began).toBeLessThan(4_000)
    expect(done).toBe('Done.')
    expect(alert).toContain('999')
    await waitFor(() => told.every(({ id }) => provider.erased.has(id)))
    await quiet(one)
    const kept = provider.taken.flatMap(({ to, id }) => (to === from && !provider.erased.has(id) ? [id] : []))
    expect(kept).toEqual([provider.taken.findLast(({ to }) => to === from)?.id])
  })

  test('ends where nothing may be sent any more: all is erased, here and at the provider', async () => {
    const one = shared
    await one.ask(plainRequest([said('ended', 'hello')]))
    await provider.received('ended', 1)
    const before = provider.taken.filter(({ to }) => to === 'ended')
    provider.answerNext('ended', 410)
    await one.ask(plainRequest([said('ended', 'Cymraeg'), said('ended', 'again')]))
    await waitFor(() => before.every(({ id }) => provider.erased.has(id)))
    await quiet(one)
    expect(provider.taken.filter(({ to }) => to === 'ended')).toHaveLength(1)
    // whoever writes again is somebody new
    const reply = await one.ask(plainRequest([said('ended', 'hello')], WAITING))
    const fresh = await one.ask(plainRequest([said('fresh', 'hello')], WAITING))
    expect(await reply.json()).toEqual(await fresh.json())
  })
})

test('a text that could not be kept is answered in the response, where the phone company passes it on as it is', () => {
  const settings = { accountSid: '', authToken: '', publicUrl: '', apiUrl: '' }
  const request = { method: 'POST', url: '', headers: {}, body: new Uint8Array() }
  expect(createSmsAdapter(settings).sorry?.(request, ['Call 999.', '"a" < b & c'])).toEqual({
    status: 200,
    type: 'text/xml',
    body: '<?xml version="1.0" encoding="UTF-8"?><Response><Message>Call 999. &quot;a&quot; &lt; b &amp; c</Message></Response>',
  })
})

test('a service with more than one process and no store for all of them is refused', () => {
  expect(() => readConfig({ REPLICAS: '2', STATE_KEYS: `k:${'A'.repeat(43)}` })).toThrow(ConfigError)
})
