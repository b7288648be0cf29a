import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEMS, ProblemError, toProblemError } from '../../errors.ts'
import type { Counts } from '../../log/counts.ts'
import type { Log } from '../../log/log.ts'
import { type Accepted, StoreGone } from '../../store/store.ts'
import { type Ack, type Adapter, BODY_LIMIT, type Inbound, type RawRequest } from './adapter.ts'
import { isOptOut } from './reading.ts'

export interface WebhookParts {
  readonly adapter: Adapter
  /** keeps an event. @throws StoreGone */
  readonly accept: (inbound: Inbound) => Promise<Accepted>
  /** keeps an event and answers it at once; null where that took too long. @throws StoreGone, Full */
  readonly answer: (inbound: Inbound) => Promise<readonly unknown[] | null>
  /** what is said where nothing can be answered now, in the language that the channel says, emergency help first */
  readonly sorry: (locale: string | null) => readonly string[]
  readonly counts: Counts
  readonly log: Log
}

/** Too much of one conversation waits already. */
export class Full extends Error {
  override readonly name = 'Full'
}

/** When a provider may try again what could not be kept, in seconds. */
const RETRY_AFTER = '5'

/**
 * The route of one provider: what it sends is verified, then kept, and acknowledged only when all of it is kept. Nothing is answered here,
 * but to a sender who waits for it. Whatever goes wrong has an empty body, which tells a stranger nothing; the provider tries again later.
 */
export function webhook(app: FastifyInstance, parts: WebhookParts): void {
  const { adapter, counts, log } = parts

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: adapter.bodyLimit ?? BODY_LIMIT },
      (_, body, done) => done(null, body),
    )
    scope.setErrorHandler(async (error, request, reply) => {
      // the service is stopping, or the request was broken before it came here
      const { code } = toProblemError(error)
      if (code === 'stopping') return unkept(rawRequest(request), reply, 503)
      if (code === 'internal') log.failure('webhook', error)
      if (code === 'too-long') counts.event(adapter.id, 'unreadable')
      return reply.code(PROBLEMS[code].status).send()
    })
    scope.route({
      method: ['GET', 'POST'],
      url: `/webhooks/${adapter.id}`,
      exposeHeadRoute: false,
      handler: (request, reply) => serve(rawRequest(request), reply),
    })
  })

  async function serve(request: RawRequest, reply: FastifyReply): Promise<FastifyReply> {
    const verdict = await adapter.verify(request)
    if (!verdict.ok) {
      counts.event(adapter.id, 'refused')
      return reply.code(verdict.status).send()
    }
    try {
      const inline = adapter.inline?.(request, parts.answer)
      if (inline) return say(reply, await inline)
      let isFull = false
      // one after the other: what somebody sent first is kept first
      for (const inbound of adapter.parse(request)) if ((await parts.accept(inbound)) === 'full') isFull = true
      for (let left = adapter.unread?.(request) ?? 0; left > 0; left--) counts.event(adapter.id, 'unreadable')
      return isFull ? await unkept(request, reply, 429) : say(reply, adapter.ack(request))
    } catch (error) {
      if (error instanceof Full) return unkept(request, reply, 429)
      if (error instanceof ProblemError && error.code === 'bad-request') {
        counts.event(adapter.id, 'unreadable')
        return reply.code(400).send()
      }
      if (!(error instanceof StoreGone)) throw error
      counts.event(adapter.id, 'unkept')
      return unkept(request, reply, 503)
    }
  }

  /** Says so to the person where somebody reads the response, else to the provider, who tries again. */
  async function unkept(request: RawRequest, reply: FastifyReply, status: 429 | 503): Promise<FastifyReply> {
    const said = adapter.sorry ? await sorryTo(request) : null
    return said ? say(reply, said) : reply.code(status).header('retry-after', RETRY_AFTER).send()
  }

  async function sorryTo(request: RawRequest): Promise<Ack | null> {
    if (!(await adapter.verify(request)).ok) return null
    const asking = adapter.parse(request).find((inbound) => !isOver(adapter, inbound))
    return asking ? (adapter.sorry?.(request, parts.sorry(asking.locale)) ?? null) : null
  }
}

/** Whether nothing may be said to it: the channel tells of an end, or a carrier's word asks for it. */
const isOver = ({ id }: Adapter, { kind, text }: Inbound): boolean =>
  kind === 'gone' || kind === 'opt-out' || isOptOut(id, text)

const say = (reply: FastifyReply, { status, type, body }: Ack): FastifyReply => reply.code(status).type(type).send(body)

function rawRequest(request: FastifyRequest): RawRequest {
  const headers: Record<string, string> = {}
  // as they were sent: of a header that must not come twice, Node keeps one
  const { rawHeaders } = request.raw
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? ''
    const value = rawHeaders[i + 1] ?? ''
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value
  }
  return {
    method: request.method,
    url: request.url,
    headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
  }
}
