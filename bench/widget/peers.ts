import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, 'peers')

/** The folder of an installed peer. */
export const peer = (name: string): string => join(FOLDER, 'node_modules', name)

/** The version of an installed peer; null where it is not installed. */
export function versionOf(name: string): string | null {
  const file = join(peer(name), 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null
}

/** Installs the peers, unless they are there in the versions that are asked for: they are large. @throws when npm cannot */
export function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'))
  if (Object.entries(dependencies).every(([name, version]) => versionOf(name) === version)) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'ignore' })
}
