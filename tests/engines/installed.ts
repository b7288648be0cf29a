import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What installs both engines on Debian. */
export const INSTALL = 'apt-get install --no-install-recommends firefox-esr webkit2gtk-driver xvfb'

/** What an engine needs is not on this machine. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing'
}

/**
 * @param names of a program, the first one that is there counts
 * @returns its path
 * @throws EngineMissing with what installs it
 */
export function program(...names: readonly string[]): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const path = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  if (!path) throw new EngineMissing(`${names.join(' or ')} is not on this machine; on Debian: ${INSTALL}`)
  return path
}

/**
 * The small browser of WebKitGTK, which lies in the folder of its library and not among the programs.
 * @throws EngineMissing with what installs it
 */
export function miniBrowser(): string {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((folder) => existsSync(folder))
  const nested = libraries.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^webkit|-linux-gnu/.test(entry.name))
      .map((entry) => join(folder, entry.name)),
  )
  const folders = [...libraries, ...nested].flatMap((folder) =>
    ['', 'webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => join(folder, name)),
  )
  const path = folders.map((folder) => join(folder, 'MiniBrowser')).find((file) => existsSync(file))
  if (!path) throw new EngineMissing(`MiniBrowser of WebKitGTK is not on this machine; on Debian: ${INSTALL}`)
  return path
}
