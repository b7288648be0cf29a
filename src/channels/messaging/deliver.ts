import type { Counts, MessageCount } from '../../log/counts.ts'
import type { Log } from '../../log/log.ts'
import type { Outgoing } from '../../store/store.ts'
import type { Adapter } from './adapter.ts'
import type { KeptMessage, KeptWish } from './kept.ts'
import type { Became } from './sender.ts'
import type { Values } from './values.ts'

export interface DeliverParts {
  /** the channels that are switched on, by id */
  readonly adapters: ReadonlyMap<string, Adapter>
  readonly values: Values
  readonly log: Log
  readonly counts: Counts
  readonly now: () => Date
}

/** What waited longer is not sent: the phone may be in other hands by then, and what was asked is long past. */
export const TOO_LATE_MS = 15 * 60_000

/** Sends one message of the outbox through its channel. */
export function createDelivery({ adapters, values, log, counts, now }: DeliverParts) {
  return async ({ conversation, value }: Outgoing): Promise<Became> => {
    const message = opened(conversation, value)
    const adapter = message && adapters.get(message.channel)
    if (!message || !adapter) return { done: null }
    const { ref, at, channel } = message
    const count = (became: MessageCount) => counts.message(channel, became)

    if (now().getTime() - at > TOO_LATE_MS) {
      count('late')
      return { done: null }
    }
    const sent = await adapter.send(message.payload, ref)
    if ('sent' in sent) {
      count('sent')
      return { done: sent.sent === null ? null : values.seal('receipt', conversation, sent.sent) }
    }
    if ('later' in sent) {
      count('later')
      return { later: sent.afterMs ?? 0 }
    }
    if ('optedOut' in sent) {
      count('opted-out')
      const wish: KeptWish = { channel, ref }
      return { ended: values.seal('wish', conversation, wish) }
    }
    count('refused')
    log.failure('message-refused', new Refused(sent.refused))
    return { done: null }
  }

  /** What can't be opened any more can't be sent either. */
  function opened(conversation: string, value: Uint8Array): KeptMessage | null {
    try {
      return values.open('message', conversation, value)
    } catch (error) {
      log.failure('message-lost', error)
      return null
    }
  }
}

/** A provider refuses a message, with a code of its own. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string

  constructor(code: string) {
    super('the provider refuses a message')
    this.code = code
  }
}
