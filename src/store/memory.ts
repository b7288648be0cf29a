import {
  type Arriving,
  KNOWN_FOR_MS,
  LEASE_MS,
  MAX_RECEIPTS,
  MAX_REST_MS,
  MAX_WAITING,
  type Outgoing,
  type Store,
} from './store.ts'

/** What is kept of one conversation. */
interface Kept {
  events: Uint8Array[]
  state: { readonly value: Uint8Array; readonly until: number } | null
  outbox: Uint8Array[]
  receipts: Uint8Array[]
  answering: Turn
  /** until when only who asks by name may have the events */
  held: number
  sending: Turn
  /** when the last of it may go, whatever it is */
  until: number
}

/** Whose turn it is with one queue of a conversation. */
interface Turn {
  /** the claim that may change it; null where nobody has one */
  fence: number | null
  /** not before; the end of the claim while there is one */
  due: number
  tries: number
}

const idle = (): Turn => ({ fence: null, due: 0, tries: 0 })

export interface MemoryOptions {
  /** processes that serve the same people */
  readonly replicas: number
  readonly leaseMs?: number
  /** milliseconds since 1970 */
  readonly now?: () => number
}

/**
 * The store of a service that is one process: everything is gone when it ends.
 * @throws Error when there is more than one process, which would each answer with half of what was said
 */
