import { Worker } from 'node:worker_threads'
import type { Finding } from '../proof/check.ts'

/** What was decided about content: its hash where it may be shown. */
export type Verdict = { readonly hash: string } | { readonly findings: readonly [Finding, ...Finding[]] }

/**
 * Judges the content below `root` in a thread of its own. A proof takes seconds, and nobody who asks for help in the meantime
 * may wait for it.
 * @throws what the thread throws, where it ends without a verdict
 */
export function judgeApart(root: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { workerData: root })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that judges content ended without a verdict')))
  })
}
