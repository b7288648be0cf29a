import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ConfigError } from '../../config.ts'
import { type PhoneCompany, startPhoneCompany } from './phone-company.ts'
import { type Balancer, SERVED_BY, startProxy } from './proxy.ts'
import { startRedis } from './redis.ts'

/** Two servers behind one address, and a phone that texts them. */
export interface Cluster {
  /** where both are reached, as `http://127.0.0.1:8080` */
  readonly origin: string
  /**
   * A text from the phone, and what came back.
   * @returns the number of the server that took it in; which one answered is not known, and of no matter
   */
  text(words: string): Promise<{ readonly takenBy: string; readonly answers: readonly string[] }>
  /** ends everything that was started */
  stop(): Promise<void>
}

const START = fileURLToPath(new URL('../../../bin/start.js', import.meta.url))
const SERVERS = 2
const HOST = '127.0.0.1'

/**
 * Starts it all on this machine: two processes of the service, the Redis that they share, a proxy that asks one and the other in turn, and
 * a made-up phone company.
 * @param redisUrl a server that runs already; one is started where there is none
 * @throws ConfigError where something cannot be had
 */
export async function startCluster(port: number, redisUrl: string | undefined): Promise<Cluster> {
  const ends: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    let url = redisUrl
    if (url === undefined) {
      const redis = await startRedis()
      ends.push(redis.stop)
      url = redis.url
    }
    const phones: PhoneCompany = await startPhoneCompany()
    ends.push(phones.close)
    const settings = {
      ...phones.settings,
      REDIS_URL: url,
      REPLICAS: String(SERVERS),
      STATE_KEYS: `demo:${randomBytes(32).toString('base64url')}`,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'warn',
    }
    const servers = Array.from({ length: SERVERS }, () => startServer(settings))
    ends.push(async () => {
      await Promise.all(servers.map(({ end }) => end()))
    })
    const proxy: Balancer = await proxyTo(await Promise.all(servers.map(({ origin }) => origin)), port)
    ends.push(proxy.close)

    let seen = 0
    return {
      origin: proxy.origin,
      async text(words) {
        const reply = await phones.text(proxy.origin, words)
        if (!reply.ok) throw new Error(`the text was answered with ${reply.status}`)
        const all = await phones.received(seen + 1)
        // a turn may be several texts, sent one after the other
        await new Promise((resolve) => setTimeout(resolve, 500))
        const answers = all.slice(seen)
        seen = all.length
        return { takenBy: reply.headers.get(SERVED_BY) ?? '', answers }
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function proxyTo(servers: readonly string[], port: number): Promise<Balancer> {
  try {
    return await startProxy(servers, port, HOST)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new ConfigError([
        `PORT: another program listens on ${HOST}:${port} already. Stop it, or set PORT to another number`,
      ])
    throw error
  }
}

/** The service in a process of its own, on a port that is free. */
function startServer(settings: Readonly<Record<string, string>>): {
  readonly origin: Promise<string>
  end(): Promise<void>
} {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [START], { env: { PATH, HOME, PORT: '0', ...settings } })
  return {
    origin: addressOf(child),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** @throws ConfigError with what it said, when it ends before it listens */
async function addressOf(child: ChildProcess): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => {
        output += data
        const found = /Waymark is listening on (http:\S+)\/chat/.exec(output)
        if (found) resolve(found[1] ?? '')
      })
    child.once('exit', () => reject(new ConfigError([output.trim()])))
  })
}
