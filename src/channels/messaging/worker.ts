import type { Claim, Result, Store } from '../../store/store.ts'
import { type Loop, runLoop } from './loop.ts'

export interface WorkerParts {
  readonly store: Store
  /** Makes of a claimed event what becomes of it. May be called again for the same event, so it changes nothing itself. */
  readonly step: (claim: Claim) => Promise<Result>
  /** The same for an event that could not be answered `MAX_TRIES` times, or whose worker died of it so often: it is over with it. Must not throw. */
  readonly giveUp: (claim: Claim) => Result
  /** something was committed that is to be sent */
  readonly onCommit?: (result: Result) => void
  /** told what `step` or the store failed with */
  readonly onFailure: (error: unknown) => void
  readonly lanes?: number
}

/** After so many tries nobody waits any longer. */
export const MAX_TRIES = 5
const LANES = 4

/** How long an event waits after a try that failed. */
const retryAfter = (tries: number): number => 100 * 2 ** tries

/** Answers what was accepted: each event once, those of one conversation in order. */
export function runWorker(parts: WorkerParts): Loop {
  const { store, onFailure, lanes = LANES } = parts
  return runLoop({
    lanes,
    onError: onFailure,
    async find() {
      const claim = await store.claim()
      return (
        claim &&
        (async () => {
          await answerClaim(parts, claim)
        })
      )
    },
  })
}

/** Works off one claim. @returns what was committed; null where it waits for another try or was lost to another worker */
export async function answerClaim(parts: WorkerParts, claim: Claim): Promise<Result | null> {
  const { store, step, giveUp, onFailure, onCommit } = parts
  let result: Result
  try {
    result = claim.tries < MAX_TRIES ? await step(claim) : giveUp(claim)
  } catch (error) {
    onFailure(error)
    await store.retry(claim, retryAfter(claim.tries))
    return null
  }
  if (!(await store.commit(claim, result))) return null
  onCommit?.(result)
  return result
}
