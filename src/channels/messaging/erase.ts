import type { Counts, MessageCount } from '../../log/counts.ts'
import type { Log } from '../../log/log.ts'
import type { Erasing, Store } from '../../store/store.ts'
import type { Adapter } from './adapter.ts'
import type { KeptWish } from './kept.ts'
import { type Loop, runLoop } from './loop.ts'
import { backOff } from './sender.ts'
import type { Values } from './values.ts'

export interface EraseParts {
  /** the channels that are switched on, by id */
  readonly adapters: ReadonlyMap<string, Adapter>
  readonly values: Values
  readonly store: Store
  readonly log: Log
  readonly counts: Counts
  /** told what failed; the wish comes again once its lease has ended */
  readonly onFailure: (error: unknown) => void
}

/** Fewer than those that send: nobody waits for it. */
const LANES = 2

/** Asks providers to erase what was said in conversations that were ended, until they have. Nothing that is sent waits for it. */
export function runEraser({ adapters, values, store, log, counts, onFailure }: EraseParts): Loop {
  async function erase(erasing: Erasing): Promise<void> {
    const { conversation } = erasing
    const wish = opened<KeptWish>('wish', conversation, erasing.value)
    const adapter = wish && adapters.get(wish.channel)
    const left = wish && adapter ? await ask(adapter, wish, erasing) : []
    const receipts = left.map((id) => values.seal('receipt', conversation, id))
    await store.forgotten(erasing, receipts, backOff(erasing.tries))
  }

  /** @returns what is left to be erased later */
  async function ask(adapter: Adapter, { ref }: KeptWish, { conversation, receipts }: Erasing) {
    const count = (became: MessageCount, times = 1) => {
      for (let i = 0; i < times; i++) counts.message(adapter.id, became)
    }
    const ids = receipts.flatMap((receipt) => opened<string>('receipt', conversation, receipt) ?? [])
    const forgotten = await adapter.forget(ref, ids)
    if ('cannot' in forgotten) {
      count('not-erasable')
      return []
    }
    count('erased', forgotten.erased)
    count('erase-refused', forgotten.refused)
    count('not-erased', forgotten.left.length)
    return forgotten.left
  }

  /** What can't be opened any more can't be erased either. */
  function opened<T>(purpose: 'wish' | 'receipt', conversation: string, value: Uint8Array): T | null {
    try {
      return values.open<T>(purpose, conversation, value)
    } catch (error) {
      log.failure(`${purpose}-lost`, error)
      return null
    }
  }

  return runLoop({
    lanes: LANES,
    onError: onFailure,
    async find() {
      const erasing = await store.toErase()
      return erasing && (() => erase(erasing))
    },
  })
}
