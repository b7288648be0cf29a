import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import type { RedisFound } from '../setup/redis.ts'

/** A server of a test's own, in a folder of its own, reached by a socket in it. */
export interface RedisServer {
  /** for REDIS_URL */
  readonly url: string
  start(): Promise<void>
  /** Ends it as an operator does, what is in memory being written down; or at once, as a power cut does. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** all that it wrote down on its disk, as text */
  written(): string
  /** ends it and takes its folder away */
  remove(): Promise<void>
}

/** Why a test that starts and stops its own server can't be run; null where it can. */
export const whyNoServer = (found: RedisFound): string | null =>
  'missing' in found
    ? found.missing
    : 'url' in found
      ? 'REDIS_URL names a server, and this test has to stop and read its own: unset it'
      : null

/** Prepares a server, and starts it. */
export async function redisServer(found: RedisFound): Promise<RedisServer> {
  if (!('executablePath' in found)) throw new Error(whyNoServer(found) ?? '')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-redis-'))
  const url = join(folder, 'redis.sock')
  let child: ChildProcess | null = null
  const server: RedisServer = {
    url,
    async start() {
      const options = ['--port', '0', '--unixsocket', url, '--dir', folder, '--save', '', '--appendonly', 'yes']
      child = spawn(found.executablePath, options, { stdio: 'ignore' })
      await answering(url, child)
    },
    async stop(signal = 'SIGTERM') {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
    written: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
        .join('\n'),
    async remove() {
      await server.stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

/** Waits until a server answers. @throws Error when it ends before */
async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the Redis server ended with ${child.exitCode}`)
    const client = new Redis(url, { lazyConnect: true, retryStrategy: null })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.ping()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10))
    } finally {
      client.disconnect()
    }
  }
}
