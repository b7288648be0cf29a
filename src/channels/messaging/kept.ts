import type { Inbound } from './adapter.ts'

/** An event as it is kept until it is answered. */
export interface KeptEvent {
  readonly channel: string
  readonly inbound: Inbound
}

/** A message as it is kept until it is sent. */
export interface KeptMessage {
  readonly channel: string
  readonly ref: unknown
  /** when it was made, in milliseconds */
  readonly at: number
  readonly payload: unknown
}

/** A wish as it is kept until what was said is erased at the provider. */
export interface KeptWish {
  readonly channel: string
  readonly ref: unknown
}

/** Events are sealed before it is known under which of its names their conversation is kept. */
export const ANY_CONVERSATION = ''
