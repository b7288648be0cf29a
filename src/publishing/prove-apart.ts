import { Worker } from 'node:worker_threads'
import { loadWorld, readLate, type World } from '../content/world.ts'
import type { Finding } from '../proof/check.ts'
import { type Proof, WALKING } from '../proof/prove.ts'
import { CHECKS } from '../proof/registry.ts'
import { makeWholeProof } from './proof.ts'

/** What was found against each promise that is held apart, by the id of its check, and how much was walked; null where the content could not be read. */
export type FoundApart =
  | (Pick<Proof, 'slices' | 'states'> & { readonly findings: ReadonlyMap<string, readonly Finding[]> })
  | null

/**
 * The whole proof of a content, once, in two threads that have about as much to do.
 * @param day the day that ages are judged against, counted from 1 January 1970
 * @throws ContentError and LexiconError with the mistakes in the content, and what the other thread throws
 */
export async function proveInTwo(root: string, day: number): Promise<{ world: World; proof: Proof }> {
  const { worker, found } = proveApart(root, day)
  try {
    const world = loadWorld(root)
    const walked = makeWholeProof(root, WALKING)(world, day)
    const apart = await found
    if (apart === null) {
      // what no walk needs is read by the other thread alone, unless there are mistakes in it to tell of
      readLate(world)
      throw new Error('the content changed while it was proved: prove it again')
    }
    const findings = new Map([...apart.findings, ...walked.checks.map((one) => [one.check.id, one.findings] as const)])
    const proof = {
      ...walked,
      checks: CHECKS.map((check) => ({ check, findings: findings.get(check.id) ?? [] })),
      slices: walked.slices + apart.slices,
      states: walked.states + apart.states,
    }
    return { world, proof }
  } finally {
    await worker.terminate()
  }
}

function proveApart(root: string, day: number): { worker: Worker; found: Promise<FoundApart> } {
  const worker = new Worker(new URL('./prove-worker.ts', import.meta.url), { workerData: { root, day } })
  const found = new Promise<FoundApart>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that proves what needs no walk ended without a word')))
  })
  // whoever fails to read the content does not wait for it
  found.catch(() => undefined)
  return { worker, found }
}
