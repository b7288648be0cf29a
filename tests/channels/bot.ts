import { fileURLToPath } from 'node:url'
import { Live } from '../../src/channels/live.ts'
import { adaptersOf } from '../../src/channels/messaging/adapters.ts'
import { createMessaging } from '../../src/channels/messaging/start.ts'
import { readConfig } from '../../src/config.ts'
import { loadWorld, type World } from '../../src/content/world.ts'
import { NO_COUNTS } from '../../src/log/counts.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { buildServer } from '../../src/server.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import type { AnyActivity, BotService, Received, Signing } from './bot-service.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let loaded: World | undefined
export const theWorld = (): World => (loaded ??= loadWorld(root))

/** The service with its bot, listening, beside an Azure of its own. */
export interface Bot {
  readonly url: string
  readonly store: Store
  /** one request, signed as Azure signs */
  post(activity: AnyActivity | string, signing?: Signing): Promise<Response>
  /** Posts an activity and waits for what is sent for it. @returns the messages, once the last has come that holds a question */
  say(more?: AnyActivity): Promise<Received[]>
  /** waits until so many messages in all have been sent */
  received(count: number): Promise<readonly Received[]>
  logged(): string
  stop(): Promise<void>
}

export async function startBot(azure: BotService, environment: Record<string, string> = {}): Promise<Bot> {
  const { config } = readConfig({ LOG_LEVEL: 'trace', ...azure.environment, ...environment })
  const lines: string[] = []
  const log = createLog(config.logLevel, { write: (line) => void lines.push(line) })
  const content = new Live(contentOf(theWorld()))
  const now = () => new Date()
  const store = createMemoryStore({ replicas: 1 })
  const messaging = createMessaging({
    adapters: await adaptersOf(config, { content, now }),
    store,
    keys: config.keys,
    content,
    log,
    counts: NO_COUNTS,
    now,
  })
  const server = await buildServer({ config, content, log, messaging })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const url = server.address()

  const post: Bot['post'] = async (activity, signing) =>
    fetch(`${url}/webhooks/botframework`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await azure.token(signing)}` },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    })
  return {
    url,
    store,
    post,
    async say(more = {}) {
      const before = azure.received.length
      const response = await post(azure.activity(more))
      if (response.status !== 200) throw new Error(`answered ${response.status}`)
      await settled(store, () => azure.received.length > before)
      return azure.received.slice(before)
    },
    async received(count) {
      await until(() => azure.received.length >= count)
      return azure.received
    },
    logged: () => lines.join(''),
    async stop() {
      await server.stop(0)
    },
  }
}

/** Waits until it holds. @throws after 50 seconds */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 50_000; Date.now() < end; ) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('waited for nothing')
}

/** Waits until everything that was kept is answered and sent. */
export const settled = (store: Store, alsoHolds: () => boolean = () => true): Promise<void> =>
  until(async () => {
    const { events, outbox } = await store.waiting()
    return events + outbox === 0 && alsoHolds()
  })
