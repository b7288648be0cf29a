import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '../../config.ts'

export interface OwnRedis {
  /** for REDIS_URL */
  readonly url: string
  stop(): Promise<void>
}

/**
 * A Redis or Valkey for the demonstration alone, in a folder that goes with it.
 * @throws ConfigError where the machine has neither
 */
export async function startRedis(): Promise<OwnRedis> {
  const program = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)
  if (program === undefined)
    throw new ConfigError([
      'REDIS_URL: this machine has neither redis-server nor valkey-server. Install one ("apt-get install redis-server"), or set REDIS_URL',
    ])
  const folder = mkdtempSync(join(tmpdir(), 'waymark-cluster-'))
  const url = join(folder, 'redis.sock')
  const child = spawn(program, ['--port', '0', '--unixsocket', url, '--dir', folder, '--save', ''], { stdio: 'ignore' })
  await listening(url, child)
  return {
    url,
    async stop() {
      if (child.exitCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until something listens at a socket. @throws Error when its process ends before */
async function listening(path: string, child: ChildProcess): Promise<void> {
  const isThere = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(path, () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
  while (!(await isThere())) {
    if (child.exitCode !== null) throw new Error(`the Redis server ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
