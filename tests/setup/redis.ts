import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestProject } from 'vitest/node'

/** Where tests find Redis or Valkey: a program to start, a server that runs already, or why there is neither. */
export type RedisFound =
  | { readonly executablePath: string }
  | { readonly url: string }
  | {
      /** why, and what to do about it, in one line */
      readonly missing: string
    }

declare module 'vitest' {
  interface ProvidedContext {
    redis: RedisFound
  }
}

const NAMES = ['redis-server', 'valkey-server']
const byHand = 'Install redis-server or valkey-server, or set REDIS_URL to a server that holds nothing you need.'

/** Whether the file is a server that starts. */
function starts(path: string): boolean {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && /(?:redis|valkey) server/i.test(stdout)
}

/**
 * Finds `REDIS_URL`, or a server along PATH.
 * @returns null when there is neither
 */
export function findRedis(env: NodeJS.ProcessEnv = process.env): RedisFound | null {
  if (env.REDIS_URL) return { url: env.REDIS_URL }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const executablePath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (path) => existsSync(path) && starts(path),
  )
  return executablePath ? { executablePath } : null
}

/** The commands that install a server: for root on Debian and what is made of it; none for anybody else. */
export function installCommands(isRoot: boolean, osRelease: string): string[][] {
  if (!isRoot || !/^ID(?:_LIKE)?=.*\bdebian\b/m.test(osRelease)) return []
  const apt = ['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120']
  return [
    [...apt, 'update'],
    [...apt, 'install', '-y', '--no-install-recommends', 'redis-server'],
  ]
}

/**
 * The server for the tests of several processes, installed first when the machine has none and lets us. Never throws: where none can be
 * had, those tests are not run, each says so by its name, and all others are.
 */
export function redis(): RedisFound {
  const found = findRedis()
  if (found) return found
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const commands = installCommands(process.getuid?.() === 0, osRelease)
  for (const [command = '', ...rest] of commands) {
    const line = [command, ...rest].join(' ')
    console.log(`No Redis on this machine; installing it for the tests of several processes: ${line}`)
    try {
      execFileSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    } catch {
      return { missing: `no Redis here, and "${line}" failed. ${byHand}` }
    }
  }
  return findRedis() ?? { missing: `no Redis or Valkey on this machine. ${byHand}` }
}

/** Before the tests that may want it. */
export function setup(project: TestProject): void {
  project.provide('redis', redis())
}
