/**
 * What messaging channels keep between two messages of a person, and the order in which they are answered. One interface, two ways:
 * memory for one process, Redis or Valkey for more. Both pass the same tests.
 *
 * An event is accepted once and then acknowledged; a worker claims the oldest event of a conversation that nobody else works on, and commits
 * what it made of it: the state, what is to be sent, and that the event is done, all at once or not at all. Who lost the claim in the meantime
 * (a pause, a kill) cannot commit. Values are bytes that are already encrypted, keys are already hashed: a store never sees a word or a number.
 */
export interface Store {
  /**
   * Keeps an event, once.
   * @returns `duplicate` where this event was accepted within the last 8 days, `full` where too many of this conversation wait
   */
  accept(event: {
    readonly conversation: string
    readonly eventId: string
    readonly value: Uint8Array
  }): Promise<Accepted>
  /** The next event of a conversation that is free, or null where there is none now. The claim lasts for `LEASE_MS`. */
  claim(): Promise<Claim | null>
  /** What became of a claimed event. @returns false where the claim was lost: nothing was changed, and the work is to be dropped */
  commit(claim: Claim, result: Result): Promise<boolean>
  /** The next message of a conversation whose earlier ones were sent, leased likewise; or null. */
  toSend(): Promise<Outgoing | null>
  /** It was sent: it goes. @param receipt encrypted id at the provider, kept beside the state so that it can be erased there */
  sent(outgoing: Outgoing, receipt: Uint8Array | null): Promise<boolean>
  /** It could not be sent now: it and what follows it in the same conversation wait. */
  later(outgoing: Outgoing, afterMs: number): Promise<boolean>
  /** Everything of a conversation goes at once, but for hashes of event ids. @returns receipts of what was sent, for the provider to erase */
  erase(conversation: string): Promise<readonly Uint8Array[]>
  /** Whether it can be read and written now. Never throws. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

export type Accepted = 'accepted' | 'duplicate' | 'full'

export interface Claim {
  readonly conversation: string
  /** grows with each claim: what makes a late commit fail */
  readonly fence: number
  readonly event: Uint8Array
  /** null where nothing is known of this conversation */
  readonly state: Uint8Array | null
}

/** `state` null erases the conversation, receipts included, and keeps what is yet to be sent until it is sent. */
export interface Result {
  readonly state: Uint8Array | null
  /** how long the state may rest without another event, in milliseconds */
  readonly ttlMs: number
  readonly outbox: readonly Uint8Array[]
}

export interface Outgoing {
  readonly conversation: string
  readonly fence: number
  readonly value: Uint8Array
  /** how often it was tried before */
  readonly tries: number
}

/** How long one worker may think about one event, or send one message. */
export const LEASE_MS = 10_000
/** Events of one conversation that may wait. */
export const MAX_WAITING = 100
/** How long an event is known: providers try again for 7 days. */
export const KNOWN_FOR_MS = 8 * 24 * 3_600_000
