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
  /** wishes to erase at the provider, and the receipts that go with them */
  wishes: Uint8Array[]
  going: Uint8Array[]
  answering: Turn
  /** until when only who asks by name may have the events */
  held: number
  sending: Turn
  /** how many of the outbox are the last lines of what was ended */
  last: number
  /** the claim of a message that was on its way when it was ended */
  away: number | null
  erasing: Turn
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

/** Each queue of a conversation with whose turn it is. */
const TURNS = { events: 'answering', outbox: 'sending', wishes: 'erasing' } as const

/** Due once something else has happened. */
const NOT_YET = Number.POSITIVE_INFINITY

const idle = (): Turn => ({ fence: null, due: 0, tries: 0 })

type Claimed = Pick<Outgoing, 'conversation' | 'fence'>

const newest = (receipts: Uint8Array[]): Uint8Array[] => receipts.slice(-MAX_RECEIPTS)

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
    if (one.until <= at) Object.assign(one, { events: [], outbox: [], receipts: [], wishes: [], going: [] })
    if (one.state === null && one.outbox.length === 0) one.receipts = []
    if (!isGoingOn(one) && one.wishes.length === 0) kept.delete(conversation)
  }

  const isGoingOn = ({ state, events, outbox }: Kept): boolean =>
    state !== null || events.length > 0 || outbox.length > 0

  const isKnownOf = (conversation: string): boolean => {
    const one = kept.get(conversation)
    if (one) tidy(conversation, one, now())
    return one !== undefined && isGoingOn(one)
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
      wishes: [],
      going: [],
      answering: idle(),
      held: 0,
      sending: idle(),
      last: 0,
      away: null,
      erasing: idle(),
      until: 0,
    }
    if (!found) kept.set(conversation, one)
    one.until = now() + MAX_REST_MS
    return one
  }

  /** The conversation that has waited longest with something in a queue. */
  function earliest(queue: keyof typeof TURNS): string | null {
    const turn = TURNS[queue]
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
  const held = (claim: Claimed, turn: 'answering' | 'sending' | 'erasing'): Kept | null => {
    const one = kept.get(claim.conversation)
    return one && one[turn].fence === claim.fence ? one : null
  }
  /** The conversation of a message that was on its way when it was ended. */
  const away = ({ conversation, fence }: Claimed): Kept | null => {
    const one = kept.get(conversation)
    return one && one.away === fence ? one : null
  }
  const free = (turn: Turn, after = 0) => Object.assign(turn, { fence: null, due: now() + after })
  const done = (turn: Turn) => Object.assign(turn, { fence: null, due: now(), tries: 0 })

  /** A wish is due, unless somebody is at work on another of the same conversation. */
  const wishIsDue = ({ erasing }: Kept, at: number) => {
    if (erasing.fence === null) erasing.due = at
  }
  const wish = (one: Kept, value: Uint8Array) => {
    if (one.wishes.length === 0) one.erasing.due = NOT_YET
    one.going = newest([...one.going, ...one.receipts])
    one.receipts = []
    one.wishes.push(value)
  }
  /** What was on its way came to its end: what waits for that goes on. */
  const back = (one: Kept) => {
    one.away = null
    if (one.last === 0) wishIsDue(one, now())
    else if (one.sending.fence === null) one.sending.due = now()
  }

  /** The next of a queue, leased. */
  function next(queue: 'outbox' | 'wishes'): { readonly one: Kept; readonly outgoing: Outgoing } | null {
    const conversation = earliest(queue)
    const one = conversation === null ? undefined : kept.get(conversation)
    const [value] = one?.[queue] ?? []
    if (!one || conversation === null || value === undefined) return null
    const turn = one[TURNS[queue]]
    return { one, outgoing: { conversation, fence: take(turn), value, tries: turn.tries++ } }
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
      const conversation = named ?? earliest('events')
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

    async commit(claim, { state, ttlMs, outbox, forget }) {
      const one = held(claim, 'answering')
      if (!one) return false
      keptOf(claim.conversation)
      one.events.shift()
      one.state = state === null ? null : { value: state, until: now() + Math.min(ttlMs, MAX_REST_MS) }
      if (forget) {
        const at = one.sending.fence === null ? now() : Math.max(now(), one.sending.due)
        Object.assign(one, {
          outbox: [],
          last: outbox.length,
          away: one.sending.fence ?? one.away,
          sending: { ...idle(), due: at },
        })
        wish(one, forget)
        if (outbox.length === 0) wishIsDue(one, at)
      } else if (one.outbox.length === 0 && outbox.length > 0) one.sending.due = now()
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

    toSend: async () => next('outbox')?.outgoing ?? null,

    async sent(outgoing, receipt) {
      const left = away(outgoing)
      const one = left ?? held(outgoing, 'sending')
      if (!one) return false
      const receipts = left || one.last > 0 ? 'going' : 'receipts'
      if (receipt) one[receipts] = newest([...one[receipts], receipt])
      if (left) back(left)
      else {
        one.outbox.shift()
        done(one.sending)
        if (one.last > 0 && --one.last === 0) wishIsDue(one, now())
        tidy(outgoing.conversation, one, now())
      }
      return true
    },

    async later(outgoing, afterMs) {
      const left = away(outgoing)
      const one = left ?? held(outgoing, 'sending')
      if (!one) return false
      if (left) back(left)
      else free(one.sending, afterMs)
      return true
    },

    async toErase() {
      const { one, outgoing } = next('wishes') ?? {}
      return one && outgoing ? { ...outgoing, receipts: [...one.going] } : null
    },

    async forgotten(erasing, left, afterMs) {
      const one = held(erasing, 'erasing')
      if (!one) return false
      one.going = newest([...one.going.filter((receipt) => !erasing.receipts.includes(receipt)), ...left])
      // the last wish goes for what came in the meantime as well
      const isMore = one.going.length > 0 && one.wishes.length === 1
      if (left.length > 0 || isMore) {
        free(one.erasing, left.length > 0 ? afterMs : 0)
        return true
      }
      one.wishes.shift()
      done(one.erasing)
      if (one.last > 0) one.erasing.due = NOT_YET
      if (one.wishes.length === 0) one.away = null
      tidy(erasing.conversation, one, now())
      return true
    },

    async erase(conversation, forget) {
      const before = kept.get(conversation)
      kept.delete(conversation)
      if (!forget) return
      const one = keptOf(conversation)
      if (before) Object.assign(one, { receipts: before.receipts, wishes: before.wishes, going: before.going })
      wish(one, forget)
      wishIsDue(one, now())
    },

    async waiting() {
      sweep()
      const all = [...kept.values()]
      return {
        events: all.filter(({ events }) => events.length > 0).length,
        outbox:
          all.filter(({ outbox }) => outbox.length > 0).length +
          all.filter(({ wishes, erasing }) => wishes.length > 0 && erasing.due < NOT_YET).length,
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
