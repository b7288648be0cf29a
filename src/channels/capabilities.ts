/** What a channel can show, and which journey it walks. Read by the proof of the content and by the channel itself. */
export interface Capabilities {
  /** the name in sealed records and counts */
  readonly id: ChannelId
  /** id of a journey in flows/journeys.yaml, fixed when a conversation begins */
  readonly journey: string
  /** characters that a choice's label may have here; where it is 20, the short label is shown */
  readonly maxLabel: number
  /** choices that one message can offer; null where there is no limit */
  readonly maxChoices: number | null
  /** characters of one message; null where there is no limit */
  readonly maxMessage: number | null
}

export type ChannelId = 'web' | 'json'

export const CAPABILITIES: Readonly<Record<ChannelId, Capabilities>> = {
  web: { id: 'web', journey: 'main', maxLabel: 72, maxChoices: null, maxMessage: null },
  json: { id: 'json', journey: 'main', maxLabel: 72, maxChoices: null, maxMessage: null },
}
