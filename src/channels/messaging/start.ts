import type { FastifyInstance } from 'fastify'
import type { Counts } from '../../log/counts.ts'
import type { Log } from '../../log/log.ts'
import type { Keys } from '../../sealing/keys.ts'
import { type Accepted, type Arrived, type Result, type Store, StoreGone, type Waiting } from '../../store/store.ts'
import type { Content } from '../deps.ts'
import type { Live } from '../live.ts'
import type { Adapter, Inbound } from './adapter.ts'
import { createDelivery } from './deliver.ts'
import { runEraser } from './erase.ts'
import { ANY_CONVERSATION, type KeptEvent } from './kept.ts'
import type { Loop } from './loop.ts'
import { runSender } from './sender.ts'
import { createTurns, type Turned } from './turn.ts'
import { createValues } from './values.ts'
import { watched } from './watched.ts'
import { Full, webhook } from './webhook.ts'
import { answerClaim, runWorker, type WorkerParts } from './worker.ts'

export interface MessagingParts {
  /** the channels that are switched on */
  readonly adapters: readonly Adapter[]
  readonly store: Store
  readonly keys: Keys
  readonly content: Live<Content>
  readonly log: Log
  readonly counts: Counts
  readonly now: () => Date
  /** the address of the chat on the web, for whoever is not safe on a channel; none is named where it is left out */
  readonly page?: string
  /** how long the end waits for what this process alone can still answer and send, in milliseconds */
  readonly drainMs?: number
}

/** The messaging channels of this process. */
export interface Messaging {
  /** Opens the routes of the providers, and begins to answer. */
  mount(app: FastifyInstance): void
  /** Whether what comes in can be kept. Never throws. */
  ready(): Promise<boolean>
  /** null where the store is gone */
  waiting(): Promise<Waiting | null>
  /** Ends answering and sending, once what has begun is done, and closes the store. */
  stop(): Promise<void>
}

/** How long a sender gets to wait who wants the answer in the response, and how often it is looked after. */
const INLINE_MS = 5_000
const INLINE_PAUSE_MS = 25
const DRAIN_PAUSE_MS = 25

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Where what somebody sent is kept, answered and sent back, for all messaging channels. */
export function createMessaging(parts: MessagingParts): Messaging {
  const { store, keys, content, log, counts, now, page, drainMs = 0 } = parts
  const adapters = new Map<string, Adapter>(parts.adapters.map((adapter) => [adapter.id, watched(adapter, { log })]))
  const values = createValues(keys)
  const texts = content.derive((one) => one.texts)

  /** Emergency help, and that nothing can be answered now. Nothing in it names what this service is for. */
  const sorry = (locale: string | null) => {
    const [usual = ''] = texts().locales
    const known = locale !== null && texts().locales.includes(locale) ? locale : usual
    const lines = ['emergency.short.line', 'messaging.unavailable'].map((key) => texts().get(known, key))
    return { kind: 'lines', locale: known, lines } as const
  }
  const turns = createTurns({ adapters, values, content, log, counts, now, page, sorry })
  const failure = (code: string) => (error: unknown) => {
    // that the store is gone or refuses is told once, by whoever opened it
    if (!(error instanceof StoreGone)) log.failure(code, error)
  }
  const loops: Loop[] = []
  let sending: Loop | undefined
  const working: WorkerParts = {
    store,
    step: turns.take,
    giveUp: turns.giveUp,
    onCommit: ({ outbox }) => outbox.length > 0 && sending?.wake(),
    onFailure: failure('turn'),
  }
  let answering: Loop | undefined

  async function keep(adapter: Adapter, inbound: Inbound, hold: boolean): Promise<Arrived & { value: Uint8Array }> {
    const kept: KeptEvent = { channel: adapter.id, inbound: { ...inbound, receivedAt: now().getTime() } }
    const value = values.seal('event', ANY_CONVERSATION, kept)
    const arrived = await store.accept({
      conversations: values.conversation(adapter.id, inbound.address),
      eventIds: values.event(adapter.id, inbound.address, inbound.eventId),
      value,
      hold,
    })
    counts.event(adapter.id, arrived.became)
    return { ...arrived, value }
  }

  async function accept(adapter: Adapter, inbound: Inbound): Promise<Accepted> {
    const { became } = await keep(adapter, inbound, false)
    if (became === 'accepted') answering?.wake()
    return became
  }

  /**
   * Keeps an event and answers it here, after what was sent before it. What came again was answered, or will be, where it came first.
   * @returns what would have been sent; null where it is sent later, by whoever gets to it
   */
  async function answerNow(adapter: Adapter, inbound: Inbound): Promise<readonly unknown[] | null> {
    const { became, conversation, value } = await keep(adapter, inbound, true)
    if (became === 'full') throw new Full()
    if (became === 'duplicate') return null
    for (const end = performance.now() + INLINE_MS; performance.now() < end; ) {
      const claim = await store.claim(conversation)
      if (!claim) {
        await pause(INLINE_PAUSE_MS)
        continue
      }
      if (!Buffer.from(claim.event).equals(value)) {
        await answerClaim(working, claim)
        continue
      }
      let taken: readonly unknown[] = []
      const step = async (): Promise<Result> => {
        const { payloads, ...result }: Turned = await turns.take(claim)
        taken = payloads
        return { ...result, outbox: [] }
      }
      if (await answerClaim({ ...working, step }, claim)) return taken
    }
    return null
  }

  /** Waits until nothing is left that only this process could do. */
  async function drained(): Promise<void> {
    for (const end = performance.now() + drainMs; performance.now() < end; await pause(DRAIN_PAUSE_MS)) {
      const { events, outbox } = await store.waiting()
      if (events + outbox === 0) return
    }
  }

  return {
    mount(app) {
      for (const adapter of adapters.values())
        webhook(app, {
          adapter,
          accept: (inbound) => accept(adapter, inbound),
          answer: (inbound) => answerNow(adapter, inbound),
          sorry: (locale) => sorry(locale).lines,
          counts,
          log,
        })
      sending = runSender({
        store,
        send: createDelivery({ adapters, values, log, counts, now }),
        onFailure: failure('send'),
      })
      answering = runWorker(working)
      const erasing = runEraser({ adapters, values, store, log, counts, onFailure: failure('erase') })
      loops.push(answering, sending, erasing)
    },
    ready: () => store.ready(),
    waiting: () => store.waiting().catch(() => null),
    async stop() {
      await drained()
      await Promise.all(loops.map((loop) => loop.stop()))
      await store.close()
    },
  }
}