export function createMemoryStore({ replicas, leaseMs = LEASE_MS, now = Date.now }: MemoryOptions): Store {
  if (replicas > 1)
    throw new Error('REPLICAS: more than one process cannot keep conversations in memory; set REDIS_URL')
  const kept = new Map<string, Kept>()
  /** until when an event is known, oldest first */
  const known = new Map<string, number>()
  let fences = 0

  const sweep = () => {
    const at = now()
    for (const [id, until] of known) {
      if (until > at) break
      known.delete(id)
    }
    for (const [conversation, one] of kept) tidy(conversation, one, at)
  }
  const sweeping = setInterval(sweep, 60_000).unref()

  /** Takes away what is over, and the whole once nothing is left. */
  function tidy(conversation: string, one: Kept, at: number): void {
    if (one.state !== null && one.state.until <= at) one.state = null
    if (one.until <= at) Object.assign(one, { events: [], outbox: [], receipts: [] })
    if (one.state === null && one.outbox.length === 0) one.receipts = []
    if (one.state === null && one.events.length === 0 && one.outbox.length === 0) kept.delete(conversation)
  }

  const isKnownOf = (conversation: string): boolean => {
    const one = kept.get(conversation)
    if (one) tidy(conversation, one, now())
    return kept.has(conversation)
  }

  const conversationOf = ({ conversations }: Arriving): string =>
    conversations.find(isKnownOf) ?? conversations[0] ?? ''

  function keptOf(conversation: string): Kept {
    const found = kept.get(conversation)
    const one = found ?? {
      events: [],
      state: null,
      outbox: [],
      receipts: [],
      answering: idle(),
      held: 0,
      sending: idle(),
      until: 0,
    }
    if (!found) kept.set(conversation, one)
    one.until = now() + MAX_REST_MS
    return one
  }

  /** The conversation that has waited longest with something in a queue. */
  function earliest(queue: 'events' | 'outbox', turn: 'answering' | 'sending'): string | null {
    const at = now()
    let first: string | null = null
    let due = Number.POSITIVE_INFINITY
    for (const [conversation, one] of kept)
      if (one[queue].length > 0 && one[turn].due <= at && one[turn].due < due && one.until > at) {
        first = conversation
        due = one[turn].due
      }
    return first
  }

  const take = (turn: Turn): number => {
    turn.fence = ++fences
    turn.due = now() + leaseMs
    return turn.fence
  }

  /** The conversation of a claim that still holds. */
  const held = (claim: { conversation: string; fence: number }, turn: 'answering' | 'sending'): Kept | null => {
    const one = kept.get(claim.conversation)
    return one && one[turn].fence === claim.fence ? one : null
  }
  const free = (turn: Turn, after = 0) => Object.assign(turn, { fence: null, due: now() + after })
  const done = (turn: Turn) => Object.assign(turn, { fence: null, due: now(), tries: 0 })

  const sent = (outgoing: Outgoing, receipts: (kept: readonly Uint8Array[]) => Uint8Array[]): boolean => {
    const one = held(outgoing, 'sending')
    if (!one) return false
    one.outbox.shift()
    one.receipts = receipts(one.receipts)
    done(one.sending)
    tidy(outgoing.conversation, one, now())
    return true
  }

  return {
    async accept(event) {
      const conversation = conversationOf(event)
      const at = now()
      if (event.eventIds.some((id) => (known.get(id) ?? 0) > at)) return { became: 'duplicate', conversation }
      const waiting = kept.get(conversation)?.events.length ?? 0
      if (waiting >= MAX_WAITING) return { became: 'full', conversation }
      known.set(event.eventIds[0] ?? '', at + KNOWN_FOR_MS)
      const one = keptOf(conversation)
      if (event.hold) one.held = at + leaseMs
      if (waiting === 0 || (event.hold && one.answering.fence === null)) one.answering.due = Math.max(at, one.held)
      one.events.push(event.value)
      return { became: 'accepted', conversation }
    },

    async claim(named) {
      const conversation = named ?? earliest('events', 'answering')
      const one = conversation === null ? undefined : kept.get(conversation)
      const [event] = one?.events ?? []
      if (!one || conversation === null || event === undefined) return null
      tidy(conversation, one, now())
      const { answering } = one
      if (answering.fence !== null && answering.due > now()) return null
      return {
        conversation,
        fence: take(answering),
        event,
        state: one.state?.value ?? null,
        tries: answering.tries++,
      }
    },

    async commit(claim, { state, ttlMs, outbox }) {
      const one = held(claim, 'answering')
      if (!one) return false
      keptOf(claim.conversation)
      one.events.shift()
      one.state = state === null ? null : { value: state, until: now() + Math.min(ttlMs, MAX_REST_MS) }
      if (one.outbox.length === 0 && outbox.length > 0) one.sending.due = now()
      one.outbox.push(...outbox)
      done(one.answering)
      if (one.events.length === 0) one.held = 0
      one.answering.due = Math.max(one.answering.due, one.held)
      tidy(claim.conversation, one, now())
      return true
    },

    async retry(claim, afterMs) {
      const one = held(claim, 'answering')
      if (!one) return false
      free(one.answering, afterMs)
      return true
    },

    async toSend() {
      const conversation = earliest('outbox', 'sending')
      const one = conversation === null ? undefined : kept.get(conversation)
      const [value] = one?.outbox ?? []
      if (!one || conversation === null || value === undefined) return null
      return { conversation, fence: take(one.sending), value, tries: one.sending.tries++ }
    },

    sent: async (outgoing, receipt) =>
      sent(outgoing, (receipts) => (receipt ? [...receipts, receipt].slice(-MAX_RECEIPTS) : [...receipts])),

    async later(outgoing, afterMs) {
      const one = held(outgoing, 'sending')
      if (!one) return false
      free(one.sending, afterMs)
      return true
    },

    receipts: async (conversation) => [...(kept.get(conversation)?.receipts ?? [])],

    async forgotten(outgoing, left, afterMs) {
      if (left.length === 0) return sent(outgoing, () => [])
      const one = held(outgoing, 'sending')
      if (!one) return false
      one.receipts = [...left]
      free(one.sending, afterMs)
      return true
    },

    async erase(conversation, last) {
      const receipts = kept.get(conversation)?.receipts ?? []
      kept.delete(conversation)
      if (last) Object.assign(keptOf(conversation), { receipts, outbox: [last] })
    },

    async waiting() {
      sweep()
      const all = [...kept.values()]
      return {
        events: all.filter(({ events }) => events.length > 0).length,
        outbox: all.filter(({ outbox }) => outbox.length > 0).length,
      }
    },

    ready: async () => true,

    async close() {
      clearInterval(sweeping)
      kept.clear()
      known.clear()
    },
  }
}
