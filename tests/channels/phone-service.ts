import { Live } from '../../src/channels/live.ts'
import type { RawRequest } from '../../src/channels/messaging/adapter.ts'
import { adaptersOf } from '../../src/channels/messaging/adapters.ts'
import { openMessaging } from '../../src/channels/messaging/open.ts'
import { readConfig } from '../../src/config.ts'
import { type Counts, NO_COUNTS } from '../../src/log/counts.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { buildServer } from '../../src/server.ts'
import { world } from '../journeys/person.ts'

/** The service with its messaging channels as main.ts builds it, listening on this machine, with a log that can be read. */
export async function phoneService(environment: Readonly<Record<string, string>>, counts: Counts = NO_COUNTS) {
  const lines: string[] = []
  const { config } = readConfig({ LOG_LEVEL: 'trace', ...environment })
  const content = new Live(contentOf(world))
  const log = createLog(config.logLevel, { write: (line) => void lines.push(line) })
  const adapters = await adaptersOf(config, { content, now: () => new Date() })
  const messaging = await openMessaging({ config, adapters, content, log, counts })
  if (!messaging) throw new Error('no messaging channel is switched on')
  const server = await buildServer({ config, content, log, messaging })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  return {
    /** What a provider sends. */
    async hears({ method, url, headers, body }: RawRequest, more: Record<string, string> = {}) {
      const named = Object.entries({ ...headers, ...more }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as [string, string]],
      )
      const response = await fetch(server.address() + url, {
        method,
        headers: named,
        ...(method === 'POST' && { body: new Uint8Array(body) }),
      })
      return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
    },
    logged: () => lines.join(''),
    /** Until nothing waits to be answered or sent. */
    async settled() {
      for (let i = 0; i < 2000; i++) {
        const waiting = await messaging.waiting()
        if (waiting && waiting.events + waiting.outbox === 0) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error('something waits for ever')
    },
    stop: () => server.stop(0),
  }
}
export type PhoneService = Awaited<ReturnType<typeof phoneService>>
