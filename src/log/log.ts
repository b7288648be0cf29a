import { type DestinationStream, type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'

/** From everything to nothing. No `fatal`: no line here is one, so it would hide every failure as `silent` does, without saying so. */
export const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type Level = (typeof LEVELS)[number]

/**
 * Everything that this service can write about the people who use it. A line tells how a turn went and how long it took,
 * and nothing by which one conversation could be followed: no address, no words, no token, no partner, no language.
 */
export interface Log {
  /** One line for each turn. */
  turn(outcome: string, milliseconds: number): void
  /** Something on our side failed: its kind and where in our code, never its message, which may hold words of a person. */
  failure(code: string, error: unknown): void
  /** Which content is served from now on, or why what was offered is not. */
  content(event: ContentEvent): void
  /** Something that the operator should know. The text is ours, whole. */
  warning(text: string): void
}

/** What becomes of content. Content is nobody's but the charity's, so its mistakes are told whole. */
export type ContentEvent =
  /** `proved`: whether the proof was made for exactly this content */
  | { readonly content: 'serving'; readonly hash: string; readonly proved: boolean }
  | {
      readonly content: 'refused'
      /** file:line of the first mistake */
      readonly at: string
      /** what is wrong there and how to mend it */
      readonly why: string
      /** how many mistakes there are beside it */
      readonly more: number
      /** hash of what is served still */
      readonly serving: string
    }

/** @param destination where the lines go; standard output when left out */
export function createLog(level: Level, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: secondsOnly }
  const logger: Logger = destination ? pino(options, destination) : pino(options)
  return {
    turn: (outcome, milliseconds) => logger.info({ outcome, ms: roundDuration(milliseconds) }),
    failure: (code, error) => logger.error({ code, error: describeError(error) }),
    content: (event) => (event.content === 'refused' ? logger.warn(event) : logger.info(event)),
    warning: (text) => logger.warn(text),
  }
}

/** Whole seconds: finer ones could be laid beside what a network saw. */
const secondsOnly = (): string => `,"time":"${new Date().toISOString().slice(0, 19)}Z"`

/** Up to the next of 1, 2, 5, 10, 20, 50 ...: enough to see a slow service, too coarse to tell one answer from another. */
export function roundDuration(milliseconds: number): number {
  if (!(milliseconds > 1)) return 1
  const power = 10 ** Math.floor(Math.log10(milliseconds))
  const step = [1, 2, 5].find((each) => milliseconds <= each * power) ?? 10
  return step * power
}
