import type { Content } from '../../src/channels/deps.ts'
import type { Live } from '../../src/channels/live.ts'
import { openMessaging } from '../../src/channels/messaging/open.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log/log.ts'
import { createMetrics } from '../../src/log/prometheus.ts'
import { buildServer, type Server } from '../../src/server.ts'
import { createPlainAdapter } from './plain.ts'

export interface MemberParts {
  /** the settings of the service */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** where the plain provider listens */
  readonly provider: string
  readonly content: Live<Content>
  /** gets every line of the log; standard output when left out */
  readonly write?: (line: string) => void
  /** the clock; the real one when left out */
  readonly now?: () => Date
}

/** The service as main.ts builds it, with the plain provider for a channel, listening. */
export async function buildMember({ environment, provider, content, write, now }: MemberParts): Promise<Server> {
  const { config } = readConfig(environment)
  const log = write ? createLog(config.logLevel, { write }) : createLog(config.logLevel)
  const counts = await createMetrics()
  const clock = now && { now }
  const adapters = [createPlainAdapter(provider)]
  const messaging = await openMessaging({ config, adapters, content, log, counts, ...clock })
  const server = await buildServer({
    config,
    content,
    log,
    ...clock,
    ...(messaging && { messaging }),
    ...(config.metricsToken !== null && { metrics: { counts, token: config.metricsToken } }),
  })
  await server.app.listen({ port: config.port, host: config.host })
  return server
}
