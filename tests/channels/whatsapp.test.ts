import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWhatsAppAdapter } from '../../src/channels/whatsapp/adapter.ts'
import { createMetrics, type Metrics } from '../../src/log/prometheus.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { world } from '../journeys/person.ts'
import { changeOf, envelope, messages, metaRequest, metaServer, NUMBER_ID, SECRET, textFrom, VERIFY } from './meta.ts'
import { type PhoneService, phoneService } from './phone-service.ts'
import type { Provider } from './provider.ts'

const settings = {
  appSecret: SECRET,
  verifyToken: VERIFY,
  accessToken: 'an access token of nobody',
  phoneNumberId: NUMBER_ID,
  apiUrl: 'http://127.0.0.1:9',
}
const adapter = createWhatsAppAdapter(settings, { content: { now: contentOf(world) } })
const SOMEBODY = '447700900123'

describe('6: the bytes count as they came', () => {
  it.each([
    ['escaped signs', '{"entry":[{"changes":[]}],"a":"\\u2019 \\ud83d\\ude42 \\/"}'],
    ['the signs themselves', '{"entry":[{"changes":[]}],"a":"’ 🙂 /"}'],
    ['spaces', '{ "entry" : [ { "changes" : [] } ] }\n'],
  ])('%s', async (_, body) => {
    expect(await adapter.verify(metaRequest(body))).toEqual({ ok: true })
    const again = JSON.stringify(JSON.parse(body))
    const { headers } = metaRequest(body)
    if (again !== body) expect((await adapter.verify({ ...metaRequest(again), headers })).ok).toBe(false)
  })

  it('a signature of another length or in capitals is refused', async () => {
    const request = metaRequest('{}')
    const signature = request.headers['x-hub-signature-256'] ?? ''
    for (const other of [
      '',
      'sha256=',
      signature.slice(0, -2),
      `${signature}00`,
      signature.toUpperCase(),
      signature.slice(7),
    ])
      expect(await adapter.verify({ ...request, headers: { 'x-hub-signature-256': other } })).toEqual({
        ok: false,
        status: 403,
      })
  })
})

describe('whether the address is ours', () => {
  const asks = (query: Record<string, string>) => ({
    method: 'GET',
    url: `/webhooks/whatsapp?${new URLSearchParams(query)}`,
    headers: {},
    body: new Uint8Array(),
  })
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '<b>1158201444</b>' }

  it('is confirmed to who knows the token, as text', async () => {
    expect(await adapter.verify(asks(right))).toEqual({ ok: true })
    expect(adapter.ack(asks(right))).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: '<b>1158201444</b>',
    })
    expect(adapter.parse(asks(right))).toEqual([])
  })
  it.each([{ 'hub.verify_token': 'wrong' }, { 'hub.verify_token': '' }, { 'hub.mode': 'unsubscribe' }])(
    'and to nobody else: %o',
    async (wrong) => {
      expect(await adapter.verify(asks({ ...right, ...wrong }))).toEqual({ ok: false, status: 403 })
    },
  )
})

describe('B24: an envelope with several entries and changes', () => {
  it('all messages are read in order, receipts and other numbers left out', () => {
    const [one, two, three, four] = ['a', 'b', 'c', 'd'].map((text) => textFrom(SOMEBODY, text))
    const receipts = { statuses: [{ id: 'wamid.x', status: 'read', recipient_id: SOMEBODY }] }
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        { id: '1', changes: [changeOf(receipts), changeOf({ messages: [one, two], ...receipts })] },
        { id: '2', changes: [{ field: 'account_update', value: { event: 'x' } }, changeOf({ messages: [three] })] },
        { id: '3', changes: [changeOf({ messages: [four] }, '999999999')] },
      ],
    })
    expect(adapter.parse(metaRequest(body)).map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })

  it('one that cannot be read does not hide the others, and is counted', () => {
    const list = messages({ from: SOMEBODY }, textFrom(SOMEBODY, 'help'), 7 as unknown as object)
    expect(adapter.parse(metaRequest(list)).map(({ text }) => text)).toEqual(['help'])
    expect(adapter.unread?.(metaRequest(list))).toBe(2)
    const odd = envelope({ field: 'messages', value: { messages: 'none' } }, { field: 'account_update', value: 7 })
    expect(adapter.unread?.(metaRequest(odd))).toBe(1)
  })

  it('what is none of ours to read is not counted', () => {
    const silent = messages(textFrom(SOMEBODY, '', { type: 'reaction', from: undefined }), textFrom(SOMEBODY, 'help'))
    expect(adapter.unread?.(metaRequest(silent))).toBe(0)
    const others = envelope(changeOf({ statuses: [{ id: 'x' }] }), changeOf({ messages: [{}] }, '999999999'))
    expect(adapter.unread?.(metaRequest(others))).toBe(0)
  })

  it('buttons and rows carry what they stand for; what says nothing is left out', () => {
    const pressed = (interactive: object) =>
      textFrom(SOMEBODY, '', { type: 'interactive', text: undefined, interactive })
    const list = messages(
      pressed({ type: 'button_reply', button_reply: { id: 'abcdefghij:1', title: 'Yes' } }),
      pressed({ type: 'list_reply', list_reply: { id: 'abcdefghij:2', title: 'No', description: 'x' } }),
      textFrom(SOMEBODY, '', { type: 'reaction', text: undefined, reaction: { emoji: '👍' } }),
      textFrom(SOMEBODY, '', { type: 'location', text: undefined, location: { latitude: 1, longitude: 2 } }),
    )
    expect(adapter.parse(metaRequest(list)).map(({ kind, text, payload }) => [kind, text, payload])).toEqual([
      ['message', 'Yes', 'abcdefghij:1'],
      ['message', 'No', 'abcdefghij:2'],
      ['unsupported', '', null],
    ])
  })
})

