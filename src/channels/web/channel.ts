import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Conversation, Outcome } from '../../conversation/types.ts'
import { ProblemError } from '../../errors.ts'
import { applyProblem } from '../../http/apply-problem.ts'
import { MAX_TEXT } from '../clean-text.ts'
import type { ChannelDeps } from '../deps.ts'
import { type Asset, readAsset } from './assets.ts'
import { embedRoute } from './embed.ts'
import { readForm, type Sent } from './form.ts'
import { makeFrames } from './frame.ts'
import { assetHeaders, pageHeaders } from './headers.ts'
import { readLate } from './late-body.ts'
import { type ChatView, chatPage } from './page.ts'
import { problemPage } from './problem-page.ts'
import { takeAll, tooLong } from './take.ts'

/** Largest posted page, in bytes. Percent-encoding makes nine of one Arabic letter: MAX_TEXT of them and a token fit. */
export const MAX_BODY = 256 * 1024

/**
 * The page without scripts: GET /chat begins a conversation, each POST is one turn, and the page holds the state. What
 * fails is a page as well, with the emergency help on it.
 */
export async function webChannel(app: FastifyInstance, deps: ChannelDeps): Promise<void> {
  const style = readAsset('chat.css', 'text/css; charset=utf-8')
  const icon = readAsset('icon.svg', 'image/svg+xml')
  const frames = deps.content.derive(({ texts }) => makeFrames(texts, style.path, icon.path))
  const everyOrigin = deps.content.derive(({ partners }) => [...partners.values()].flatMap(({ origins }) => origins))

  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => new URLSearchParams(body),
  )

  app.setErrorHandler(async (error, request, reply) => {
    const fields = request.body instanceof URLSearchParams ? request.body : await readLate(request, MAX_BODY)
    const sent = fields && readForm(fields)
    if (sent) request.wishedLocale = sent.locale
    const problem = deps.fail(error, request)
    // Whose page this stands in is not known without a state, and nothing on it is anybody's secret but the sender's.
    applyProblem(reply, problem).headers(pageHeaders(everyOrigin()))
    return problemPage(problem, sent, frames()(problem.locale))
  })

  app.get<{ Querystring: Record<string, unknown> }>('/chat', { config: { turn: true } }, async (request, reply) => {
    const { lang, partner } = request.query
    const { engine, partners } = deps.content.now
    if (typeof lang === 'string') request.wishedLocale = lang
    const start = {
      locale: deps.localeFor(request.wishedLocale, request.headers['accept-language']),
      partner: typeof partner === 'string' && partners.has(partner) ? partner : null,
      journey: deps.capabilities.journey,
    }
    return page(reply, engine.begin(start, deps.now()), { sent: null, posted: false })
  })

  app.post('/chat', { bodyLimit: MAX_BODY, config: { turn: true } }, async (request, reply) => {
    const sent = readForm(request.body instanceof URLSearchParams ? request.body : new URLSearchParams())
    request.wishedLocale = sent.locale
    if (sent.state === '') throw new ProblemError('state-missing')
    return turn(request, reply, deps.sealer.open(sent.state), sent)
  })

  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/chat',
    handler: async (_request, reply) => {
      reply.header('allow', 'GET, HEAD, POST')
      throw new ProblemError('method-not-allowed')
    },
  })

  app.get('/', async (_request, reply) => reply.redirect('/chat'))

  // A browser that lost its way gets a page; a program gets what the service says to programs.
  app.get('/*', async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return reply.callNotFound()
    throw new ProblemError('not-found')
  })

  embedRoute(app, deps)
  for (const asset of [style, icon]) app.get(asset.path, async (request, reply) => send(asset, request, reply))

  function turn(request: FastifyRequest, reply: FastifyReply, conversation: Conversation, sent: Sent): string {
    const { typed } = sent
    const { engine } = deps.content.now
    if (typed && typed.words.length > MAX_TEXT) {
      const problem = deps.fail(new ProblemError('too-long', { locale: conversation.locale }), request)
      applyProblem(reply, problem)
      const outcome = tooLong(engine, conversation, sent, problem.detail, deps.now())
      return page(reply, outcome, { sent: null, posted: true, emergency: problem.emergency })
    }
    const outcome = takeAll(engine, conversation, sent, deps.now())
    const said = sent.inputs.some((input) => 'text' in input) ? typed : null
    return page(reply, outcome, { sent: said && { words: said.words, to: sent.to }, posted: true })
  }

  function page(reply: FastifyReply, { conversation, turn }: Outcome, view: Omit<ChatView, 'turn' | 'state'>): string {
    const partner = conversation.partner === null ? undefined : deps.content.now.partners.get(conversation.partner)
    reply.headers(pageHeaders(partner?.origins ?? []))
    return chatPage({ ...view, turn, state: deps.sealer.seal(conversation) }, frames()(turn.locale))
  }
}

function send(asset: Asset, request: FastifyRequest, reply: FastifyReply): Buffer {
  const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
  reply.headers(assetHeaders).type(asset.type)
  if (packed) reply.header('content-encoding', 'br')
  return packed ? asset.brotli : asset.body
}
