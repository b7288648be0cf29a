import type { Outbound } from '../messaging/adapter.ts'
import { askedLines, DETAILS, numberedLines, saidLines } from '../messaging/brief.ts'
import { packed } from '../messaging/packing.ts'
import { asText, segmentsOf } from '../segments.ts'

/** More messages than these arrive in any order, and cost too much. */
export const MAX_MESSAGES = 3
/** Parts that one message is sent in; more arrive "best effort" (twilio.com, guidelines for the United Kingdom). */
export const MAX_PARTS = 4
/** Parts of a message of as many characters as the provider takes. */
const MOST_PARTS = 11
/** Characters that the provider takes at most (twilio.com, error 21617). */
const MAX_CHARACTERS = 1600
const MAX_LABEL = 20

/**
 * What is sent by text: at most three messages, each in few parts, with plain signs, what to do in danger first and the choices in the last.
 * Where everything does not fit, whom to call is kept and what is said about them goes; where even that does not fit, the messages are longer.
 */
export function renderSms(outbound: Outbound): string[] {
  if (outbound.kind === 'lines') return packed([outbound.lines], fitsIn(MAX_PARTS)).map(plainly)
  const { turn } = outbound
  const blocksOf = (detail: (typeof DETAILS)[number]) => [
    ...saidLines(turn, detail),
    [...askedLines(turn, detail), ...numberedLines(turn, MAX_LABEL)],
  ]
  for (const detail of DETAILS) {
    const texts = packed(blocksOf(detail), fitsIn(MAX_PARTS))
    if (texts.length <= MAX_MESSAGES) return texts.map(plainly)
  }
  for (let parts = MAX_PARTS + 1; ; parts++) {
    const texts = packed(blocksOf('least'), fitsIn(parts))
    if (texts.length <= MAX_MESSAGES || parts === MOST_PARTS) return texts.map(plainly)
  }
}

const fitsIn = (parts: number) => (text: string) =>
  text.length <= MAX_CHARACTERS && segmentsOf(asText(text, parts)).parts <= parts
const plainly = (text: string): string => asText(text, MAX_PARTS)
