import type { Counts } from '../../log/counts.ts'
import type { Log } from '../../log/log.ts'
import type { Claim, Result } from '../../store/store.ts'
import type { Content } from '../deps.ts'
import type { Live } from '../live.ts'
import type { Adapter, Outbound } from './adapter.ts'
import { ANY_CONVERSATION, type KeptEvent, type KeptMessage, type KeptWish } from './kept.ts'
import { answer, restsFor, type Session } from './session.ts'
import type { Values } from './values.ts'

export interface TurnParts {
  /** the channels that are switched on, by id */
  readonly adapters: ReadonlyMap<string, Adapter>
  readonly values: Values
  readonly content: Live<Content>
  readonly log: Log
  readonly counts: Counts
  readonly now: () => Date
  readonly page: string | undefined
  /** what is said where somebody cannot be answered, in a language or in that of the service */
  readonly sorry: (locale: string | null) => Outbound
}

/** What became of an event, with the messages as the provider takes them. */
export interface Turned extends Result {
  readonly payloads: readonly unknown[]
}

/** One turn of a conversation on a messaging channel. Changes nothing but counts and the log, so that it may be taken again. */
export function createTurns({ adapters, values, content, log, counts, now, page, sorry }: TurnParts) {
  /**
   * @throws ProblemError where the event can't be opened, its key having gone; Error where its channel is switched off by now, and where it is
   * of somebody else: an event is sealed before it is known under which name it is kept, so whoever can write to the store could
   * put theirs into another's queue, and would be answered with what that one said
   */
  function eventOf({ conversation, event }: Claim) {
    const { channel, inbound } = values.open<KeptEvent>('event', ANY_CONVERSATION, event)
    const adapter = adapters.get(channel)
    if (!adapter) throw new Error('an event of a channel that is not switched on')
    if (!values.conversation(channel, inbound.address).includes(conversation))
      throw new Error('an event in the conversation of somebody else')
    return { inbound, adapter }
  }

  /** What is kept of somebody. What can't be opened any more is as if it were not there. */
  function sessionOf({ conversation, state }: Claim): Session | null {
    if (state === null) return null
    try {
      return values.open<Session>('state', conversation, state)
    } catch (error) {
      log.failure('session-lost', error)
      return null
    }
  }

  return {
    /** @throws whatever keeps it from being answered */
    async take(claim: Claim): Promise<Turned> {
      const began = performance.now()
      const { inbound, adapter } = eventOf(claim)
      const at = now()
      const before = sessionOf(claim)
      const { session, show, forget } = await content.now.whenRead(() =>
        answer(before, inbound, {
          content: content.now,
          capabilities: adapter.capabilities,
          now: at,
          ...(page !== undefined && { page }),
        }),
      )
      const { conversation } = claim
      const to: KeptWish = { channel: adapter.id, ref: inbound.ref }
      const sealed = (message: KeptMessage) => values.seal('message', conversation, message)
      const payloads = show.flatMap((one) => adapter.render(one, inbound.ref))
      const took = performance.now() - began
      log.turn('ok', took)
      counts.turn(adapter.id, 'ok', took)
      return {
        state: session && values.seal('state', conversation, session),
        ttlMs: session ? restsFor(session, at.getTime()) : 0,
        outbox: payloads.map((payload) => sealed({ ...to, at: at.getTime(), payload })),
        ...(forget && { forget: values.seal('wish', conversation, to) }),
        payloads,
      }
    },

    /** Gives up on an event: what is known stays as it is, and whoever wrote hears how to get help. Never throws. */
    giveUp(claim: Claim): Result {
      const session = sessionOf(claim)
      const rest = { state: claim.state, ttlMs: session ? restsFor(session, now().getTime()) : 0 }
      try {
        const { inbound, adapter } = eventOf(claim)
        counts.event(adapter.id, 'given-up')
        const head = { channel: adapter.id, ref: inbound.ref, at: now().getTime() }
        const payloads = adapter.render(sorry(session?.conversation.locale ?? inbound.locale), inbound.ref)
        const seal = (payload: unknown) => values.seal('message', claim.conversation, { ...head, payload })
        return { ...rest, outbox: payloads.map(seal) }
      } catch (error) {
        log.failure('event-lost', error)
        return { ...rest, outbox: [] }
      }
    },
  }
}
