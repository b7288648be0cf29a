import type { Problem } from '../channels/problem.ts'
import { ProblemError } from '../errors.ts'
import type { createRateLimit } from './rate-limit.ts'
import type { Peer } from './sockets.ts'

/** One turn that came over a socket. */
export interface SocketTurn<T> {
  /** the language to tell of a problem in, where it can be made out; asked for only then */
  readonly wish: () => string | undefined
  /** makes the reply, at once where it can. @throws whatever is wrong with the message */
  readonly work: () => T | Promise<T>
  /** the reply for a problem */
  readonly refuse: (problem: Problem) => T
  /** the reply as it is sent */
  readonly write: (reply: T) => string
}

/** Takes one turn as a turn over HTTP is taken: limited by rate, its failure told, one line in the log. */
export type TurnOverSocket = <T>(peer: Peer, turn: SocketTurn<T>) => string | Promise<string>

export function turnsOverSockets(parts: {
  readonly rateLimit: ReturnType<typeof createRateLimit>
  /** milliseconds that only ever grow */
  readonly ticks: () => number
  /** told how each turn went */
  readonly tell: (outcome: string, milliseconds: number) => void
  readonly problemOf: (error: unknown, wish: string | undefined, acceptLanguage: string | undefined) => Problem
}): TurnOverSocket {
  const { rateLimit, ticks, tell, problemOf } = parts
  return (peer, { wish, work, refuse, write }) => {
    const began = performance.now()
    const done = <T>(reply: T): T => {
      tell('ok', performance.now() - began)
      return reply
    }
    const failed = (error: unknown) => {
      const problem = problemOf(error, wish(), peer.acceptLanguage)
      tell(problem.code, performance.now() - began)
      return refuse(problem)
    }
    try {
      const retryAfter = rateLimit.take(peer.address, ticks())
      if (retryAfter > 0) {
        peer.refused++
        throw new ProblemError('rate-limited', { retryAfter })
      }
      const reply = work()
      return reply instanceof Promise ? reply.then(done, failed).then(write) : write(done(reply))
    } catch (error) {
      return write(failed(error))
    }
  }
}
