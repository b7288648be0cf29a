import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cleanText, MAX_TEXT } from '../clean-text.ts'
import type { Inbound } from '../messaging/adapter.ts'

/** Where an answer goes. Names and accounts of people are no part of it. */
export interface BotRef {
  readonly serviceUrl: string
  /** the app in which they write: `msteams`, `webchat` ... */
  readonly channelId: string
  readonly conversation: string
  readonly bot: string
  readonly user: string
  /** the message that is answered, where it was one */
  readonly replyTo?: string
}

const id = z.string().min(1).max(1_000)
const account = z.object({ id })
/** A field that is of no use is as good as none: apps put all kinds of things into them. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** What we read of an activity; everything else that an app tells of a person is dropped here. Bot Framework Activity schema 3.1. */
const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: optional(id),
  timestamp: optional(z.string().max(64)),
  serviceUrl: z.string().min(1).max(1_000),
  channelId: z.string().min(1).max(64),
  from: account,
  recipient: account,
  conversation: z.object({ id, isGroup: optional(z.boolean()), conversationType: optional(z.string().max(64)) }),
  text: optional(z.string()),
  locale: optional(z.string().max(35)),
  name: optional(z.string().max(200)),
  action: optional(z.string().max(64)),
  value: z.unknown().optional(),
  deliveryMode: optional(z.string().max(64)),
  attachments: optional(z.array(z.object({ contentType: z.string() })).max(100)),
  membersAdded: optional(z.array(account).max(1_000)),
  membersRemoved: optional(z.array(account).max(1_000)),
  entities: optional(z.array(z.unknown()).max(100)),
})

export type Activity = z.infer<typeof activitySchema>

const mentionSchema = z.object({ type: z.literal('mention'), mentioned: account, text: z.string().min(1) })
const payloadSchema = z.object({ choice: z.string().min(1).max(200) })

/** The bytes of a request as an activity, or null where they are none. */
export function readActivity(body: Uint8Array): Activity | null {
  try {
    return activitySchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return null
  }
}

/** Whether its sender waits for the answer in the response. */
export const isWaiting = ({ deliveryMode }: Activity): boolean => deliveryMode === 'expectReplies'

/**
 * What an activity tells of a conversation. Most kinds tell nothing: typing, reactions, receipts, what was changed later.
 * Neither does what was said where others read along: the bot is for one person at a time (docs/bot-framework.md).
 */
export function inboundOf(activity: Activity): readonly Inbound<BotRef>[] {
  if (isGone(activity)) return [event(activity, 'gone')]
  if (isAmongOthers(activity)) return []
  if (activity.type === 'message') return ofMessage(activity)
  if (activity.type === 'invoke') return payloadOf(activity) === null ? [] : [event(activity, 'message')]
  return isJoin(activity) ? [event(activity, 'join')] : []
}

/** Words that came with a picture are read, and it is said that the picture is not. */
function ofMessage(activity: Activity): Inbound<BotRef>[] {
  const message = event(activity, 'message')
  const hasWords = message.text !== '' || message.payload !== null
  const hasMore = (activity.attachments ?? []).some(({ contentType }) => !isOwnText(contentType))
  return hasWords && !hasMore ? [message] : [{ ...message, kind: 'unsupported' }]
}

/** Teams sends what was typed once more as a page. */
const isOwnText = (contentType: string): boolean => contentType === 'text/html'

function event(activity: Activity, kind: Inbound['kind']): Inbound<BotRef> {
  const { channelId, conversation, locale, timestamp } = activity
  const sentAt = Date.parse(timestamp ?? '')
  const text = kind === 'message' ? cleanText(withoutMentions(activity).slice(0, MAX_TEXT)).trim() : ''
  return {
    address: `${channelId}:${conversation.id}`,
    eventId: activity.id ?? fingerprint(activity),
    sentAt: Number.isNaN(sentAt) ? null : sentAt,
    kind,
    text,
    payload: kind === 'message' ? payloadOf(activity) : null,
    locale: locale ?? null,
    ref: refOf(activity),
  }
}

/** Where an activity is answered. */
export function refOf({ type, id, serviceUrl, channelId, conversation, recipient, from }: Activity): BotRef {
  return {
    serviceUrl,
    channelId,
    conversation: conversation.id,
    bot: recipient.id,
    user: from.id,
    ...(type === 'message' && id !== undefined && { replyTo: id }),
  }
}

/** Some apps give no id to what is not a message. */
const fingerprint = (activity: Activity): string =>
  createHash('sha256').update(JSON.stringify(activity)).digest('base64url')

/** What a button of ours carried; anything else that stands there is no answer. */
function payloadOf({ value }: Activity): string | null {
  const read = payloadSchema.safeParse(value)
  return read.success ? read.data.choice : null
}

/** The words without our own name in front of them, and other names without their tags. */
function withoutMentions({ text = '', entities = [], recipient }: Activity): string {
  const ours = entities.flatMap((entity) => {
    const mention = mentionSchema.safeParse(entity)
    return mention.success && mention.data.mentioned.id === recipient.id ? [mention.data.text] : []
  })
  const rest = ours.reduce((words, mention) => words.replaceAll(mention, ' '), text)
  return rest.replace(/<at\b[^>]*>([^<]*)<\/at>/gi, '$1')
}

/** Somebody opened the chat: not we ourselves, who are announced as a member like any other. */
function isJoin({ type, name, membersAdded = [], recipient }: Activity): boolean {
  if (type === 'event') return name === 'webchat/join'
  return type === 'conversationUpdate' && membersAdded.some((member) => member.id !== recipient.id)
}

function isGone({ type, action, membersRemoved = [], recipient }: Activity): boolean {
  if (type === 'endOfConversation' || type === 'deleteUserData') return true
  if (type === 'conversationUpdate') return membersRemoved.some((member) => member.id === recipient.id)
  return (type === 'installationUpdate' || type === 'contactRelationUpdate') && action === 'remove'
}

const isAmongOthers = ({ conversation: { isGroup, conversationType } }: Activity): boolean =>
  isGroup === true || conversationType === 'groupChat' || conversationType === 'channel'
