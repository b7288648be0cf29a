import twilio from 'twilio'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSmsAdapter } from '../../src/channels/sms/adapter.ts'
import { isMobile } from '../../src/channels/sms/parse.ts'
import { signatureOf } from '../../src/channels/sms/signature.ts'
import { type PhoneService, phoneService } from './phone-service.ts'
import type { Provider } from './provider.ts'
import { PUBLIC, SID, smsFrom, TOKEN, twilioRequest, twilioServer } from './twilio.ts'

const settings = { accountSid: SID, authToken: TOKEN, publicUrl: PUBLIC, apiUrl: 'http://127.0.0.1:9' }
const adapter = createSmsAdapter(settings)
const URL_OF_HOOK = `${PUBLIC}/webhooks/sms`
const MOBILE = '+447700900123'

describe('6: the signature is that of the provider’s own library', () => {
  it.each([
    ['emoji and signs', { Body: 'he won’t 🙂 \\u2019 \\/ & = ? £ é ŵ' }],
    ['plus and spaces', { Body: ' a+b %20 c  ' }],
    ['an empty parameter', { Body: '', NumMedia: '' }],
    ['a parameter that comes twice', { Body: ['b', 'a', 'b'] }],
    ['parameters nobody knows yet', { Body: 'hi', Zzz: '1', aaa: '2', Ünknown: '3' }],
  ])('%s', async (_, more: Record<string, string | string[]>) => {
    const request = twilioRequest({ ...smsFrom(MOBILE, 'hi'), ...more })
    expect(await adapter.verify(request)).toEqual({ ok: true })
    const parameters = new URLSearchParams(Buffer.from(request.body).toString())
    const asObject: Record<string, string | string[]> = { ...smsFrom(MOBILE, 'hi'), ...more }
    const signature = signatureOf(TOKEN, URL_OF_HOOK, new URLSearchParams(parameters))
    expect(signature).toBe(request.headers['x-twilio-signature'])
    expect(
      twilio.validateRequest(TOKEN, signature, URL_OF_HOOK, { ...asObject, MessageSid: parameters.get('MessageSid') }),
    ).toBe(true)
  })

  it('a body that was trimmed, or lost an empty parameter, is refused', async () => {
    const request = twilioRequest({ ...smsFrom(MOBILE, 'hi '), Extra: '' })
    const sent = Buffer.from(request.body).toString()
    for (const other of [sent.replace('Body=hi+', 'Body=hi'), sent.replace('&Extra=', '')]) {
      expect(other).not.toBe(sent)
      expect((await adapter.verify({ ...request, body: Buffer.from(other) })).ok).toBe(false)
    }
  })
})

describe('7, B21: behind a proxy that ends TLS', () => {
  const verify = (url: string, path = '/webhooks/sms') =>
    adapter.verify({ ...twilioRequest(smsFrom(MOBILE, 'hi'), { url }), url: path })

  it('the public address counts, with its port and without it', async () => {
    expect(await verify(URL_OF_HOOK)).toEqual({ ok: true })
    expect(await verify(`${PUBLIC}:443/webhooks/sms`)).toEqual({ ok: true })
    expect(await verify(`${PUBLIC}/webhooks/sms?a=1`, '/webhooks/sms?a=1')).toEqual({ ok: true })
    for (const url of [
      URL_OF_HOOK.replace('https', 'http'),
      `${PUBLIC}:8443/webhooks/sms`,
      `${PUBLIC}/webhooks/sms/`,
      `${PUBLIC}/webhooks/sms?a=1`,
      'https://evil.example/webhooks/sms',
    ])
      expect((await verify(url)).ok, url).toBe(false)
  })

  it('what a request says of its host changes nothing', async () => {
    const lies = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
    const request = twilioRequest(smsFrom(MOBILE, 'hi'))
    expect(await adapter.verify({ ...request, headers: { ...request.headers, ...lies } })).toEqual({ ok: true })
    const forged = twilioRequest(smsFrom(MOBILE, 'hi'), { url: 'https://evil.example/webhooks/sms' })
    expect((await adapter.verify({ ...forged, headers: { ...forged.headers, ...lies } })).ok).toBe(false)
  })
})

