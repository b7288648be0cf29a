import { fileURLToPath } from 'node:url'
import { ConfigError, readConfig } from '../config.ts'
import { ContentError } from '../content/problem.ts'
import { loadWorld, readLate } from '../content/world.ts'
import { startDemo } from '../demo/demo.ts'
import { isLoopback } from '../http/loopback.ts'
import { createLog } from '../log/log.ts'

const SITE_PORT = '8090'
/** What sysexits.h calls a configuration error: starting again without a change would not help. */
const EX_CONFIG = 78

/**
 * `npm run demo`: the service, and the site of a made-up charity with the chat on its pages, each on an origin of its own. Takes the
 * settings of the service, and DEMO_PORT (8090). For this machine alone: nobody should come to a charity that there is not.
 */
async function main(): Promise<void> {
  const { config } = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  if (!isLoopback(config.host))
    throw new ConfigError(['HOST: the demonstration is for this machine alone; use 127.0.0.1'])
  const { DEMO_PORT = '' } = process.env
  const typed = DEMO_PORT.trim() || SITE_PORT
  if (!/^\d{1,5}$/.test(typed) || Number(typed) > 65535)
    throw new ConfigError([`DEMO_PORT: a whole number from 0 to 65535 is expected, not "${typed}"`])
  const world = loadWorld(fileURLToPath(new URL('../..', import.meta.url)))
  readLate(world)
  const demo = await startDemo(world, { config, sitePort: Number(typed), log: createLog(config.logLevel) })

  let signals = 0
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, async () => {
      // Whoever asks a second time does not want to wait.
      if (++signals > 1) process.exit(1)
      await demo.stop()
      process.exit(0)
    })
  console.log(`The site of a made-up charity, with the chat on it: ${demo.site}/`)
  console.log(`The chat itself: ${demo.service}/chat?partner=demo`)
  console.log('Ctrl+C ends both.')
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ContentError)) throw error
  console.error(error.message)
  process.exitCode = EX_CONFIG
}
