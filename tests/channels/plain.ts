import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CAPABILITIES } from '../../src/channels/capabilities.ts'
import type { Adapter, Inbound, RawRequest } from '../../src/channels/messaging/adapter.ts'
import { forgetEach } from '../../src/channels/messaging/forget-each.ts'
import { ProblemError } from '../../src/errors.ts'
import { plainText } from '../../src/messages/plain-text.ts'

/**
 * A provider as plain as it can be: JSON in, signed with a secret; texts out, one request each. What every messaging channel shares is tried
 * with it, since no channel of the product is as small.
 */
const SECRET = 'the secret of a plain provider'
const SIGNATURE = 'x-signature'
/** asks for the answer in the response */
const WAITS = 'x-waits'
/** asks to be told in the response where nothing can be kept */
const READS = 'x-reads'

export interface PlainEvent {
  readonly from: string
  readonly id: string
  readonly text: string
  readonly kind?: Inbound['kind']
}
interface PlainRef {
  readonly to: string
}
interface PlainPayload {
  readonly text: string
}

const sign = (body: Uint8Array): Buffer => createHmac('sha256', SECRET).update(body).digest()

/** What is sent to the webhook of a service, signed as it should be. @param events or a body that holds none */
export function plainRequest(events: readonly PlainEvent[] | string, more: Record<string, string> = {}) {
  const body = Buffer.from(typeof events === 'string' ? events : JSON.stringify({ events }))
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', [SIGNATURE]: sign(body).toString('hex'), ...more },
    body,
  } as const
}
export const WAITING = { [WAITS]: '1' }
export const READING = { [READS]: '1' }

/** The adapter. @param origin of its provider, as `http://127.0.0.1:1234` */
export function createPlainAdapter(origin: string): Adapter<PlainRef, PlainPayload> {
  const eventsIn = ({ body }: RawRequest): readonly PlainEvent[] => {
    try {
      return JSON.parse(Buffer.from(body).toString()).events
    } catch {
      throw new ProblemError('bad-request')
    }
  }
  const inbound = ({ from, id, text, kind = 'message' }: PlainEvent): Inbound<PlainRef> => ({
    address: from,
    eventId: id,
    sentAt: null,
    kind,
    text,
    payload: null,
    locale: null,
    ref: { to: from },
  })
  const answered = (texts: readonly string[]) => ({
    status: 200,
    type: 'application/json',
    body: JSON.stringify({ texts }),
  })
  return {
    id: 'sms',
    capabilities: { ...CAPABILITIES.sms, asksIfSafe: false },
    settings: { sends: 'SECRET_OF_PLAIN', hears: 'SECRET_OF_PLAIN' },
    async verify({ headers, body }) {
      const given = Buffer.from(headers[SIGNATURE] ?? '', 'hex')
      const wanted = sign(body)
      return given.length === wanted.length && timingSafeEqual(given, wanted)
        ? { ok: true }
        : { ok: false, status: 401 }
    },
    parse: (request) => eventsIn(request).map(inbound),
    ack: () => answered([]),
    inline(request, answer) {
      if (request.headers[WAITS] === undefined) return null
      return (async () => {
        const texts: string[] = []
        for (const event of eventsIn(request))
          texts.push(...((await answer(inbound(event))) ?? []).map(({ text }) => text))
        return answered(texts)
      })()
    },
    sorry: ({ headers }, lines) => (headers[READS] === undefined ? null : answered(lines)),
    render: (outbound) => [{ text: outbound.kind === 'turn' ? plainText(outbound.turn) : outbound.lines.join('\n') }],
    async send({ text }, { to }) {
      try {
        const reply = await fetch(`${origin}/texts`, { method: 'POST', body: JSON.stringify({ to, text }) })
        if (reply.status === 410) return { optedOut: true }
        if (reply.status === 400) return { refused: 'bad-number' }
        if (!reply.ok) return { later: true, afterMs: 50 }
        const { id } = (await reply.json()) as { id: string }
        return { sent: id }
      } catch {
        return { later: true }
      }
    },
    forget: (_ref, sent) =>
      forgetEach(sent, async (id) => {
        const reply = await fetch(`${origin}/texts/${id}`, { method: 'DELETE' }).catch(() => null)
        return reply?.ok ? 'erased' : 'later'
      }),
  }
}

/** Instead of a status: it takes the request and says nothing. */
export const NEVER = 0

/** One text that the provider took, in the order in which it came. */
export interface Taken {
  readonly id: string
  readonly to: string
  readonly text: string
}

/** The provider: a server on this machine that writes down what it is sent. */
export interface PlainProvider {
  readonly origin: string
  readonly taken: readonly Taken[]
  readonly erased: ReadonlySet<string>
  /** what it answers next to a text for an address, or to a wish to erase (`erase`); 200 when nothing is left */
  answerNext(to: string, ...statuses: number[]): void
  /** the texts that went to an address, once there are so many */
  received(to: string, count: number): Promise<readonly string[]>
  close(): Promise<void>
}

export async function plainProvider(): Promise<PlainProvider> {
  const taken: Taken[] = []
  const erased = new Set<string>()
  const planned = new Map<string, number[]>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.method === 'DELETE') {
      const status = planned.get('erase')?.shift() ?? 200
      if (status === NEVER) return
      if (status === 200) erased.add(request.url?.split('/').at(-1) ?? '')
      response.writeHead(status).end()
      return
    }
    const { to, text } = JSON.parse(Buffer.concat(chunks).toString())
    const status = planned.get(to)?.shift() ?? 200
    const id = `t${taken.length + 1}`
    if (status === 200) taken.push({ id, to, text })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ id }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const to = (address: string) => taken.filter((one) => one.to === address).map(({ text }) => text)
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    erased,
    answerNext: (address, ...statuses) => planned.set(address, [...(planned.get(address) ?? []), ...statuses]),
    async received(address, count) {
      while (to(address).length < count) await new Promise((resolve) => setTimeout(resolve, 10))
      return to(address)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
