import { ConfigError } from '../config.ts'
import { type Cluster, startCluster } from '../demo/cluster/cluster.ts'

/** What sysexits.h calls a configuration error: starting again without a change would not help. */
const EX_CONFIG = 78
/** The first texts of somebody. The last of them ends it, and what was kept is erased. */
const TEXTS = ['hello', '1', 'again', 'Cymraeg', 'English', 'LEAVE']

/**
 * `npm run demo:cluster`: two servers, one address. Somebody texts, each text is taken in by the other server, and it is one conversation.
 * Takes PORT (8080) and REDIS_URL (a server of its own where it is not set). For this machine alone.
 */
async function main(): Promise<void> {
  const { PORT = '', REDIS_URL = '' } = process.env
  const port = PORT.trim() || '8080'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    throw new ConfigError([`PORT: a whole number from 0 to 65535 is expected, not "${port}"`])
  const cluster = await startCluster(Number(port), REDIS_URL.trim() || undefined)

  let signals = 0
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, async () => {
      // Whoever asks a second time does not want to wait.
      if (++signals > 1) process.exit(1)
      await cluster.stop()
      process.exit(0)
    })
  await converse(cluster)
  console.log(`The chat on both servers, one after the other: ${cluster.origin}/chat`)
  console.log('Ctrl+C ends all of it.')
}

async function converse(cluster: Cluster): Promise<void> {
  for (const words of TEXTS) {
    const { takenBy, answers } = await cluster.text(words)
    console.log(`> ${words}    (taken in by server ${takenBy})`)
    for (const answer of answers) console.log(answer.replace(/^/gm, '< '))
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = EX_CONFIG
}
