import { setImmediate as breathe } from 'node:timers/promises'

/** Something that goes on until it is stopped. */
export interface Loop {
  /** there may be something to do */
  wake(): void
  /** Ends it; what is being done is done to its end. */
  stop(): Promise<void>
}

export interface LoopParts {
  /** looks for one thing to do. @returns what does it; null where there is nothing */
  readonly find: () => Promise<(() => Promise<void>) | null>
  /** told what looking or doing rejected with; it is tried again after a rest */
  readonly onError: (error: unknown) => void
  /** things that are done side by side */
  readonly lanes: number
}

/** How long nobody looks where there was nothing to do and nobody woke it, in milliseconds: others may have left something. */
const REST_MS = 200
/** The same after a failure. */
const PAUSE_MS = 500

/**
 * Does one thing after another, and rests when there is none. Whichever lane rests first looks now and then by itself; the others sleep until there is
 * more to do than it can: looking costs the store as much as work does. Who has found something wakes the next before doing it, so that
 * somebody looks for as long as one lane is free, however long the others are at work.
 */
export function runLoop({ find, onError, lanes }: LoopParts): Loop {
  let isStopped = false
  /** one of those who rest looks by itself */
  let isWatched = false
  /** somebody was to be woken while all were at work */
  let isMissed = false
  const sleepers = new Set<() => void>()
  const wakeNext = (): boolean => {
    const [first] = sleepers
    first?.()
    return first !== undefined
  }

  /** @param ms without a limit when null */
  const rest = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      const timer = ms === null ? undefined : setTimeout(wake, ms)
      sleepers.add(wake)
    })

  const restUntilThereMayBeMore = async (): Promise<void> => {
    if (isWatched) return rest(null)
    isWatched = true
    await rest(REST_MS)
    isWatched = false
  }

  const lane = async (): Promise<void> => {
    while (!isStopped) {
      try {
        const work = await find()
        if (work) {
          wakeNext()
          await work()
        } else if (isMissed) isMissed = false
        else if (!isStopped) await restUntilThereMayBeMore()
      } catch (error) {
        onError(error)
        if (!isStopped) await rest(PAUSE_MS)
      }
      // A store in memory answers at once: whoever sends requests has to be heard in between.
      await breathe()
    }
  }
  const ended = Promise.all(Array.from({ length: lanes }, lane))
  return {
    wake() {
      if (!wakeNext()) isMissed = true
    },
    async stop() {
      isStopped = true
      while (wakeNext());
      await ended
    },
  }
}
