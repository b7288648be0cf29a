import type { Content } from '../../src/channels/deps.ts'
import { Live } from '../../src/channels/live.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { buildServer, type Server } from '../../src/server.ts'
import { theWorld } from '../content.ts'

/** The service, listening, for the charity of the demonstration whose site is at `origin`. */
export async function startService(origin: string): Promise<Server> {
  const content = contentOf(theWorld())
  const demo = content.partners.get('demo')
  if (!demo) throw new Error('partners/demo.yaml is missing')
  const partners = new Map([['demo', { ...demo, origins: [origin] }]])
  const { config } = readConfig({ LOG_LEVEL: 'silent' })
  const server = await buildServer({
    config,
    content: new Live<Content>({ ...content, partners }),
    log: createLog(config.logLevel, { write: () => {} }),
  })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  return server
}
