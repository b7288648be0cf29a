import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Adapter, RawRequest } from '../../src/channels/messaging/adapter.ts'
import { type PhoneService, phoneService } from './phone-service.ts'
import type { Got, Provider, Reply } from './provider.ts'
import { Texting } from './texting.ts'

/** A channel with a stand-in for its provider's server, and how its requests look. */
export interface Case {
  readonly adapter: Adapter
  readonly provider: Provider
  /** what switches it on */
  readonly environment: Readonly<Record<string, string>>
  /** different people who may be answered */
  addressOf(n: number): string
  /** somebody writes; `signedWith` another secret than the right one */
  request(from: string, text: string, id?: string, signedWith?: string): RawRequest
  /** a signed request that says nothing that could be read */
  unreadable(): RawRequest
  /** somebody sends a picture */
  picture(from: string, caption: string): RawRequest
  /** the words of a message that the provider was given to send */
  textsOf(got: Got): readonly string[]
  recipientOf(got: Got): string
  /** how the provider says that it took a message */
  readonly success: unknown
  /** how the provider says that a message can never be sent, with what must not be told on */
  readonly refusal: Exclude<Reply, null>
  /** whether it can erase what was said */
  readonly erases: boolean
  /** the status for whoever did not sign right; 403 when left out */
  readonly refuses?: 401 | 403
  /** whether the signature covers the words; true when left out */
  readonly signsBody?: boolean
  /** what is asked first, and an answer with which it goes on; the question whether it is safe, and yes, when left out */
  readonly opening?: string
  readonly answer?: string
  /** whether a carrier's word ends it; true when left out */
  readonly ends?: boolean
}

const WORDS = 'zebra77 Quentin'

