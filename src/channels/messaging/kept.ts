import type { Inbound } from './adapter.ts'

/** An event as it is kept until it is answered. */
export interface KeptEvent {
  readonly channel: string
  readonly inbound: Inbound
}

/** Something as it is kept until it is sent, or until what was said before is erased at the provider. */
export type KeptMessage = {
  readonly channel: string
  readonly ref: unknown
  /** when it was made, in milliseconds */
  readonly at: number
} & ({ readonly payload: unknown } | { readonly forget: true })

/** Events are sealed before it is known under which of its names their conversation is kept. */
export const ANY_CONVERSATION = ''
