import { readAsOf } from '../content/as-of.ts'
import { readLanguages } from '../content/languages.ts'
import type { Problem } from '../content/problem.ts'
import { readTextRows } from '../content/texts.ts'
import type { World } from '../content/world.ts'
import { findingsOf, type Proof, prove } from '../proof/prove.ts'
import { CHECKS } from '../proof/registry.ts'
import { Explorer } from '../proof/slices/explorer.ts'
import type { Prove } from './judge.ts'

/** The whole proof of content that was loaded from `root`. `day`: against which ages are judged; the day of `as-of` if left out. */
export type WholeProof = (world: World, day?: number) => Proof

/**
 * Makes the proof for one process. What the flows can do is explored once for as long as they stay the same, so that a
 * changed text costs no more than the checks of texts.
 * @param promises those to hold it to; all if left out
 * @throws ContentError for rules of a language that cannot be read
 */
export function makeWholeProof(root: string, promises = CHECKS): WholeProof {
  let explorer: Explorer | null = null
  return (world, day) => {
    const problems: Problem[] = []
    const languages = readLanguages(root, problems)
    const asOf = readAsOf(root, problems)
    if (explorer?.program !== world.program) explorer = new Explorer(world.program)
    const proof = prove({ world, rows: readTextRows(root), languages, explorer, day: day ?? asOf }, promises)
    return { ...proof, besides: problems }
  }
}

/** The findings of the whole proof, by the day in `as-of`: dates never stop content from being shown. */
export function makeProof(root: string): Prove {
  const whole = makeWholeProof(root)
  return (world) => findingsOf(whole(world))
}

/** The same while content is written: what can wait until it is published does not keep the page from showing what was saved. */
export function makeDraftProof(root: string): Prove {
  const whole = makeWholeProof(root)
  return (world) => {
    const proof = whole(world)
    return findingsOf({ ...proof, checks: proof.checks.filter(({ check }) => !check.mayWait) })
  }
}
