import type { BotRef } from './activity.ts'

/** One message as the channel service takes it (Bot Framework Activity schema), without where it goes. */
export interface BotPayload {
  readonly type: 'message'
  /** marks in a person's words or in a name of a place are no format */
  readonly textFormat: 'plain'
  readonly text: string
  readonly locale: string
  readonly suggestedActions?: {
    /** empty: for whoever writes. Left out, the library refuses the whole message. */
    readonly to: readonly never[]
    readonly actions: readonly Button[]
  }
  readonly attachments?: readonly HeroCard[]
}

export type Button =
  | { readonly type: 'imBack'; readonly title: string; readonly value: string }
  | {
      readonly type: 'messageBack'
      readonly title: string
      readonly displayText: string
      readonly text: string
      readonly value: { readonly choice: string }
    }
  | { readonly type: 'call' | 'openUrl'; readonly title: string; readonly value: string }

export interface HeroCard {
  readonly contentType: 'application/vnd.microsoft.card.hero'
  readonly content: { readonly title?: string; readonly buttons: readonly Button[] }
}

/** A message with where it goes. */
export const addressed = (
  payload: BotPayload,
  { serviceUrl, channelId, conversation, bot, user, replyTo }: BotRef,
) => ({
  ...payload,
  serviceUrl,
  channelId,
  conversation: { id: conversation },
  from: { id: bot },
  recipient: { id: user },
  // the library would answer to an invented message where there was none
  ...(replyTo !== undefined && { replyToId: replyTo }),
})
