import { z } from 'zod'
import { ProblemError } from '../../errors.ts'
import { cleanText, MAX_TEXT } from '../clean-text.ts'
import type { Inbound } from '../messaging/adapter.ts'
import { fieldOf } from '../messaging/provider.ts'

/** Where an answer goes. */
export interface WhatsAppRef {
  readonly to: string
}

const text = z.string()
const pressed = z.object({ id: text, title: text })
const shown = z.object({ caption: text.optional() }).optional()
const message = z.object({
  from: text,
  id: text,
  timestamp: text.regex(/^\d{1,12}$/),
  type: text,
  text: z.object({ body: text }).optional(),
  interactive: z.object({ button_reply: pressed.optional(), list_reply: pressed.optional() }).optional(),
  button: z.object({ payload: text.optional(), text }).optional(),
  image: shown,
  video: shown,
  document: shown,
})
type Message = z.output<typeof message>

const value = z.object({
  metadata: z.object({ phone_number_id: text }).optional(),
  messages: z.array(z.unknown()).optional(),
})
const envelope = z.object({
  entry: z.array(z.object({ changes: z.array(z.object({ field: text.optional(), value: z.unknown() })) })),
})

/** Signs of a message that says nothing: a thumb on one of ours, a number that was changed. */
const SILENT = new Set(['reaction', 'system', 'ephemeral'])

/**
 * Every message of a request to this number, in order. One request may hold several entries with several changes, and receipts among them,
 * which are left out. Names and pictures of profiles are dropped here.
 * @throws ProblemError bad-request where it is no such request
 */
export function inboundOf(body: Uint8Array, phoneNumberId: string): readonly Inbound<WhatsAppRef>[] {
  return messagesOf(body, phoneNumberId).flatMap((one) => {
    const known = message.safeParse(one)
    return known.success && !isSilent(one) ? [inbound(known.data)] : []
  })
}

/** How many messages of the same request say something and look like none that is known, so that they are not among those. */
export const unreadIn = (body: Uint8Array, phoneNumberId: string): number =>
  messagesOf(body, phoneNumberId).filter((one) => !isSilent(one) && !message.safeParse(one).success).length

/** What stands where messages do; a change that should hold some and cannot be read stands for one. */
function messagesOf(body: Uint8Array, phoneNumberId: string): readonly unknown[] {
  const parsed = envelope.safeParse(jsonOf(body))
  if (!parsed.success) throw new ProblemError('bad-request')
  return parsed.data.entry.flatMap(({ changes }) =>
    changes.flatMap((change) => {
      const read = value.safeParse(change.value)
      if (!read.success) return change.field === 'messages' ? [change.value] : []
      return read.data.metadata?.phone_number_id === phoneNumberId ? (read.data.messages ?? []) : []
    }),
  )
}

const isSilent = (one: unknown): boolean => SILENT.has(String(fieldOf(one, 'type')))

function inbound(one: Message): Inbound<WhatsAppRef> {
  const reply = one.interactive?.button_reply ?? one.interactive?.list_reply
  const typed = reply?.title ?? one.button?.text ?? one.text?.body
  const caption = one.image?.caption ?? one.video?.caption ?? one.document?.caption ?? ''
  return {
    address: one.from,
    eventId: one.id,
    sentAt: Number(one.timestamp) * 1000,
    kind: typed === undefined ? 'unsupported' : 'message',
    text: cleanText((typed ?? caption).slice(0, MAX_TEXT)),
    payload: reply?.id ?? one.button?.payload ?? null,
    locale: null,
    ref: { to: one.from },
  }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return null
  }
}
