import { Worker } from 'node:worker_threads'
import { areListsKept } from './kept-lists.ts'

/**
 * Compiles the lists of words below `root` in a thread of its own, and keeps them: it takes seconds, and nobody who asks for help in the
 * meantime may wait for it. Where they are kept already nothing is done. A mistake in a list is left for whoever reads them next.
 * @param hashOfLists says which lists are wanted
 * @returns the lists as they are packed; null where they are kept already, or cannot be compiled
 */
export async function compileApart(root: string, hashOfLists: string): Promise<Uint8Array | null> {
  if (areListsKept(hashOfLists)) return null
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: { root, hashOfLists } })
  worker.unref()
  return new Promise((resolve) => {
    worker.once('message', resolve)
    worker.once('error', () => resolve(null))
    worker.once('exit', () => resolve(null))
  })
}