describe('whom it answers', () => {
  it.each(['+447700900123', '+447911123456', '+447624123456', '+447797123456'])('mobiles: %s', (number) => {
    expect(isMobile(number)).toBe(true)
  })
  it.each([
    '+441134960000',
    '+442079460000',
    '+447012345678',
    '+447612345678',
    '+15005550006',
    '60777',
    'whatsapp:+447700900123',
    '+44770090012',
    '+4477009001234',
  ])('nobody else: %s', (number) => {
    expect(isMobile(number)).toBe(false)
    expect(adapter.parse(twilioRequest(smsFrom(number, 'hi')))).toEqual([])
  })
  it('no receipts', () => {
    for (const more of [{ SmsStatus: 'delivered' }, { SmsStatus: 'sent', MessageStatus: 'sent' }])
      expect(adapter.parse(twilioRequest(smsFrom(MOBILE, '', more)))).toEqual([])
  })
  it('knows that the carrier took a word for itself', () => {
    const kindOf = (type: string) => adapter.parse(twilioRequest(smsFrom(MOBILE, type, { OptOutType: type })))[0]?.kind
    expect(['STOP', 'START', 'HELP'].map(kindOf)).toEqual(['opt-out', 'message', 'message'])
  })
})

describe('in the service', () => {
  let server: Provider
  let service: PhoneService
  beforeAll(async () => {
    server = await twilioServer()
    service = await phoneService({
      STATE_KEYS: `k:${'A'.repeat(43)}`,
      TWILIO_ACCOUNT_SID: SID,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_API_URL: server.origin,
      PUBLIC_BASE_URL: PUBLIC,
    })
  })
  afterAll(async () => {
    await service.stop()
    await server.close()
  })
  beforeEach(() => {
    server.got.length = 0
  })

  it('is acknowledged without a word, and answered from the number that was written to', async () => {
    const reply = await service.hears(twilioRequest(smsFrom(MOBILE, 'hi')))
    expect(reply).toMatchObject({ status: 200, type: expect.stringContaining('text/xml') })
    expect(reply.body).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>')
    await server.until(1)
    const [got] = server.got
    expect(Object.fromEntries(new URLSearchParams(got?.body))).toMatchObject({ To: MOBILE, From: '+447700900000' })
    expect(got?.headers.authorization).toBe(`Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`)
    await service.settled()
  })

  it('no tells where the chat is as well', async () => {
    await service.hears(twilioRequest(smsFrom('+447700900124', 'hi')))
    await server.until(1)
    await service.settled()
    await service.hears(twilioRequest(smsFrom('+447700900124', 'no')))
    await server.until(2)
    await service.settled()
    const last = server.got.filter(({ method }) => method === 'POST').at(-1)
    expect(new URLSearchParams(last?.body).get('Body')).toBe(
      'OK, I will stop here. In danger? Call 999. You can delete these messages. On a safer device: https://chat.example.org/chat',
    )
  })

  it('B22: 21610 ends it: nothing is tried again, and what is kept goes', async () => {
    server.answers(({ method }) =>
      method === 'DELETE' ? { status: 204 } : { status: 400, json: { code: 21610, message: 'unsubscribed' } },
    )
    const [asked, more] = [smsFrom('+447700900125', 'my ex follows me'), smsFrom('+447700900125', 'yes')]
    await service.hears(twilioRequest(asked))
    await server.until(1)
    await service.settled()
    expect(server.got.filter(({ method }) => method === 'POST')).toHaveLength(1)
    server.answers(({ method }) => (method === 'DELETE' ? { status: 204 } : { status: 201, json: { sid: 'SMafter' } }))
    await service.hears(twilioRequest(more))
    await server.until(2)
    // nothing was known any more: a yes is a first text
    expect(new URLSearchParams(server.got.findLast(({ method }) => method === 'POST')?.body).get('Body')).toContain(
      'Is it safe',
    )
    await service.settled()
  })
})
