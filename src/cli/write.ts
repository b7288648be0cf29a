import { fileURLToPath } from 'node:url'
import { ConfigError, readConfig } from '../config.ts'
import { isLoopback } from '../http/loopback.ts'
import { createLog } from '../log/log.ts'
import { makeDraftProof } from '../publishing/proof.ts'
import { buildServer, type Server } from '../server.ts'
import { Desk, type Status } from '../writing/desk.ts'
import { writePages } from '../writing/pages.ts'
import { watchContent } from '../writing/watch.ts'

/**
 * `npm run write`: the service for whoever writes its words. What is saved stands on the open page at once, or what is wrong
 * with it does. Takes the settings of the service; listens on this machine alone, since it shows what nobody has checked.
 */
async function main(): Promise<void> {
  const { config } = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  if (!isLoopback(config.host)) throw new ConfigError(['HOST: write mode is for this machine alone; use 127.0.0.1'])
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const desk = new Desk(root, makeDraftProof(root))

  let server: Promise<Server> | null = null
  const serve = async (): Promise<Server> => {
    const { live } = desk
    if (!live) throw new Error('there is nothing to serve yet')
    const started = await buildServer({
      config,
      content: live,
      log: createLog(config.logLevel),
      beside: (app) => writePages(app, desk),
    })
    await started.app.listen({ port: config.port, host: config.host })
    console.log(`Open ${started.address()}/chat and edit the content. What you save is shown there.`)
    return started
  }

  const look = () => {
    const before = performance.now()
    const status = desk.look()
    console.log(told(status, performance.now() - before))
    if (desk.live) server ??= serve()
  }
  const stop = watchContent(fileURLToPath(new URL('../..', import.meta.url)), look)
  look()

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      stop()
      await (await server)?.stop(0)
    })
  }
}

/** What was found in what was saved, for the terminal. */
function told({ findings }: Status, milliseconds: number): string {
  const [clock = ''] = new Date().toTimeString().split(' ')
  if (findings.length === 0) return `${clock}  The content is sound (${Math.round(milliseconds)} ms).`
  const lines = findings.map(({ file, line, message }) => `${file}:${line}: ${message}`)
  return [`${clock}  Not shown yet:`, ...lines].join('\n')
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 78
}
