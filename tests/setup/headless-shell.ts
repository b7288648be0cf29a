import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aptCommands, args, type Chromium, chromium, isDebian, SHELL_PACKAGE, starts, thisMachine } from './chromium.ts'

const NAMES = [SHELL_PACKAGE, 'chrome-headless-shell']

/**
 * Finds the headless shell along PATH: Chromium's engine without what a window needs, at half the cost.
 * @returns null when there is none, or `CHROMIUM_PATH` says which browser to use
 */
export function findHeadlessShell(env: NodeJS.ProcessEnv = process.env): Chromium | null {
  if (env.CHROMIUM_PATH) return null
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const executablePath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (path) => existsSync(path) && starts(path),
  )
  return executablePath ? { executablePath, args } : null
}

/**
 * The browser for tests in which nothing depends on a window, or on pages that are kept to go back to: the headless shell, installed first
 * for root on Debian, else the whole Chromium.
 * @throws ChromiumMissing where there is neither
 */
export function headlessShell(): Chromium {
  const found = findHeadlessShell()
  if (found) return found
  if (process.env.CHROMIUM_PATH || !isDebian(...thisMachine())) return chromium()
  try {
    for (const [command = '', ...rest] of aptCommands('chromium', SHELL_PACKAGE)) {
      console.log(`No headless shell of Chromium on this machine; installing it: ${[command, ...rest].join(' ')}`)
      execFileSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
  } catch {
    console.log('It could not be installed. All browser tests run in the whole Chromium, which takes longer.')
  }
  return findHeadlessShell() ?? chromium()
}
