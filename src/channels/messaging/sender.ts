import type { Outgoing, Store } from '../../store/store.ts'
import { type Loop, runLoop } from './loop.ts'

/** What became of something that was to be sent. */
export type Became =
  /** it is over with it; where it was sent, what it can be erased by */
  | { readonly done: Uint8Array | null }
  /** it may work after a while, at the earliest after so many milliseconds */
  | { readonly later: number }
  /** nothing may be sent to them any more: the wish to erase what was said */
  | { readonly ended: Uint8Array }

export interface SenderParts {
  readonly store: Store
  readonly send: (outgoing: Outgoing) => Promise<Became>
  /** told what `send` or the store failed with; what could not be sent is tried again */
  readonly onFailure: (error: unknown) => void
  readonly lanes?: number
}

const LANES = 8
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000

/** Twice as long after each try. */
export const backOff = (tries: number): number => Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE)

/** Sends what is to be sent: what belongs to one conversation in order, and nothing of it before what stands in front was sent. */
export function runSender(parts: SenderParts): Loop {
  const { store, onFailure, lanes = LANES } = parts
  return runLoop({
    lanes,
    onError: onFailure,
    async find() {
      const outgoing = await store.toSend()
      return outgoing && (() => sendOne(parts, outgoing))
    },
  })
}

async function sendOne({ store, send, onFailure }: SenderParts, outgoing: Outgoing): Promise<void> {
  const pause = backOff(outgoing.tries)
  let became: Became
  try {
    became = await send(outgoing)
  } catch (error) {
    onFailure(error)
    became = { later: 0 }
  }
  if ('done' in became) await store.sent(outgoing, became.done)
  else if ('later' in became) await store.later(outgoing, Math.max(became.later, pause))
  else await store.erase(outgoing.conversation, became.ended)
}
