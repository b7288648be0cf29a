import { parentPort, workerData } from 'node:worker_threads'
import { loadWorld, readLate } from '../content/world.ts'
import { RESTING } from '../proof/prove.ts'
import { mistakesIn } from './judge.ts'
import { makeWholeProof } from './proof.ts'
import type { FoundApart } from './prove-apart.ts'

/** Holds content to the promises that share no walk, beside the thread of those that do: see prove-apart.ts. */
const { root, day }: { readonly root: string; readonly day: number } = workerData

function found(): FoundApart {
  try {
    const world = loadWorld(root)
    readLate(world)
    const { checks, slices, states } = makeWholeProof(root, RESTING)(world, day)
    return { findings: new Map(checks.map(({ check, findings }) => [check.id, findings])), slices, states }
  } catch (error) {
    // the other thread reads the same and tells of it
    if (mistakesIn(error, root).length > 0) return null
    throw error
  }
}

parentPort?.postMessage(found())