describe('in the service', () => {
  let server: Provider
  let service: PhoneService
  let metrics: Metrics
  beforeAll(async () => {
    server = await metaServer()
    metrics = await createMetrics()
    const environment = {
      STATE_KEYS: `k:${'A'.repeat(43)}`,
      WHATSAPP_APP_SECRET: SECRET,
      WHATSAPP_VERIFY_TOKEN: VERIFY,
      WHATSAPP_ACCESS_TOKEN: settings.accessToken,
      WHATSAPP_PHONE_NUMBER_ID: NUMBER_ID,
      WHATSAPP_API_URL: server.origin,
    }
    service = await phoneService(environment, metrics)
  })
  afterAll(async () => {
    await service.stop()
    await server.close()
  })
  beforeEach(() => {
    server.got.length = 0
  })
  const sent = () => server.got.map(({ body }) => JSON.parse(body))

  it('Meta hears that the address is ours', async () => {
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '42' })
    const url = `/webhooks/whatsapp?${query}`
    const reply = await service.hears({ method: 'GET', url, headers: {}, body: new Uint8Array() })
    expect(reply).toMatchObject({ status: 200, body: '42', type: expect.stringContaining('text/plain') })
  })

  it('asks with buttons, and a button that was pressed twice answers once (9, B15)', async () => {
    await service.hears(metaRequest(messages(textFrom(SOMEBODY, 'hi'))))
    await server.until(1)
    const { to, type, interactive } = sent()[0]
    expect([to, type, interactive.type]).toEqual([SOMEBODY, 'interactive', 'button'])
    const [{ reply: yes }] = interactive.action.buttons
    expect(yes).toMatchObject({ title: 'Yes' })
    const press = () =>
      metaRequest(
        messages(textFrom(SOMEBODY, '', { type: 'interactive', text: undefined, interactive: { button_reply: yes } })),
      )
    await service.hears(press())
    await service.hears(press())
    await service.settled()
    expect(sent()).toHaveLength(3)
    expect(sent()[1].interactive.body.text).toContain('Are you in danger right now?')
    expect(sent()[2].interactive.body.text).toContain('earlier question')
    expect(sent()[2].interactive.action).toEqual(sent()[1].interactive.action)
  })

  it('10: a message of 20 minutes ago gets one neutral line, one of a day ago nothing', async () => {
    const ago = (minutes: number) => `${Math.floor(Date.now() / 1000) - minutes * 60}`
    const other = '447700900199'
    await service.hears(metaRequest(messages(textFrom(other, 'he is outside', { timestamp: ago(20) }))))
    await service.hears(metaRequest(messages(textFrom(other, 'he is outside', { timestamp: ago(25 * 60) }))))
    await service.settled()
    expect(sent()).toHaveLength(1)
    expect(sent()[0].text.body).toMatch(/^In danger now\? Call 999\. Your message came late/)
  })

  const counted = async (became: string) => {
    const text = await metrics.text({ waiting: async () => null, ready: async () => true, contentRefused: false })
    return Number(new RegExp(`events_total\\{channel="whatsapp",became="${became}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
  }

  it('a batch of what waited while this service was gone is taken whole, up to what Meta sends', async () => {
    const padding = { contacts: [{ profile: { name: 'x'.repeat(2_900_000) } }] }
    const one = '447700900301'
    const batch = envelope(changeOf({ ...padding, messages: [textFrom(one, 'hi'), { id: 'without a sender' }] }))
    const before = await counted('unreadable')
    expect(await service.hears(metaRequest(batch))).toMatchObject({ status: 200 })
    await service.settled()
    expect(sent().map(({ to }) => to)).toEqual([one])
    expect((await counted('unreadable')) - before).toBe(1)
    expect(await service.hears(metaRequest('x'.repeat(3 * 1024 * 1024 + 1)))).toMatchObject({ status: 413, body: '' })
    expect((await counted('unreadable')) - before).toBe(2)
  })

  it('B24: one request of two people is answered to both', async () => {
    const body = envelope(
      changeOf({ messages: [textFrom('447700900201', 'hi')], statuses: [{ id: 'x', status: 'sent' }] }),
      changeOf({ messages: [textFrom('447700900202', 'hi')] }),
    )
    await service.hears(metaRequest(body))
    await service.settled()
    expect(
      sent()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['447700900201', '447700900202'])
  })
})
