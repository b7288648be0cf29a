import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isContentName } from './hash.ts'
import type { Problem } from './problem.ts'

/** A file of the content as text; undefined where it is missing, which goes to `problems`. Other errors of the disk are thrown as they are. */
export function readSource(root: string, file: string, problems: Problem[]): string | undefined {
  const source = ifThere(() => readFileSync(join(root, file), 'utf8'))
  if (source === undefined) problems.push({ file, line: 1, message: 'this file is missing. Put it back' })
  return source
}

/** The names in a folder of the content that end so, sorted; none where the folder is missing. */
export const namesIn = (root: string, folder: string, ending: string): string[] =>
  (ifThere(() => readdirSync(join(root, folder))) ?? [])
    .filter((name) => isContentName(name) && name.endsWith(ending))
    .sort()

/** The same with the folders in it, as paths from the folder: "main.yaml", "topics/tracker.yaml". Its own files come first. */
export function pathsBelow(root: string, folder: string, ending: string): string[] {
  const entries = ifThere(() => readdirSync(join(root, folder), { withFileTypes: true })) ?? []
  const inside = entries.filter((entry) => entry.isDirectory() && isContentName(entry.name)).map(({ name }) => name)
  return [
    ...namesIn(root, folder, ending),
    ...inside.sort().flatMap((one) => pathsBelow(root, join(folder, one), ending).map((path) => `${one}/${path}`)),
  ]
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
