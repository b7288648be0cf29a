/**
 * What is counted of the service, for whoever watches over it. Only how often something happened, on which channel: no words, no address,
 * no id, and not which question was asked, since a quiet service is asked by one person at a time and whoever reads the counts every few
 * seconds would walk along with them.
 */
export interface Counts {
  /** A turn. @param outcome `ok` or the code of the problem @param milliseconds how long it took */
  turn(channel: string, outcome: string, milliseconds: number): void
  /** What became of something that a provider brought. */
  event(channel: string, became: EventCount): void
  /** What became of something that was to be sent. */
  message(channel: string, became: MessageCount): void
}

/** `refused`: not from who it says. `unreadable`: a request that is too long or none of its kind, or a message in one that is. `unkept`: the store was gone. */
export type EventCount = 'accepted' | 'duplicate' | 'full' | 'refused' | 'unreadable' | 'unkept' | 'given-up'
/**
 * `late`: it waited so long that it is better not said. Of what a provider was asked to erase: `erased`: it has; `not-erased`: it is asked again;
 * `erase-refused`: it never will. `not-erasable`: a conversation was ended where the provider offers no way to erase it.
 */
export type MessageCount =
  | 'sent'
  | 'later'
  | 'refused'
  | 'late'
  | 'opted-out'
  | 'erased'
  | 'not-erased'
  | 'erase-refused'
  | 'not-erasable'

/** Counts nothing. */
export const NO_COUNTS: Counts = { turn() {}, event() {}, message() {} }
