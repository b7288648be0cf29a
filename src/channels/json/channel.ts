import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Outcome } from '../../conversation/types.ts'
import { ProblemError } from '../../errors.ts'
import { sendProblem } from '../../http/apply-problem.ts'
import type { ChannelDeps } from '../deps.ts'
import { echoedId, hints, type ReadRequest, readRequest } from './read-request.ts'

/** Largest body of a request, in bytes. */
const MAX_BODY = 64 * 1024

/** The public JSON protocol: one request is one turn, and the client holds the state. */
export async function jsonChannel(app: FastifyInstance, deps: ChannelDeps): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => parseJson(body),
  )

  app.setErrorHandler((error, request, reply) => {
    const id = echoedId(request.body)
    request.wishedLocale = languageOf(request.body)
    return sendProblem(reply, { ...deps.fail(error, request), ...(id !== undefined && { id }) })
  })

  app.post('/api/conversation', { bodyLimit: MAX_BODY, config: { turn: true } }, async (request) => {
    const reply = await converse(readRequest(request.body), request.headers['accept-language'])
    const id = echoedId(request.body)
    return { ...(id !== undefined && { id }), ...reply }
  })

  deps.serveSocket(app, '/api/conversation/socket', {
    origins: () => [...deps.content.now.partners.values()].flatMap(({ origins }) => origins),
    answer(text, peer) {
      const body = parsed(text)
      const id = echoedId(body)
      return deps.turnOverSocket<object>(peer, {
        wish: () => languageOf(body),
        work() {
          if (body === undefined) throw new ProblemError('bad-json')
          return converse(readRequest(body), peer.acceptLanguage)
        },
        refuse: (problem) => problem,
        write: (reply) => JSON.stringify({ ...(id !== undefined && { id }), ...reply }),
      })
    },
  })

  app.get('/api/openapi.json', async () => (await import('./openapi.ts')).openApi())

  /** The language for a problem: the one asked for, or that of the conversation, where it can be opened. */
  function languageOf(body: unknown): string | undefined {
    const { locale, state } = hints(body)
    if (locale !== undefined || state === undefined) return locale
    try {
      return deps.sealer.open(state).locale
    } catch {
      return undefined
    }
  }

  /** One turn, with the state that it leaves. */
  function converse(request: ReadRequest, acceptLanguage: string | undefined) {
    return deps.content.now.whenRead(() => {
      const { conversation, turn } = outcomeOf(request, acceptLanguage)
      return { state: deps.sealer.seal(conversation), ...turn }
    })
  }

  function outcomeOf(request: ReadRequest, acceptLanguage: string | undefined): Outcome {
    const { engine, partners } = deps.content.now
    if ('input' in request) return engine.take(deps.sealer.open(request.state), request.input, deps.now())
    const { locale, partner = null } = request.start
    if (partner !== null && !partners.has(partner)) throw new ProblemError('unknown-partner')
    const start = {
      locale: deps.localeFor(locale, acceptLanguage, partners.get(partner ?? '')?.languages),
      partner,
      journey: deps.capabilities.journey,
    }
    return engine.begin(start, deps.now())
  }
}

function parseJson(text: string): unknown {
  const body = parsed(text)
  if (body === undefined) throw new ProblemError('bad-json')
  return body
}

/** What the text says, or undefined, which JSON cannot say. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
