import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../errors.ts'
import type { Log } from '../log/log.ts'
import { PRIVATE_HEADERS } from './headers.ts'
import type { createRateLimit } from './rate-limit.ts'

export interface Guarded {
  readonly log: Log
  readonly rateLimit: ReturnType<typeof createRateLimit>
  /** milliseconds that only ever grow */
  readonly ticks: () => number
  /** whether a proxy was declared; where one was not, a header that only proxies set is reported once */
  readonly proxyDeclared: boolean
  /** whether the service is ending */
  readonly isStopping: () => boolean
}

/**
 * What holds for every request, whatever its route: the headers, the rate limit of turns, and the end of the service. The last
 * two are told only after the body was read, so that the channel can give people back what they typed.
 */
export function guard(app: FastifyInstance, { log, rateLimit, ticks, proxyDeclared, isStopping }: Guarded): void {
  let toldOfProxy = proxyDeclared

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(PRIVATE_HEADERS)
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) throw new ProblemError('bad-request')
    if (toldOfProxy || request.headers['x-forwarded-for'] === undefined) return
    toldOfProxy = true
    log.warning(
      'A request came with X-Forwarded-For, and TRUST_PROXY is not set. If a proxy stands in front of this service, set TRUST_PROXY to its address: until then the people behind it cannot be told apart, and one of them can use up what is meant for all.',
    )
  })

  app.addHook('preHandler', async (request, reply) => {
    if (isStopping() && request.routeOptions.url !== '/health') {
      reply.header('connection', 'close')
      throw new ProblemError('stopping', { retryAfter: 1 })
    }
    const { turn, limited } = request.routeOptions.config
    if (!turn && !limited) return
    const retryAfter = rateLimit.take(request.ip, ticks())
    if (retryAfter > 0) throw new ProblemError('rate-limited', { retryAfter })
  })
}
