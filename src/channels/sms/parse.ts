import { ProblemError } from '../../errors.ts'
import { cleanText, MAX_TEXT } from '../clean-text.ts'
import type { Inbound } from '../messaging/adapter.ts'

/** Where an answer goes, and what is to be erased with the conversation. */
export interface SmsRef {
  /** who wrote */
  readonly to: string
  /** the number of ours that they wrote to */
  readonly from: string
  /** Twilio's id of what they wrote */
  readonly sid: string
}

/**
 * A mobile number of the United Kingdom, the Isle of Man or the Channel Islands: 07 but for 070, which is forwarded to any number, and 076,
 * which are pagers, without 07624 of the Isle of Man (Ofcom, National Telephone Numbering Plan). What is sent to a landline may be
 * read aloud to whoever picks up (twilio.com, guidelines for the United Kingdom).
 */
const MOBILE = /^\+447(?:[1-57-9]\d|624)\d{3,}$/
export const isMobile = (number: string): boolean => number.length === 13 && MOBILE.test(number)

/**
 * The message that a request tells of. Receipts, calls from landlines and other channels of the provider have nothing to answer.
 * @throws ProblemError bad-request where it is no such request
 */
export function inboundOf(parameters: URLSearchParams): readonly Inbound<SmsRef>[] {
  const field = (name: string) => parameters.get(name)
  const [to, from, sid] = [field('From'), field('To'), field('MessageSid')]
  if (!to || !from || !sid) throw new ProblemError('bad-request')
  const status = field('SmsStatus') ?? field('MessageStatus')
  if ((status !== null && status !== 'received') || !isMobile(to)) return []
  const media = Number(field('NumMedia') ?? 0) > 0
  return [
    {
      address: to,
      eventId: sid,
      sentAt: null,
      kind: field('OptOutType') === 'STOP' ? 'opt-out' : media ? 'unsupported' : 'message',
      text: cleanText((field('Body') ?? '').slice(0, MAX_TEXT)),
      payload: null,
      locale: null,
      ref: { to, from, sid },
    },
  ]
}
