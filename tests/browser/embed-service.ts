import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Content } from '../../src/channels/deps.ts'
import { Live } from '../../src/channels/live.ts'
import { ELSEWHERE } from '../../src/channels/web/elsewhere.ts'
import { readConfig } from '../../src/config.ts'
import { loadWorld } from '../../src/content/world.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { buildServer } from '../../src/server.ts'

const root = join(import.meta.dirname, '../..')

export interface EmbedService {
  /** `http://127.0.0.1:41236` */
  readonly origin: string
  /** where leaving leads, since the real place is not on this machine */
  readonly elsewhere: string
  /** the line for a charity's page; more attributes for its options */
  line(attributes?: string, query?: string): string
  /** every request that came, as method and address */
  readonly asked: string[]
  /** what is wrong with it; nothing when it begins */
  readonly fault: {
    /** milliseconds that each answer takes */
    hang: number
    /** the script of the chat takes this long to say that it is ready, in milliseconds */
    slow: number
    /** it accepts no connection */
    gone: boolean
    /** where leaving leads does not answer */
    stuck: boolean
  }
  stop(): Promise<void>
}

/** The service, for a partner whose site is at `origin`; leaving leads to a page of this machine. */
export async function startEmbedService(origin: string): Promise<EmbedService> {
  const fault = { hang: 0, slow: 0, gone: false, stuck: false }
  const asked: string[] = []
  const weather = createServer((_, reply) => {
    if (fault.stuck) return
    reply.setHeader('content-type', 'text/html').end('<title>Weather</title>Sunny spells')
  })
  weather.listen(0, '127.0.0.1')
  await once(weather, 'listening')
  const elsewhere = `http://127.0.0.1:${(weather.address() as AddressInfo).port}/weather`

  const content = contentOf(loadWorld(root))
  const demo = content.partners.get('demo')
  if (!demo) throw new Error('there is no charity of that name')
  const partners = new Map([['demo', { ...demo, origins: [origin] }]])
  const { config } = readConfig({ LOG_LEVEL: 'silent' })
  const server = await buildServer({
    config,
    content: new Live<Content>({ ...content, partners }),
    log: createLog(config.logLevel, { write: () => {} }),
    beside(app) {
      app.addHook('onRequest', async (request, reply) => {
        asked.push(`${request.method} ${request.url}`)
        // Packed, the address below could not be put in.
        delete request.headers['accept-encoding']
        if (fault.gone) reply.raw.destroy()
        if (fault.slow && request.url.endsWith('.js') && !request.url.startsWith('/embed.js'))
          await new Promise((resolve) => setTimeout(resolve, fault.slow))
        if (fault.hang) await new Promise((resolve) => setTimeout(resolve, fault.hang))
      })
      app.addHook('onSend', async (request, reply, payload) => {
        if (!/^\/(?:embed\.js|chat(?:\?|$))/.test(request.url)) return payload
        reply.removeHeader('content-length')
        return String(payload).replaceAll(ELSEWHERE, elsewhere)
      })
    },
  })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const own = server.address()
  return {
    origin: own,
    elsewhere,
    asked,
    fault,
    line: (attributes = 'data-partner="demo"', query = '') =>
      `<script async src="${own}/embed.js${query}" ${attributes}></script>`,
    async stop() {
      server.app.server.closeAllConnections()
      await server.stop(0)
      weather.closeAllConnections()
      weather.close()
    },
  }
}
