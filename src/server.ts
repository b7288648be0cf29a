import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { CAPABILITIES, type ChannelId } from './channels/capabilities.ts'
import type { ChannelDeps, Content } from './channels/deps.ts'
import type { Live } from './channels/live.ts'
import type { Messaging } from './channels/messaging/start.ts'
import { type MakeProblem, makeProblems, type Problem } from './channels/problem.ts'
import { CHANNELS } from './channels/registry.ts'
import type { Config } from './config.ts'
import { ProblemError, toProblemError } from './errors.ts'
import { sendProblem } from './http/apply-problem.ts'
import { answerBrokenRequest } from './http/broken-request.ts'
import { guard } from './http/guard.ts'
import { PRIVATE_HEADERS } from './http/headers.ts'
import { chooseLanguage } from './http/language.ts'
import { operations } from './http/operations.ts'
import { createRateLimit, DEFAULT_RATE_LIMIT, type RateLimitOptions } from './http/rate-limit.ts'
import './http/request.ts'
import { turnsOverSockets } from './http/socket-turn.ts'
import { type Silence, sockets } from './http/sockets.ts'
import { NO_COUNTS } from './log/counts.ts'
import type { Log } from './log/log.ts'
import type { Metrics } from './log/prometheus.ts'
import { createSealer } from './sealing/sealer.ts'

/** What a server is built from. */
export interface ServerParts {
  readonly config: Pick<Config, 'keys' | 'trustProxy' | 'operator'>
  /** what is said, which may be replaced while the service runs */
  readonly content: Live<Content>
  readonly log: Log
  /** the messaging channels that are switched on; none when left out */
  readonly messaging?: Messaging
  /** what is counted, and who may read it; nothing and nobody when left out */
  readonly metrics?: { readonly counts: Metrics; readonly token: string }
  /** whether content was offered that may not be shown; never when left out */
  readonly isContentRefused?: () => boolean
  /** the clock; the real one when left out */
  readonly now?: () => Date
  /** milliseconds that only ever grow, for the rate limit; those of the process when left out */
  readonly ticks?: () => number
  readonly rateLimit?: RateLimitOptions
  /** how long a socket may be silent */
  readonly silence?: Silence
  /** adds what only some services have, around the routes of all */
  readonly beside?: (app: FastifyInstance) => void
}

export interface Server {
  readonly app: FastifyInstance
  /** where it listens, as `http://127.0.0.1:8080` */
  address(): string
  /**
   * Ends the service kindly: requests that are being served are finished; for a moment longer new ones still get the
   * emergency card, instead of a browser's error page; then nobody is listening.
   * @param grace how long that moment is, in milliseconds
   */
  stop(grace?: number): Promise<void>
}

const STOP_GRACE = 1_000
/** How long a request that is being served may still take when the service ends, in milliseconds. */
const CLOSE_TIMEOUT = 10_000
/** A slow phone may need more than a minute for a long message. */
const REQUEST_TIMEOUT = 120_000

/**
 * No route has a schema of the framework's kind: requests are read with zod, and replies are held to the published schemas by
 * tests. Its compilers, which it would otherwise load at every start, are never called.
 */
const noSchemas = () => (): never => {
  throw new Error('routes here have no schema')
}

/** Whether the sender went away before all of the request was here: nobody's fault, and nothing to be looked into. */
const isBrokenOff = (error: unknown, { raw }: FastifyRequest): boolean =>
  !raw.complete && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

