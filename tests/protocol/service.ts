import { fileURLToPath } from 'node:url'
import type { Engine } from '../../src/channels/deps.ts'
import { Live } from '../../src/channels/live.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { loadWorld, type World } from '../../src/content/world.ts'
import type { RateLimitOptions } from '../../src/http/rate-limit.ts'
import type { Silence } from '../../src/http/sockets.ts'
import { createLog } from '../../src/log/log.ts'
import type { Input, Turn } from '../../src/messages/message.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { buildServer, type Server } from '../../src/server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let loaded: Promise<World> | undefined
/** How long reading the content or starting a process may take on a machine that is busy with everything else, in ms. */
export const PATIENCE = 60_000

/** The real content, loaded once for a file of tests. */
export const theWorld = (): Promise<World> => (loaded ??= Promise.resolve(loadWorld(root)))

export type TurnReply = Turn & { readonly state: string; readonly id?: string | number }
export interface Reply<T> {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: T
}

export interface Service extends Server {
  /** One message to the conversation, without a socket. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into replies of every shape
  send<T = any>(body: unknown, headers?: Record<string, string>): Promise<Reply<T>>
  begin(locale?: string): Promise<TurnReply>
  input(state: string, input: Input): Promise<TurnReply>
  /** every line that was logged, as text */
  logged(): string
  /** moves the clock of the service */
  pass(seconds: number): void
}

export interface ServiceOptions {
  readonly environment?: Record<string, string>
  readonly engine?: Partial<Engine>
  /** other content than the product's own */
  readonly world?: World
  readonly rateLimit?: RateLimitOptions
  readonly silence?: Silence
  /** the address from which everything is sent; this machine when left out */
  readonly remoteAddress?: string
  /** the clock; one that stands still and can be moved by `pass` when left out */
  readonly now?: () => Date
}

/** The service as main.ts builds it, over the real content, with a clock that stands still and a log that can be read. */
export async function service(options: ServiceOptions = {}): Promise<Service> {
  const content = contentOf(options.world ?? (await theWorld()))
  const lines: string[] = []
  let now = Date.parse('2026-11-26T10:00:00Z')
  const { config }: { config: Config } = readConfig({ LOG_LEVEL: 'trace', ...options.environment })
  const server = await buildServer({
    config,
    content: new Live({ ...content, engine: { ...content.engine, ...options.engine } }),
    log: createLog(config.logLevel, { write: (line) => void lines.push(line) }),
    now: options.now ?? (() => new Date(now)),
    ticks: () => now,
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
    ...(options.silence && { silence: options.silence }),
  })
  const send: Service['send'] = async (body, headers = {}) => {
    const {
      statusCode,
      headers: replied,
      payload,
    } = await server.app.inject({
      method: 'POST',
      url: '/api/conversation',
      ...(options.remoteAddress && { remoteAddress: options.remoteAddress }),
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: statusCode, headers: replied, body: JSON.parse(payload) }
  }
  const turn = async (body: unknown): Promise<TurnReply> => {
    const reply = await send<TurnReply>(body)
    if (reply.status !== 200) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  return {
    ...server,
    send,
    begin: (locale) => turn(locale === undefined ? {} : { locale }),
    input: (state, input) => turn({ state, input }),
    logged: () => lines.join(''),
    pass: (seconds) => {
      now += seconds * 1000
    },
  }
}
