import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { FOLDERS } from '../content/hash.ts'

/** How long the disk must be quiet before what was saved is read, in milliseconds: an editor writes a file in several steps. */
const SETTLE = 40

/**
 * Calls back whenever files of the content below `root` were saved, once they are quiet. Each folder is watched by itself: the
 * recursive watch of Node on Linux misses files that an editor writes beside the old one and then moves over it.
 * @returns what ends it
 */
export function watchContent(root: string, changed: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined

  /** Watches folders that are new, and forgets those that are gone. */
  const follow = () => {
    const folders = new Set(['', ...FOLDERS.flatMap((folder) => foldersIn(root, folder))])
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue
      const isContent = (file: string | null) => folder !== '' || FOLDERS.some((one) => one === file)
      watchers.set(
        folder,
        watch(join(root, folder), (_event, file) => {
          if (isContent(file)) touched()
        }),
      )
    }
  }
  const touched = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      follow()
      changed()
    }, SETTLE)
  }
  follow()
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** A folder and all folders in it; none where there is no such folder. */
function foldersIn(root: string, folder: string): string[] {
  try {
    const inside = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    return [folder, ...inside.flatMap(({ name }) => foldersIn(root, `${folder}/${name}`))]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
