/**
 * What messaging channels keep between two messages of a person, and the order in which they are answered. One interface, two ways:
 * memory for one process, Redis or Valkey for more. Both pass the same tests (`contract.cases.ts`).
 *
 * An event is accepted once and then acknowledged; a worker claims the oldest event of a conversation that nobody else works on, and commits
 * what it made of it: the state, what is to be sent, and that the event is done, all at once or not at all. Who lost the claim in the meantime
 * (a pause, a kill) cannot commit. Values are bytes that are already encrypted, keys are already hashed: a store never sees a word or a number.
 *
 * Every method but `ready` rejects with StoreGone when the store cannot be reached; then nothing is known of what it did.
 */
export interface Store {
  /**
   * Keeps an event, once.
   * @returns `duplicate` where this event was accepted within the last 8 days, `full` where too many of this conversation wait
   */
  accept(event: Arriving): Promise<Arrived>
  /**
   * The next event of a conversation that is free, or null where there is none now. The claim lasts for `LEASE_MS`.
   * @param conversation the only one to look into, also where its events are held back; of any when left out
   */
  claim(conversation?: string): Promise<Claim | null>
  /** What became of a claimed event. @returns false where the claim was lost: nothing was changed, and the work is to be dropped */
  commit(claim: Claim, result: Result): Promise<boolean>
  /** It could not be answered now: it and what follows it in the same conversation wait. @returns false where the claim was lost */
  retry(claim: Claim, afterMs: number): Promise<boolean>
  /** The next message of a conversation whose earlier ones were sent, leased likewise; or null. */
  toSend(): Promise<Outgoing | null>
  /** It was sent, or never will be: it goes. @param receipt encrypted id at the provider, kept so that it can be erased there */
  sent(outgoing: Outgoing, receipt: Uint8Array | null): Promise<boolean>
  /** It could not be sent now: it and what follows it in the same conversation wait. */
  later(outgoing: Outgoing, afterMs: number): Promise<boolean>
  /**
   * The next wish to erase at the provider, leased likewise; or null. It has a queue of its own, so that no message ever waits for it. It comes once
   * the last lines of what was ended were sent.
   */
  toErase(): Promise<Erasing | null>
  /**
   * The provider was asked to erase. @param left what takes the place of the receipts that came with the wish: with none left the wish goes,
   * else it comes again after a while
   */
  forgotten(erasing: Erasing, left: readonly Uint8Array[], afterMs: number): Promise<boolean>
  /**
   * Everything of a conversation goes at once, but for hashes of event ids.
   * @param forget the wish to erase at the provider; with it the receipts stay until that is done. Nothing and none when left out
   */
  erase(conversation: string, forget?: Uint8Array): Promise<void>
  /** How many conversations wait to be answered, and how many have something to be sent; a wish to erase that is due counts as one more. */
  waiting(): Promise<Waiting>
  /** Whether it can be read and written now. Never throws. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

/** An event as it comes in. */
export interface Arriving {
  /** names of its conversation, the present one first: one that began under a key that was replaced goes on under its old name */
  readonly conversations: readonly string[]
  /** names of the event, likewise; unique over all conversations */
  readonly eventIds: readonly string[]
  readonly value: Uint8Array
  /** whoever accepts it claims it by name, at once: others leave it alone for as long as a claim lasts */
  readonly hold?: boolean
}

export interface Arrived {
  readonly became: Accepted
  /** the name under which its conversation is kept */
  readonly conversation: string
}

export type Accepted = 'accepted' | 'duplicate' | 'full'

export interface Claim {
  readonly conversation: string
  /** grows with each claim: what makes a late commit fail */
  readonly fence: number
  readonly event: Uint8Array
  /** null where nothing is known of this conversation */
  readonly state: Uint8Array | null
  /** how often it was claimed before without a commit */
  readonly tries: number
}

/** `state` null: nothing is known of them any more. What was made for them before is sent all the same. */
export interface Result {
  readonly state: Uint8Array | null
  /** how long the state may rest without another event, in milliseconds; at most `MAX_REST_MS` */
  readonly ttlMs: number
  readonly outbox: readonly Uint8Array[]
  /**
   * They ended it: what is to be sent from before is withdrawn, this wish to erase at the provider is kept, and it takes along the receipts
   * of everything that was sent. A message that somebody is sending right now cannot be called back: `outbox` goes after it, and
   * its receipt is taken along too.
   */
  readonly forget?: Uint8Array
}

export interface Outgoing {
  readonly conversation: string
  readonly fence: number
  readonly value: Uint8Array
  /** how often it was tried before */
  readonly tries: number
}

export interface Erasing extends Outgoing {
  /** of what was sent and is not erased at the provider */
  readonly receipts: readonly Uint8Array[]
}

export interface Waiting {
  readonly events: number
  readonly outbox: number
}

/** The store cannot be reached, or does not answer in time. Its cause may name the machine, never a person. */
export class StoreGone extends Error {
  override readonly name = 'StoreGone'

  constructor(options?: ErrorOptions) {
    super('the store cannot be reached', options)
  }
}

/** How long one worker may think about one event, send one message, or ask for one erasure. */
export const LEASE_MS = 10_000
/** Events of one conversation that may wait. */
export const MAX_WAITING = 100
/** How long an event is known: providers try again for 7 days. */
export const KNOWN_FOR_MS = 8 * 24 * 3_600_000
/** How long anything but that may be kept. */
export const MAX_REST_MS = 24 * 3_600_000
/** Receipts of one conversation that are kept, and as many of those that are to be erased; the oldest go first. */
export const MAX_RECEIPTS = 500
