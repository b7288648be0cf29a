import type { Turn } from '../../messages/message.ts'
import type { Capabilities } from '../capabilities.ts'

/** A channel on which a provider sends us what people write, and takes what we answer. */
export type MessagingChannelId = 'botframework' | 'sms' | 'whatsapp'

/** A request as it came, before anything believed it. */
export interface RawRequest {
  readonly method: string
  /** the path and query, as sent; the host is taken from the settings, never from a header */
  readonly url: string
  /** names in lower case; of a header that came twice, both, joined by a comma */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** the bytes that were signed */
  readonly body: Uint8Array
}

/** The most bytes of a request, where its provider does not send more. */
export const BODY_LIMIT = 65_536

/** Whether a request comes from who it says. What refuses it says no more than a status. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly status: 400 | 401 | 403 }

/** What somebody did on a channel: nothing else of a request reaches a conversation. */
export interface Inbound<Ref = unknown> {
  /** who writes, as the provider names them (a number, an id of a conversation). Hashed with a key before it is kept anywhere. */
  readonly address: string
  /** the provider's id of this event; the same event may come again, days later */
  readonly eventId: string
  /** when it was sent, in milliseconds since 1970, where the provider says it; else null */
  readonly sentAt: number | null
  /** when it reached us, by our clock, where whoever took it in noted it: an answer that was given before a question could be read is none */
  readonly receivedAt?: number
  readonly kind: InboundKind
  /** what was typed, or the visible title of a button; cleaned, at most 20,000 characters */
  readonly text: string
  /** what a button of ours carried (`choice-payload.ts`), or null */
  readonly payload: string | null
  /** a language that the channel says the person uses, or null */
  readonly locale: string | null
  /** where the answer goes: what `send` and `forget` need. It is kept encrypted, and no longer than the conversation. */
  readonly ref: Ref
}

/**
 * `message`: typed or tapped. `join`: they opened the chat and said nothing yet. `gone`: the channel says that the conversation is over.
 * `opt-out`: the carrier took a word for itself, and nothing may be sent any more. `unsupported`: a picture, a recording, a place: never fetched.
 */
export type InboundKind = 'message' | 'join' | 'gone' | 'opt-out' | 'unsupported'

/** What became of something that was sent. `later`: it may work after a while; with `credentials` it is ours that were refused, so only an operator can mend it. `refused`: it never will. `opted-out`: nothing more may be sent to them. */
export type Sent =
  | { readonly sent: string | null }
  | { readonly later: true; readonly afterMs?: number; readonly credentials?: true }
  | { readonly refused: string }
  | { readonly optedOut: true }

/** What became of the wish to erase what was said. `cannot`: the provider offers no way. Else how much was erased, and how much it refuses for good. */
export type Forgotten =
  | { readonly cannot: true }
  | {
      /** what may be erased later, in the order in which it is to be tried */
      readonly left: readonly string[]
      readonly erased: number
      readonly refused: number
    }

/** The answer to a webhook, for the provider's machine. */
export interface Ack {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** What is shown at once: one turn of the conversation, or lines that stand outside of it. */
export type Outbound =
  | { readonly kind: 'turn'; readonly turn: Turn; readonly revision: string }
  | { readonly kind: 'lines'; readonly locale: string; readonly lines: readonly string[] }

/**
 * One channel: what is peculiar to its provider, and nothing about conversations. `Ref` says where an answer goes, `Payload` is one
 * message as the provider takes it; both are JSON.
 */
export interface Adapter<Ref = unknown, Payload = unknown> {
  readonly id: MessagingChannelId
  readonly capabilities: Capabilities
  /** what an operator has to check, by name: where the provider does not let us send, and where what comes in is refused */
  readonly settings: { readonly sends: string; readonly hears: string }
  /** the most bytes that a request of this provider has; `BODY_LIMIT` when left out */
  readonly bodyLimit?: number
  /** Who sent it. Takes the bytes as they came; anything that was changed on the way is refused. */
  verify(request: RawRequest): Promise<Verdict>
  /**
   * Everything that a request tells, in order: providers send several at once. What nobody has to answer (a receipt, a typing sign) is left out.
   * @throws ProblemError bad-request when the body cannot be read
   */
  parse(request: RawRequest): readonly Inbound<Ref>[]
  /** How many messages of a request `parse` had to leave out, since they look like none that is known. Left out where it leaves out none. */
  unread?(request: RawRequest): number
  /** What the provider hears once everything is kept. */
  ack(request: RawRequest): Ack
  /** Messages as the provider takes them, in the order in which they are sent. Pure. Choices stand in the last. @param ref whom it is for: one provider may serve apps that show different things */
  render(outbound: Outbound, ref: Ref): readonly Payload[]
  /**
   * Answers a request whose sender waits for the answer in its very response. Only for a request that was verified.
   * @param answer keeps what was said and answers it at once: what would have been sent, or null where it could not be answered in
   *   time and is sent later instead
   * @returns null for an ordinary request, which is to be kept, acknowledged and answered later. Left out where a provider never waits.
   */
  inline?(
    request: RawRequest,
    answer: (inbound: Inbound<Ref>) => Promise<readonly Payload[] | null>,
  ): Promise<Ack> | null
  /**
   * Says something in the response to a verified request that could not be kept, where a person reads it there. The provider then counts
   * it as answered and does not send it again.
   * @returns null where nobody would read it; so does leaving it out. The provider is told that it failed and sends it again.
   */
  sorry?(request: RawRequest, lines: readonly string[]): Ack | null
  /** Sends one message. Never throws: what goes wrong is an answer, and holds no word and no number of anybody. */
  send(payload: Payload, ref: Ref): Promise<Sent>
  /**
   * Erases at the provider what was said, where it can (`sent`: ids that `send` gave), for as long as a lease lets it (`forget-each.ts`). Never throws.
   */
  forget(ref: Ref, sent: readonly string[]): Promise<Forgotten>
}
