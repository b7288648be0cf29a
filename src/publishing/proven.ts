import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Apart from the proof itself: a service asks this when it starts, and would else read all the code of a proof that it never makes.

/** Where the check of the content leaves a file for each content that it has proved, named by its hash. */
const PROVED_FOLDER = '.proof'

/** Whether the content of this hash was proved on this machine. Nothing here has a date: proved content stays proved. */
export const isProven = (root: string, hash: string): boolean => existsSync(join(root, PROVED_FOLDER, hash))

/** Notes that the content of this hash was proved. */
export function noteProven(root: string, hash: string): void {
  mkdirSync(join(root, PROVED_FOLDER), { recursive: true })
  writeFileSync(join(root, PROVED_FOLDER, hash), '')
}
