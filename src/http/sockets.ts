import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { ProblemError } from '../errors.ts'

/** Largest message, in bytes: as much as a body in the JSON protocol. */
const MAX_MESSAGE = 64 * 1024
/** Replies that a client does not read, in bytes, before the line to it is cut. */
const MAX_UNREAD = 1024 * 1024
/** Sockets at once; whoever comes then is served over HTTP, which needs nothing between two turns. */
const MAX_SOCKETS = 20_000
/** Messages of one socket that may be refused, since there were too many, before it is closed. */
const MAX_REFUSED = 20
/** How long the other end may take to say that it closes as well, in milliseconds. */
const CLOSE_TIMEOUT = 2_000

/** How long a socket may be silent, and how often that is looked at, in milliseconds. A client comes back when it has something to say. */
export interface Silence {
  readonly longest: number
  readonly look: number
}
const SILENCE: Silence = { longest: 5 * 60_000, look: 30_000 }

/** Codes of RFC 6455, 7.4.1. */
const CLOSE = { done: 1000, goingAway: 1001, notText: 1003, tooMany: 1008, failed: 1011 } as const

/** Who is at the other end of a socket, as far as a turn needs to know. Small: there is one for each socket that is open. */
export interface Peer {
  readonly address: string
  readonly acceptLanguage: string | undefined
  /** how many of its messages were refused because there were too many */
  refused: number
}

/** What answers the messages of one route. */
export interface Line {
  /** Origins whose pages may open it, beside this service's own and programs that name none. */
  readonly origins: () => readonly string[]
  /** The reply to one message, a promise of it only where it has to wait. What it throws closes the socket. */
  readonly answer: (message: string, peer: Peer) => string | Promise<string>
  /** What is said at once to a message whose reply has to wait; nothing when left out. */
  readonly waits?: (message: string) => string
}

/** Opens a route to sockets: `serve('/chat/socket', line)`. */
export type ServeSocket = (app: FastifyInstance, path: string, line: Line) => void

interface Open extends Peer {
  readonly line: Line
  /** when something came last, in milliseconds that only grow */
  heard: number
  /** settles when the replies are sent that had to wait; null where none did */
  sending: Promise<void> | null
}

/**
 * Sockets for all channels: messages of one socket are answered one after the other, in the order in which they came. An answer is made
 * at once but for those that have to wait, which the next ones are sent after. Nothing is kept between two messages but who is there.
 * Register before the routes.
 * @param failed tells the log of an error that nobody caught
 */
export async function sockets(
  app: FastifyInstance,
  ticks: () => number,
  failed: (error: unknown) => void,
  silence: Silence = SILENCE,
): Promise<ServeSocket> {
  const open = new Map<WebSocket, Open>()

  await app.register(websocket, {
    // One message of a socket a turn of the loop: nobody's thousand messages keep the others waiting.
    options: { maxPayload: MAX_MESSAGE, allowSynchronousEvents: false },
    // A line that breaks is nobody's mistake.
    errorHandler: (_error, socket) => socket.terminate(),
    preClose(done) {
      clearInterval(timer)
      for (const socket of open.keys()) socket.close(CLOSE.goingAway)
      // A phone in a tunnel does not answer, and nobody waits for it.
      setTimeout(() => {
        for (const socket of open.keys()) socket.terminate()
      }, CLOSE_TIMEOUT).unref()
      app.websocketServer.close()
      done()
    },
  })

  const timer = setInterval(() => {
    const now = ticks()
    for (const [socket, { heard }] of open) if (now - heard > silence.longest) socket.close(CLOSE.done)
  }, silence.look).unref()

  function onMessage(this: WebSocket, data: Buffer, isBinary: boolean): void {
    const one = open.get(this)
    if (!one || this.readyState !== this.OPEN) return
    one.heard = ticks()
    try {
      if (isBinary) this.close(CLOSE.notText)
      else reply(this, one, data.toString())
      if (one.refused > MAX_REFUSED) this.close(CLOSE.tooMany)
    } catch (error) {
      fail(this, error)
    }
  }
  function reply(socket: WebSocket, one: Open, message: string): void {
    const answer = one.line.answer(message, one)
    const { waits } = one.line
    if (typeof answer !== 'string' && waits) send(socket, waits(message))
    if (typeof answer === 'string' && one.sending === null) send(socket, answer)
    else sendLater(socket, one, answer)
  }
  function sendLater(socket: WebSocket, one: Open, answer: string | Promise<string>): void {
    const sending = inOrder(socket, one.sending, answer).finally(() => {
      if (one.sending === sending) one.sending = null
    })
    one.sending = sending
  }
  /** Sends an answer after those before it. Never rejects. */
  async function inOrder(socket: WebSocket, before: Promise<void> | null, answer: string | Promise<string>) {
    try {
      const [text] = await Promise.all([answer, before])
      send(socket, text)
    } catch (error) {
      fail(socket, error)
    }
  }
  function send(socket: WebSocket, text: string): void {
    // whoever waited may have gone
    if (socket.readyState !== socket.OPEN) return
    socket.send(text)
    if (socket.bufferedAmount > MAX_UNREAD) socket.terminate()
  }
  function fail(socket: WebSocket, error: unknown): void {
    failed(error)
    socket.close(CLOSE.failed)
  }
  function onClose(this: WebSocket): void {
    open.delete(this)
  }

  return (routes, path, line) =>
    routes.route({
      method: 'GET',
      url: path,
      config: { limited: true },
      preValidation: async (request) => {
        if (!isAllowed(request, line.origins())) throw new ProblemError('foreign-origin')
        if (open.size >= MAX_SOCKETS) throw new ProblemError('rate-limited', { retryAfter: 60 })
      },
      handler: async (_request, reply) => {
        reply.header('upgrade', 'websocket')
        throw new ProblemError('upgrade-required')
      },
      wsHandler: (socket, { ip, headers }) => {
        const who: Peer = { address: ip, acceptLanguage: headers['accept-language'], refused: 0 }
        open.set(socket, { ...who, line, heard: ticks(), sending: null })
        socket.on('message', onMessage)
        socket.on('close', onClose)
      },
    })
}

/** Browsers name the page that opens a socket, and ask nobody. A page of ours names the host that it was asked for. */
function isAllowed({ headers, host }: FastifyRequest, origins: readonly string[]): boolean {
  const { origin } = headers
  if (origin === undefined || origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
