import type { FastifyRequest } from 'fastify'
import type { Operator } from '../config.ts'
import type { Conversation, Hearing, Outcome } from '../conversation/types.ts'
import type { TurnOverSocket } from '../http/socket-turn.ts'
import type { ServeSocket } from '../http/sockets.ts'
import type { Input } from '../messages/message.ts'
import type { Texts } from '../texts/types.ts'
import type { Capabilities } from './capabilities.ts'
import type { Live } from './live.ts'
import type { Problem } from './problem.ts'

/** The conversation, bound to one content. Pure: the same arguments give the same outcome, and no argument is changed. */
export interface Engine {
  /** The first turn of a new conversation. */
  begin(
    start: { readonly locale: string; readonly partner: string | null; readonly journey: string },
    now: Date,
  ): Outcome
  /** One input of a conversation that has begun. */
  take(conversation: Conversation, input: Input, now: Date): Outcome
  /** A text that may not be meant for the question that is open. */
  hear(conversation: Conversation, text: string, hearing: Hearing, now: Date): Outcome
}

/** Turns a conversation into an opaque token and back, for one channel. */
export interface Sealer {
  /** The token, valid for 12 hours from now. */
  seal(conversation: Conversation): string
  /**
   * The conversation of a token that this channel sealed.
   * @throws ProblemError with code state-tampered, state-foreign, state-expired or state-version
   */
  open(token: string): Conversation
}

/** What a channel needs to know of a charity whose site it may be shown on. */
export interface Partner {
  readonly id: string
  readonly name: string
  /** origins whose pages may frame the chat, as `https://example.org` */
  readonly origins: readonly string[]
  /** the languages that are offered on its pages; the first is for whoever has none of them */
  readonly languages: readonly string[]
  /** as `#rrggbb`; null: those of the chat */
  readonly colours: { readonly accent: string; readonly onAccent: string } | null
}

/** What the service says: one content, as a whole. */
export interface Content<P extends Partner = Partner> {
  readonly engine: Engine
  readonly texts: Texts
  readonly partners: ReadonlyMap<string, P>
  /**
   * Takes a turn of a conversation that has begun. Just after a start what words are read with may not be there yet: a turn that needs it is
   * then taken anew when it is, while all others are answered.
   * @param work changes nothing, since it may be called twice
   * @returns what `work` does: a promise of it only where it has to wait
   */
  readonly whenRead: <T>(work: () => T) => T | Promise<T>
}

/** What every channel is given. A channel is `export async function xChannel(app: FastifyInstance, deps: ChannelDeps)`. */
export interface ChannelDeps<P extends Partner = Partner> {
  /** may be replaced between two requests, never within one */
  readonly content: Live<Content<P>>
  readonly sealer: Sealer
  readonly capabilities: Capabilities
  /** the clock; nothing below a channel reads one */
  readonly now: () => Date
  /**
   * What to answer to anything that was thrown while a request was served: the problem in the language of the request.
   * Writes what is not the sender's doing to the log (never with words of the request) and notes the code for the line
   * of this turn. To be called once, from the error handler of the channel; `applyProblem` then sets status and headers.
   */
  readonly fail: (error: unknown, request: FastifyRequest) => Problem
  /**
   * The language of a request: the first that has words here, of the wish given (a form field, a JSON field),
   * then Accept-Language, then the default language.
   * @param offered the only languages that may be chosen, the default first; all when left out
   */
  readonly localeFor: (
    wish: string | null | undefined,
    acceptLanguage: string | undefined,
    offered?: readonly string[],
  ) => string
  /** Opens a route to sockets. */
  readonly serveSocket: ServeSocket
  /** Takes one turn that came over a socket: limited, told and logged as one over HTTP is. */
  readonly turnOverSocket: TurnOverSocket
  /** who runs the service, for the pages that say so; null where nobody has set it */
  readonly operator: Operator | null
}
