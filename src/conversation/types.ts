import type { Entry } from '../flows/types.ts'
import type { Turn } from '../messages/message.ts'

/** The sealed record, whole: everything that a turn needs beside the content. `v` is the version of this shape. */
export interface Conversation {
  readonly v: 1
  /** id of a journey in flows/journeys.yaml, fixed at the start by the channel's capabilities */
  readonly journey: string
  readonly locale: string
  /** id of the charity whose site it began on, or null */
  readonly partner: string | null
  readonly entries: readonly Entry[]
  /** how often in a row nothing was understood: each time is answered in other words than the one before. Nothing else reads it. */
  readonly unheard?: number
  /** whether danger was said, and not that it is over: 999 stays above what is shown. Only showing uses it. */
  readonly endangered?: true
  /** the offers that stand at the present question, neither taken nor declined: a typed yes takes one. Only reading and showing use it. */
  readonly offered?: readonly string[]
  /** seconds since the last turn, from whoever kept the conversation; it is no part of what is kept. Missing: none */
  readonly quietFor?: number
}

/** A conversation after one input, and what to show. */
export interface Outcome {
  readonly conversation: Conversation
  readonly turn: Turn
  /** set where the person wants to end it: they wrote so, or chose what says so. What follows from it is the channel's. */
  readonly leaves?: 'written' | 'chosen'
}

/** How words are heard at a question that they may not be meant for. */
export interface Hearing {
  /** whether they may name a choice of the question; where nobody has read it yet, a yes is no answer to it */
  readonly answers: boolean
  /** whether what was heard is said back, and more is offered; where it is not known who reads, nothing is */
  readonly tells: boolean
}
