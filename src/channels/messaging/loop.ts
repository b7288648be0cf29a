import { setImmediate as breathe } from 'node:timers/promises'

/** Something that goes on until it is stopped. */
export interface Loop {
  /** there may be something to do */
  wake(): void
  /** Ends it; what is being done is done to its end. */
  stop(): Promise<void>
}

export interface LoopParts {
  /** does one thing. @returns false where there was nothing to do */
  readonly work: () => Promise<boolean>
  /** told what `work` rejected with; it is tried again after a rest */
  readonly onError: (error: unknown) => void
  /** things that are done side by side */
  readonly lanes: number
}

/** How long nobody looks where there was nothing to do and nobody woke it, in milliseconds: others may have left something. */
const REST_MS = 200
/** The same after a failure. */
const PAUSE_MS = 500

/** Does one thing after another, and rests when there is none. */
export function runLoop({ work, onError, lanes }: LoopParts): Loop {
  let isStopped = false
  let rings = 0
  let bell = Promise.withResolvers<void>()
  const ring = () => {
    rings++
    bell.resolve()
    bell = Promise.withResolvers()
  }
  const rest = async (ms: number): Promise<void> => {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms)
    })
    await Promise.race([over, bell.promise])
    clearTimeout(timer)
  }
  const lane = async (): Promise<void> => {
    while (!isStopped) {
      const before = rings
      try {
        const did = await work()
        if (!did && before === rings && !isStopped) await rest(REST_MS)
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
    wake: ring,
    async stop() {
      isStopped = true
      ring()
      await ended
    },
  }
}
