import { bare } from '../../conversation/commands.ts'
import type { Input } from '../../messages/message.ts'
import { type ChannelId, LIMITS, OPT_OUT_WORDS } from '../capabilities.ts'
import type { Inbound } from './adapter.ts'
import { readPayload } from './choice-payload.ts'

/** The question that was shown last, and what each of its numbers sends. No words of anybody: ids alone. */
export interface Asked {
  readonly prompt: string
  /** whether it asks for own words */
  readonly forWords: boolean
  readonly revision: string
  readonly ways: readonly Input[]
}

/** What a message is to the question that was shown last: one of its ways on, one of an earlier question, or words to be read. */
export type Means =
  | { readonly kind: 'way'; readonly input: Input }
  | { readonly kind: 'earlier' }
  | { readonly kind: 'no-such-number' }
  | { readonly kind: 'to-read' }

/**
 * Reads the part of a message that has nothing to do with language: a button, or a number that is the whole message. Words, several
 * numbers and labels are read by the conversation itself.
 */
export function meansAt(asked: Asked, { payload, text }: Pick<Inbound, 'payload' | 'text'>): Means {
  const pressed = payload === null ? null : readPayload(payload, asked.revision, asked.ways.length)
  if (pressed === 'earlier') return { kind: 'earlier' }
  const number = pressed ?? numberIn(text)
  if (number === null) return { kind: 'to-read' }
  const input = asked.ways[number - 1]
  if (input) return { kind: 'way', input }
  // an age is a number too, and is read as one where no words are asked for
  return asked.forWords ? { kind: 'no-such-number' } : { kind: 'to-read' }
}

const numberIn = (text: string): number | null => {
  const [, digits] = /^\s*(\d{1,2})[.)]?\s*$/.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}

/** A text with the digits of any script as 0 to 9, and without the frame that a keypad of signs puts around them. */
export const plainDigits = (text: string): string =>
  text.replace(/[\ufe0f\u20e3]/g, '').replace(/[^\P{Nd}0-9]/gu, (digit) => `${digitOf(digit)}`)

/** Digits of a script stand together by tens, the zero first. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return (code - zero) % 10
}

/** Whether a carrier ends it with this message, and nothing may be sent any more. Only the whole message counts: "make him STOP" is none. */
export function isOptOut(channel: ChannelId, text: string): boolean {
  const word = bare(text).toUpperCase()
  return LIMITS[channel].reserved.includes(word) && OPT_OUT_WORDS.some((one) => one === word)
}
