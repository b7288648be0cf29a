import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that hold content: what decides what is said. */
const FOLDERS = ['directory', 'flows', 'guidance', 'locales', 'partners']

/** SHA-256 over the names and bytes of all content files, in hexadecimal. */
export function contentHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of FOLDERS.flatMap((folder) => (existsSync(join(root, folder)) ? filesIn(root, folder) : []))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}
