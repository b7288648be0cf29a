import { createHash, hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that hold content: what decides what is said. */
export const FOLDERS = ['directory', 'doubt', 'flows', 'guidance', 'locales', 'partners'] as const

/** SHA-256 of the bytes of each content file, by its path from the root, in order. */
export type Digests = ReadonlyMap<string, string>

/** Reads every content file once. */
export function contentDigests(root: string): Digests {
  const files = FOLDERS.flatMap((folder) => (existsSync(join(root, folder)) ? filesIn(root, folder) : []))
  return new Map(
    files.flatMap((file) => {
      const bytes = readIfThere(join(root, file))
      return bytes ? [[file, hash('sha256', bytes, 'hex')] as const] : []
    }),
  )
}

/** SHA-256 over the names and bytes of the files that `isPart` picks, all of them when it is left out, in hexadecimal. */
export function hashOf(digests: Digests, isPart: (file: string) => boolean = () => true): string {
  const whole = createHash('sha256')
  for (const [file, digest] of digests) if (isPart(file)) whole.update(`${file}\0${digest}\0`)
  return whole.digest('hex')
}

/** A file of content, not one that an editor keeps beside it while it is open. */
export const isContentName = (name: string): boolean => !name.startsWith('.')

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => isContentName(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}

/** A file may be taken away, by an editor that writes it anew, after its name was read. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