/** The service, ready to listen. @throws TextMissing when the words of a problem are missing */
export async function buildServer(parts: ServerParts): Promise<Server> {
  const { config, content, log, now = () => new Date() } = parts
  const problems = content.derive(({ texts }) => makeProblems(texts))
  const makeProblem: MakeProblem = (code, locale, extras) => problems()(code, locale, extras)
  const localeFor: ChannelDeps['localeFor'] = (wish, header, offered = content.now.texts.locales) =>
    chooseLanguage(offered, wish, header)
  let stopping = false

  const app = fastify({
    // What the framework logs holds addresses and paths; the one line of a turn is written below.
    logger: false,
    trustProxy: config.trustProxy.length > 0 && [...config.trustProxy],
    requestTimeout: REQUEST_TIMEOUT,
    // The framework would answer for a stopping server without the emergency card.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    // Node would refuse a request that names no host by itself, without the emergency card: it is refused below.
    http: { requireHostHeader: false },
    frameworkErrors: (error, request, reply) => void sendProblem(reply.headers(PRIVATE_HEADERS), fail(error, request)),
    clientErrorHandler: (error, socket) =>
      answerBrokenRequest(error, socket, (code) => makeProblem(code, localeFor(null, undefined))),
  })

  function fail(error: unknown, request: FastifyRequest): Problem {
    const known = isBrokenOff(error, request) ? new ProblemError('bad-request') : error
    const problem = problemOf(known, request.wishedLocale, request.headers['accept-language'])
    request.outcome = problem.code
    return problem
  }

  function problemOf(error: unknown, wish: string | undefined, acceptLanguage: string | undefined): Problem {
    const { code, extras } = toProblemError(error)
    if (code === 'internal') log.failure(code, error)
    return makeProblem(code, localeFor(extras.locale ?? wish, acceptLanguage), extras)
  }

  app.decorateRequest('outcome', 'ok')
  app.decorateRequest('wishedLocale', undefined)

  const ticks = parts.ticks ?? (() => performance.now())
  const rateLimit = createRateLimit(parts.rateLimit)
  // At a quiet time nobody comes whose request would make the last address be forgotten.
  const { rotateAfter } = parts.rateLimit ?? DEFAULT_RATE_LIMIT
  const forgetting = setInterval(rateLimit.forget, rotateAfter).unref()
  app.addHook('onClose', async () => clearInterval(forgetting))
  const counts = parts.metrics?.counts ?? NO_COUNTS

  guard(app, {
    log,
    rateLimit,
    ticks,
    proxyDeclared: config.trustProxy.length > 0,
    isStopping: () => stopping,
  })
  app.setErrorHandler((error, request, reply) => sendProblem(reply, fail(error, request)))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allow = ['GET', 'HEAD', 'POST'].filter((method) => app.hasRoute({ url: path, method }))
    if (allow.length === 0) throw new ProblemError('not-found')
    reply.header('allow', allow.join(', '))
    throw new ProblemError('method-not-allowed')
  })

  const { messaging, metrics = null, isContentRefused = () => false } = parts
  operations(app, { messaging: messaging ?? null, metrics, isContentRefused })
  messaging?.mount(app)

  const serveSocket = await sockets(app, ticks, (error) => log.failure('internal', error), parts.silence)
  parts.beside?.(app)
  for (const [id, channel] of Object.entries(CHANNELS)) {
    const tell = (outcome: string, milliseconds: number) => {
      log.turn(outcome, milliseconds)
      counts.turn(id, outcome, milliseconds)
    }
    const deps: ChannelDeps = {
      content,
      sealer: createSealer(config.keys, id, now),
      capabilities: CAPABILITIES[id as ChannelId],
      now,
      fail,
      localeFor,
      serveSocket,
      turnOverSocket: turnsOverSockets({ rateLimit, ticks, tell, problemOf }),
      operator: config.operator,
    }
    await app.register(async (scope) => {
      scope.addHook('onResponse', async (request, reply) => {
        if (request.routeOptions.config.turn) tell(request.outcome, reply.elapsedTime)
      })
      await channel(scope, deps)
    })
  }
  await app.ready()

  return {
    app,
    address() {
      const bound = app.server.address()
      if (bound === null || typeof bound === 'string') throw new Error('not listening')
      return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`
    },
    async stop(grace = STOP_GRACE) {
      stopping = true
      await new Promise((resolve) => setTimeout(resolve, grace))
      // An upload that hangs must not keep the next start waiting.
      setTimeout(() => app.server.closeAllConnections(), CLOSE_TIMEOUT).unref()
      await app.close()
      await messaging?.stop()
    },
  }
}
