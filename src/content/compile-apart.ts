import { Worker } from 'node:worker_threads'
import { contentDigests, hashOf } from './hash.ts'
import { areListsKept } from './kept-lists.ts'
import { isLexiconFile } from './lexicon.ts'

/**
 * Compiles the lists of words below `root` in a thread of its own, and keeps them: it takes seconds, and nobody who asks for help in the
 * meantime may wait for it. Where they are kept already nothing is done. A mistake in a list is left for whoever reads them next.
 */
export async function compileApart(root: string): Promise<void> {
  if (areListsKept(hashOf(contentDigests(root), isLexiconFile))) return
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: root })
  worker.unref()
  await new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
    worker.once('error', () => resolve())
  })
}
