import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Conversation, Outcome } from '../../conversation/types.ts'
import { ProblemError } from '../../errors.ts'
import { applyProblem } from '../../http/apply-problem.ts'
import { MAX_TEXT } from '../clean-text.ts'
import type { ChannelDeps, Engine } from '../deps.ts'
import { type Asset, readAsset, readScript, readWidgetFile } from './assets.ts'
import { embedRoute } from './embed.ts'
import { readForm, type Sent } from './form.ts'
import { makeFrames } from './frame.ts'
import { assetHeaders, pageHeaders } from './headers.ts'
import { heardAnswer, heardWords } from './heard.ts'
import { infoPages } from './info-pages.ts'
import { readLate } from './late-body.ts'
import { numberOf, readMessage } from './message.ts'
import { packedPage, readsBrotli } from './packing.ts'
import { chatPage } from './page.ts'
import { problemPage } from './problem-page.ts'
import { problemReply, type Reply, turnReply } from './reply.ts'
import { StylesheetMaker } from './stylesheets.ts'
import { takeAll, tooLong } from './take.ts'
import type { ChatView } from './turn-parts.ts'

/** Largest posted page, in bytes. Percent-encoding makes nine of one Arabic letter: MAX_TEXT of them and a token fit. */
export const MAX_BODY = 256 * 1024

/**
 * The page: GET /chat begins a conversation, each POST is one turn, and the page holds the state. What fails is a page as well,
 * with the emergency help on it. The script of the page sends the same forms, here or over /chat/socket, and is answered with
 * the parts of the page that change.
 */
export async function webChannel(app: FastifyInstance, deps: ChannelDeps): Promise<void> {
  const styles = new StylesheetMaker(readWidgetFile('chat.css'))
  const icon = readAsset('icon.svg', 'image/svg+xml')
  const script = readScript('chat')
  const frames = deps.content.derive((content) =>
    makeFrames(content, styles.make(content.partners), { script: script.path, icon: icon.path }),
  )
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
    applyProblem(reply, problem)
    if (isForScript(request)) return problemReply(problem, frames()(problem.locale))
    // In a panel nothing is sent but by the script, so nobody has to frame this page.
    reply.headers(pageHeaders([]))
    return problemPage(problem, sent, frames()(problem.locale))
  })

  app.get<{ Querystring: Record<string, unknown> }>('/chat', { config: { turn: true } }, async (request, reply) => {
    const { lang, partner, frame } = request.query
    const { engine, partners } = deps.content.now
    if (typeof lang === 'string') request.wishedLocale = lang
    const charity = typeof partner === 'string' ? partners.get(partner) : undefined
    const start = {
      locale: deps.localeFor(request.wishedLocale, request.headers['accept-language'], charity?.languages),
      partner: charity?.id ?? null,
      journey: deps.capabilities.journey,
    }
    const outcome = engine.begin(start, deps.now())
    if (isForScript(request))
      return turnReply(view(outcome, { posted: true }), frames()(start.locale, start.partner), '')
    // Opened by itself it is a page like any other.
    const inPanel = frame !== undefined && request.headers['sec-fetch-dest'] !== 'document'
    return packedPage(page(reply, outcome, { posted: false }, inPanel), request, reply)
  })

  app.post('/chat', { bodyLimit: MAX_BODY, config: { turn: true } }, async (request, reply) => {
    const sent = readForm(request.body instanceof URLSearchParams ? request.body : new URLSearchParams())
    request.wishedLocale = sent.locale
    if (isForScript(request)) return answer(sent)
    const conversation = opened(sent)
    if (isTooLong(sent)) {
      const problem = deps.fail(new ProblemError('too-long', { locale: conversation.locale }), request)
      applyProblem(reply, problem)
      const outcome = await taken((engine) => tooLong(engine, conversation, sent, problem.detail, deps.now()))
      return page(reply, outcome, { posted: true, emergency: problem.emergency })
    }
    const outcome = await taken((engine) => takeAll(engine, conversation, sent, deps.now()))
    const { say } = frames()(outcome.turn.locale)
    return page(reply, outcome, { posted: true, heard: heardWords(sent, outcome, say) })
  })

  deps.serveSocket(app, '/chat/socket', {
    origins: everyOrigin,
    answer(text, peer) {
      let wish: string | undefined
      return deps.turnOverSocket<Reply>(peer, {
        wish: () => wish,
        work() {
          const sent = readMessage(text)
          wish = sent.locale
          return answer(sent)
        },
        refuse: (problem) => problemReply(problem, frames()(problem.locale)),
        write: (reply) => JSON.stringify({ id: numberOf(text), ...reply }),
      })
    },
    // A page asks in another way for what does not come soon, unless it hears that it comes.
    waits: (text) => JSON.stringify({ waits: numberOf(text) }),
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
  infoPages(app, deps, frames)

  // A browser that lost its way gets a page; a program gets what the service says to programs.
  app.get('/*', async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return reply.callNotFound()
    throw new ProblemError('not-found')
  })

  for (const asset of [script, icon]) app.get(asset.path, async (request, reply) => send(asset, request, reply))
  app.get('/chat.:hash.css', async (request, reply) => {
    const sheet = styles.at(request.url.split('?')[0] ?? '')
    return sheet ? send(sheet, request, reply) : reply.callNotFound()
  })
  embedRoute(app, deps)
  // Made small and packed when nobody waits for it, instead of when the first person does.
  app.addHook('onListen', async () => {
    for (const asset of [script, styles.plain]) setImmediate(() => asset.brotli)
  })

  /** One turn for the script. @throws ProblemError where it cannot be taken; what was typed is still on the page then */
  function answer(sent: Sent) {
    const conversation = opened(sent)
    if (isTooLong(sent)) throw new ProblemError('too-long', { locale: conversation.locale })
    return taken((engine) => {
      const outcome = takeAll(engine, conversation, sent, deps.now())
      const frame = frames()(outcome.turn.locale, conversation.partner)
      const heard = heardAnswer(sent, outcome, frame.say)
      return turnReply(view(outcome, { posted: true, heard }), frame, sent.locale)
    })
  }

  function taken<T>(take: (engine: Engine) => T): T | Promise<T> {
    return deps.content.now.whenRead(() => take(deps.content.now.engine))
  }

  function opened({ state }: Sent): Conversation {
    if (state === '') throw new ProblemError('state-missing')
    return deps.sealer.open(state)
  }

  function page(
    reply: FastifyReply,
    outcome: Outcome,
    rest: Omit<ChatView, 'turn' | 'state'>,
    inPanel = false,
  ): string {
    const { partner } = outcome.conversation
    const origins = partner === null ? [] : (deps.content.now.partners.get(partner)?.origins ?? [])
    reply.headers(pageHeaders(origins))
    return chatPage(view(outcome, rest), frames()(outcome.turn.locale, partner), inPanel)
  }

  function view({ conversation, turn }: Outcome, rest: Omit<ChatView, 'turn' | 'state'>): ChatView {
    return { ...rest, turn, state: deps.sealer.seal(conversation) }
  }
}

const isTooLong = ({ typed }: Sent): boolean => typed !== null && typed.words.length > MAX_TEXT

/** Whether the script of a page asks, which takes the parts that change, or a browser, which takes whole pages. */
const isForScript = ({ headers }: FastifyRequest): boolean => headers.accept === 'application/json'

function send(asset: Asset, request: FastifyRequest, reply: FastifyReply): Buffer {
  const packed = readsBrotli(request)
  reply.headers(assetHeaders).type(asset.type)
  if (packed) reply.header('content-encoding', 'br')
  return packed ? asset.brotli : asset.body
}
