import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Live } from '../channels/live.ts'
import { type Config, ConfigError } from '../config.ts'
import type { World } from '../content/world.ts'
import type { Log } from '../log/log.ts'
import { contentOf } from '../publishing/content-of.ts'
import { buildServer } from '../server.ts'
import { DEMO_PARTNER, demoSite } from './site.ts'

/** The service and the site of the made-up charity, both listening. */
export interface Demo {
  /** where the service listens, as `http://127.0.0.1:8080` */
  readonly service: string
  /** where the site listens, as `http://localhost:8090`: to a browser that is another site */
  readonly site: string
  /** ends both */
  stop(): Promise<void>
}

/**
 * Starts the real service, and a charity's site on another origin that shows the chat. The file of the charity names the usual
 * address of the site; where another port was asked for, that one is allowed instead.
 * @param sitePort 0 for any
 * @throws ConfigError where the charity of the demonstration is gone or an address is taken
 */
export async function startDemo(
  world: World,
  { config, sitePort, log }: { readonly config: Config; readonly sitePort: number; readonly log: Log },
): Promise<Demo> {
  const partner = world.partners.get(DEMO_PARTNER)
  if (!partner)
    throw new ConfigError([
      `partners/${DEMO_PARTNER}.yaml: this file is missing, and the demonstration needs it. Put it back`,
    ])
  let chat = ''
  const site = demoSite(() => chat)
  await listening(site.listen(sitePort, config.host), 'DEMO_PORT', config.host, sitePort)
  const origin = `http://localhost:${(site.address() as AddressInfo).port}`
  const closeSite = async (): Promise<void> => {
    site.close()
    site.closeAllConnections()
  }
  try {
    const content = contentOf({
      ...world,
      partners: new Map([...world.partners, [DEMO_PARTNER, { ...partner, origins: [origin] }]]),
    })
    const server = await buildServer({ config, content: new Live(content), log })
    await listening(server.app.listen({ port: config.port, host: config.host }), 'PORT', config.host, config.port)
    chat = server.address()
    return {
      service: chat,
      site: origin,
      stop: async () => {
        await Promise.all([closeSite(), server.stop(0)])
      },
    }
  } catch (error) {
    await closeSite()
    throw error
  }
}

/** Waits until something listens. @throws ConfigError, with the setting that mends it, where it can't */
async function listening(
  what: ReturnType<typeof demoSite> | Promise<unknown>,
  setting: string,
  host: string,
  port: number,
): Promise<void> {
  try {
    await (what instanceof Promise ? what : once(what, 'listening'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE')
      throw new ConfigError([
        `${setting}: another program listens on ${host}:${port} already. Stop it, or set ${setting} to another number`,
      ])
    if (code === 'EACCES')
      throw new ConfigError([
        `${setting}: this user may not listen on port ${port}. Set ${setting} to a number above 1023`,
      ])
    throw error
  }
}