/** What every channel holds to. */
export function adapterContract(name: string, open: () => Promise<Case>): void {
  describe(`${name}, as every channel`, () => {
    let one: Case
    let ok: (got: Got) => Reply
    beforeAll(async () => {
      one = await open()
      ok = ({ method }) => (method === 'DELETE' ? { status: 204 } : { status: 201, json: one.success })
    })
    afterAll(() => one.provider.close())
    beforeEach(() => {
      one.provider.got.length = 0
      one.provider.answers(ok)
    })
    const inboundOf = (request: RawRequest) => one.adapter.parse(request)
    const refOf = () => inboundOf(one.request(one.addressOf(1), 'hi'))[0]?.ref

    it('lets in what its provider signed, and nothing that was changed or signed by somebody else', async () => {
      const request = one.request(one.addressOf(1), `he won’t stop 🙂 £5 & "more" + 100% ${WORDS}`)
      expect(await one.adapter.verify(request)).toEqual({ ok: true })
      const changed = Buffer.from(request.body)
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
      const refused = [
        ...(one.signsBody === false
          ? []
          : [
              { ...request, body: changed },
              { ...request, method: 'GET', body: new Uint8Array() },
            ]),
        { ...request, headers: {} },
        { ...request, headers: Object.fromEntries(Object.keys(request.headers).map((key) => [key, 'x'])) },
        one.request(one.addressOf(1), 'hi', undefined, 'another secret'),
      ]
      const { refuses = 403 } = one
      for (const other of refused) expect(await one.adapter.verify(other)).toEqual({ ok: false, status: refuses })
    })

    it('reads who wrote what, cleaned, under the id of the provider', () => {
      const [event] = inboundOf(one.request(one.addressOf(1), 'he is\u202e out\u200bside 🙂', 'id-1'))
      expect(event).toMatchObject({
        address: one.addressOf(1),
        eventId: 'id-1',
        kind: 'message',
        text: 'he is outside 🙂',
        payload: null,
      })
      expect(JSON.parse(JSON.stringify(event))).toEqual(event)
      const [long] = inboundOf(one.request(one.addressOf(1), 'a'.repeat(30_000)))
      expect(long?.text.length).toBe(20_000)
    })

    it('keeps nothing of a request but what a conversation needs', () => {
      const [event] = inboundOf(one.request(one.addressOf(1), 'hi'))
      expect(JSON.stringify(event)).not.toContain('Canary')
      expect(Object.keys(event ?? {}).sort()).toEqual(
        ['address', 'eventId', 'kind', 'locale', 'payload', 'ref', 'sentAt', 'text'].sort(),
      )
    })

    it('refuses what cannot be read', () => {
      expect(() => inboundOf(one.unreadable())).toThrow('bad-request')
    })

    it('hears that there is a picture, and never fetches it', () => {
      expect(inboundOf(one.picture(one.addressOf(1), 'he did this'))).toMatchObject([
        { kind: 'unsupported', text: 'he did this' },
      ])
      expect(inboundOf(one.picture(one.addressOf(1), ''))).toMatchObject([{ kind: 'unsupported', text: '' }])
      expect(one.provider.got).toEqual([])
    })

    it('shows the same twice, as plain JSON', () => {
      const { last } = new Texting(one.adapter.id).types('he is outside my door now')
      for (const show of last.show) {
        const payloads = one.adapter.render(show, refOf())
        expect(payloads).toEqual(one.adapter.render(show, refOf()))
        expect(JSON.parse(JSON.stringify(payloads))).toEqual(payloads)
      }
    })

    it('sends what was made, to who wrote', async () => {
      const [payload] = one.adapter.render({ kind: 'lines', locale: 'en', lines: ['Done. £5'] }, refOf())
      expect(await one.adapter.send(payload, refOf())).toHaveProperty('sent')
      expect(one.provider.got.map(one.textsOf)).toEqual([['Done. £5']])
      expect(one.provider.got.map(one.recipientOf)).toEqual([one.addressOf(1)])
    })

    it('knows what may work later from what never will, and tells no word and no number', async () => {
      const [payload] = one.adapter.render({ kind: 'lines', locale: 'en', lines: [WORDS] }, refOf())
      const become = async (reply: Reply) => {
        one.provider.answers(() => reply)
        return one.adapter.send(payload, refOf())
      }
      expect(await become({ status: 500 })).toEqual({ later: true })
      expect(await become({ status: 503, json: { code: 1 } })).toEqual({ later: true })
      expect(await become({ status: 429, headers: { 'retry-after': '7' } })).toEqual({ later: true, afterMs: 7000 })
      // nobody waits for a day
      expect(await become({ status: 429, headers: { 'retry-after': '86400' } })).toEqual({
        later: true,
        afterMs: 600_000,
      })
      expect(await become({ status: 401 })).toEqual({ later: true, credentials: true })
      expect(await become(null)).toEqual({ later: true })
      // credentials are sent nowhere else
      expect(await become({ status: 307, headers: { location: `${one.provider.origin}/elsewhere` } })).toEqual({
        later: true,
      })
      expect(one.provider.got.every(({ path }) => !path.includes('elsewhere'))).toBe(true)
      const refused = await become(one.refusal)
      expect(refused).toEqual({ refused: expect.stringMatching(/^(?:twilio|whatsapp|bots)-\d{3,6}$/) })
    })

    it('erases what was said at the provider, where that can be done', async () => {
      expect(await one.adapter.forget(refOf(), ['SMout1 SMin1'])).toEqual(
        one.erases ? { left: [], erased: 3, refused: 0 } : { cannot: true },
      )
      expect(one.provider.got.map(({ method }) => method)).toEqual(one.erases ? ['DELETE', 'DELETE', 'DELETE'] : [])
      if (!one.erases) return
      one.provider.answers(({ path }) =>
        path.includes('SMout1') ? { status: 400, json: { code: 20009 } } : { status: 404 },
      )
      expect(await one.adapter.forget(refOf(), ['SMout1 SMin1'])).toEqual({ left: ['SMout1'], erased: 2, refused: 0 })
    })

    describe('in the service', () => {
      let service: PhoneService
      beforeAll(async () => {
        service = await phoneService(one.environment)
      })
      afterAll(() => service.stop())
      const texts = () =>
        one.provider.got
          .filter(({ method }) => method === 'POST')
          .flatMap((got) => one.textsOf(got).map((text) => text))

      it('acknowledges, answers once, in order, and again after the same event came again (8)', async () => {
        const first = one.request(one.addressOf(2), 'hi')
        expect(await service.hears(first)).toMatchObject({ status: 200 })
        await one.provider.until(1)
        for (let i = 0; i < 3; i++) expect(await service.hears(first)).toMatchObject({ status: 200 })
        await service.hears(one.request(one.addressOf(2), one.answer ?? 'yes'))
        await one.provider.until(2)
        await service.settled()
        expect(texts().filter((text) => text.includes(one.opening ?? 'Is it safe to message you here?'))).toHaveLength(
          1,
        )
        expect(texts().at(-1)).toContain('Are you in danger right now?')
      })

      it('tells a stranger nothing', async () => {
        const reply = await service.hears(one.request(one.addressOf(3), 'hi', undefined, 'another secret'))
        expect(reply).toMatchObject({ status: one.refuses ?? 403, body: '' })
        expect(await service.hears(one.unreadable())).toMatchObject({ status: 400, body: '' })
        await service.settled()
        expect(one.provider.got).toEqual([])
      })

      it('LEAVE ends it here and at the provider, with one word', async () => {
        await service.hears(one.request(one.addressOf(4), 'hi', 'leaving-1'))
        await one.provider.until(1)
        await service.settled()
        await service.hears(one.request(one.addressOf(4), 'LEAVE', 'leaving-2'))
        await one.provider.until(2)
        await service.settled()
        expect(texts().at(-1)).toBe('Done.')
        const erased = one.provider.got.filter(({ method }) => method === 'DELETE').map(({ path }) => path)
        if (one.erases) for (const id of ['leaving-1', 'leaving-2', 'SMok']) expect(erased.join()).toContain(id)
        else expect(erased).toEqual([])
      })

      it('STOP sends nothing more where a carrier takes it (11, B22)', async ({ skip }) => {
        if (one.ends === false) skip('no carrier stands between')
        await service.hears(one.request(one.addressOf(5), 'STOP'))
        await service.settled()
        expect(texts()).toEqual([])
      })

      it('a picture is answered in words', async () => {
        await service.hears(one.picture(one.addressOf(6), ''))
        await one.provider.until(1)
        await service.settled()
        expect(texts()[0]).toMatch(/^In danger now\? Call 999\. I can only read words/)
        expect(one.provider.got.every(({ method }) => method === 'POST')).toBe(true)
      })

      it('15, B33: no word and no number of anybody in a log, whatever fails', async () => {
        const before = service.logged().length
        const from = one.addressOf(7)
        one.provider.answers(() => one.refusal)
        await service.hears(one.request(from, WORDS))
        await one.provider.until(1)
        await service.settled()
        one.provider.answers(() => null)
        await service.hears(one.request(from, `yes ${WORDS}`))
        await one.provider.until(2)
        one.provider.answers(ok)
        await service.settled()
        await service.hears(one.request(from, `${WORDS} he is outside my door now`, undefined, 'another secret'))
        await service.hears({ ...one.request(from, WORDS), body: Buffer.from(WORDS) })
        await service.hears(one.request(from, `${WORDS} he is outside my door now`))
        await one.provider.until(4)
        await service.settled()
        const logged = service.logged().slice(before)
        expect(logged).not.toBe('')
        expect(logged).not.toMatch(/zebra77|quentin|canary|7700900|outside/i)
        expect(logged).not.toContain(from.replace('+', ''))
        for (const secret of Object.values(one.environment))
          if (!secret.startsWith('http')) expect(logged).not.toContain(secret)
      })
    })
  })
}
