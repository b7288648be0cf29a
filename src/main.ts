import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Live } from './channels/live.ts'
import { adaptersOf } from './channels/messaging/adapters.ts'
import { openMessaging } from './channels/messaging/open.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { ContentError } from './content/problem.ts'
import { type ReadingApart, readingApart } from './content/read-apart.ts'
import { worldLoader } from './content/world.ts'
import { NO_COUNTS } from './log/counts.ts'
import { createLog, type Log } from './log/log.ts'
import { contentOf } from './publishing/content-of.ts'
import { judgeApart } from './publishing/judge-apart.ts'
import { isProven } from './publishing/proven.ts'
import { republisher } from './publishing/republish.ts'
import { terminalWatch } from './publishing/terminal.ts'
import { unread } from './publishing/unread.ts'
import { LexiconError } from './recognition/compile.ts'
import { buildServer } from './server.ts'
import { TextMissing } from './texts/errors.ts'

/** The first pages come before it, in milliseconds, unless somebody has written words by then: reading in parts keeps others waiting a little. */
const REST_AFTER = 1500
/** So soon lists are compiled where a second processor can do it: who asks for a page at once has it, and words find them sooner. */
const COMPILE_AFTER = 500

/** What sysexits.h calls a configuration error: starting again without a change would not help. */
const EX_CONFIG = 78

const ROOT = fileURLToPath(new URL('..', import.meta.url))

try {
  await main()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(isOperators(error) ? EX_CONFIG : 1)
}

async function main(): Promise<void> {
  const { config, notes } = readConfig(process.env)
  const load = worldLoader(ROOT)
  const world = load()
  const { hash } = world
  const apart = readingApart(ROOT, world)
  const live = new Live(contentOf(unread(world, apart)))
  let isContentRefused = false
  const written = createLog(config.logLevel)
  const log: Log = {
    ...written,
    content(event) {
      isContentRefused = event.content === 'refused'
      written.content(event)
    },
  }
  const metrics = await metricsOf(config)
  const adapters = await adaptersOf(config, { content: live, now: () => new Date() })
  const messaging = await openMessaging({
    config,
    adapters,
    content: live,
    log,
    counts: metrics?.counts ?? NO_COUNTS,
    ...(config.publicUrl !== null && { page: `${config.publicUrl}/chat` }),
  })
  const server = await buildServer({
    config,
    content: live,
    log,
    isContentRefused: () => isContentRefused,
    ...(messaging && { messaging }),
    ...(metrics && { metrics }),
  })

  let signals = 0
  const end = async (exitCode: number): Promise<void> => {
    // Whoever asks a second time does not want to wait.
    if (++signals > 1) process.exit(1)
    await server.stop()
    process.exit(exitCode)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0))
  const republish = republisher({ root: ROOT, hash, load, judge: () => judgeApart(ROOT), live, log })
  const isAlone = terminalWatch()
  // A window that is closed sends the same signal as an operator who has new content.
  process.on('SIGHUP', () => void (isAlone() ? end(0) : republish()))
  // Node's own report of an error that nobody caught prints its message, which may hold words of a person.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.failure('crash', error)
      void end(1)
    })

  await server.app.listen({ port: config.port, host: config.host })
  for (const note of notes) process.stdout.write(`${note}\n`)
  process.stdout.write(`Waymark is listening on ${server.address()}/chat\n`)
  log.content({ content: 'serving', hash, proved: isProven(ROOT, hash) })
  // with one processor it would take all of that from the first pages
  if (availableParallelism() > 1) setTimeout(apart.compile, COMPILE_AFTER).unref()
  setTimeout(() => void readRest(apart, end), REST_AFTER).unref()
}

/** What is read late, read now so that nobody waits for it. A mistake in it ends the service, as any in content does. */
async function readRest(apart: ReadingApart, end: (exitCode: number) => Promise<void>): Promise<void> {
  try {
    await apart.all()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    void end(EX_CONFIG)
  }
}

/** The counts, where somebody may read them. */
async function metricsOf({ metricsToken: token }: Config) {
  if (token === null) return null
  const { createMetrics } = await import('./log/prometheus.ts')
  return { counts: await createMetrics(), token }
}

/** Whether the operator can mend it: a setting, the content, or an address that is not free. */
function isOperators(error: unknown): boolean {
  return isSaid(error) || listenProblem(error) !== null
}

/** Whether the message says what is wrong, where, and how to mend it, so that nobody needs the stack. */
function isSaid(error: unknown): error is Error {
  return [ConfigError, ContentError, LexiconError, TextMissing].some((kind) => error instanceof kind)
}

/** Before anybody was served, an error can hold nothing of a person, so all of it is told. */
function explain(error: unknown): string {
  if (isSaid(error)) return error.message
  return listenProblem(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))
}

function listenProblem(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  switch (error.code) {
    case 'EADDRINUSE':
      return 'PORT: another program listens there already. Stop it, or set PORT to another number.'
    case 'EACCES':
      return 'PORT: this user may not listen there. Set PORT to a number above 1023.'
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST: this machine has no such address. Use 127.0.0.1 for this machine alone, or 0.0.0.0 for all its addresses.'
    default:
      return null
  }
}
