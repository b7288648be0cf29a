import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium as playwright } from 'playwright-core'

/** How a browser is started in tests: where it is, and the flags that keep it headless, quiet and on this machine. */
export interface Chromium {
  readonly executablePath: string
  readonly args: readonly string[]
}

export const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** Debian's package of the headless shell, of the same version as its Chromium. */
export const SHELL_PACKAGE = 'chromium-headless-shell'

const byHand = 'Install Chromium or Google Chrome by hand, or set CHROMIUM_PATH to one, and run the tests again.'

/** No browser can be had; the message says what to do. */
export class ChromiumMissing extends Error {
  override readonly name = 'ChromiumMissing'
}

/** Whether the file is a Chromium that starts: a stub without its browser, or one that lacks libraries, does not. */
export function starts(path: string): boolean {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && /chrom/i.test(stdout)
}

/** The candidates on this machine: the system's names along PATH, then the browser of playwright's cache. */
function candidates(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const system = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...system, playwright.executablePath()].filter((path) => existsSync(path))
}

/**
 * Finds a Chromium: `CHROMIUM_PATH`, the system's, playwright's.
 * @returns null when there is none.
 * @throws ChromiumMissing when `CHROMIUM_PATH` is set and no Chromium starts from it.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Chromium | null {
  const named = env.CHROMIUM_PATH
  if (named && !starts(named)) {
    throw new ChromiumMissing(`CHROMIUM_PATH is ${named}, and no Chromium starts from there. Correct it or unset it.`)
  }
  const executablePath = named || candidates(env).find(starts)
  return executablePath ? { executablePath, args } : null
}

/** Whether packages of Debian can be installed: Ubuntu's of that name is a stub. */
export const isDebian = (isRoot: boolean, osRelease: string): boolean => isRoot && /^ID=debian$/m.test(osRelease)

/** The commands that install packages of Debian; nothing that is there is taken away for them. */
export function aptCommands(...packages: readonly string[]): string[][] {
  const apt = ['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120']
  return [
    [...apt, 'update'],
    [...apt, 'install', '-y', '--no-install-recommends', '--no-remove', ...packages],
  ]
}

/** The commands that install a Chromium: Debian's own for root on Debian, else playwright's for this person alone. */
export function installCommands(isRoot: boolean, osRelease: string): string[][] {
  if (isDebian(isRoot, osRelease)) {
    // Without a font of its own a page would be drawn as empty boxes, and measured wrong.
    return aptCommands('chromium', SHELL_PACKAGE, 'fonts-liberation')
  }
  return [['npx', 'playwright-core', 'install', 'chromium']]
}

/** Whether this is root, and the release of the system. */
export function thisMachine(): [isRoot: boolean, osRelease: string] {
  return [process.getuid?.() === 0, existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '']
}

function install(): void {
  for (const [command = '', ...rest] of installCommands(...thisMachine())) {
    const line = [command, ...rest].join(' ')
    console.log(`No Chromium on this machine; installing one for the browser tests: ${line}`)
    try {
      execFileSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    } catch (cause) {
      throw new ChromiumMissing(`"${line}" failed. ${byHand}`, { cause })
    }
  }
}

/**
 * The Chromium for browser tests, installed first when the machine has none.
 * @throws ChromiumMissing with what to do by hand.
 */
export function chromium(): Chromium {
  const found = findChromium()
  if (found) return found
  install()
  const installed = findChromium()
  if (!installed) throw new ChromiumMissing(`A Chromium was installed but does not start. ${byHand}`)
  return installed
}
