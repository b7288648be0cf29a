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
  /**
   * Whether what is sent stays on a phone that others may hold: then the first question of the journey asks if it is safe, nothing else is
   * said before it is answered with yes, and it is asked again after a silence.
   */
  readonly asksIfSafe: boolean
}

export type ChannelId = 'web' | 'json' | 'botframework' | 'sms' | 'whatsapp'

const ON_A_PAGE = { journey: 'main', maxLabel: 72, maxChoices: null, maxMessage: null, asksIfSafe: false } as const
const ON_A_PHONE = { journey: 'short', maxLabel: 20, maxChoices: 10, asksIfSafe: true } as const

/**
 * Twilio takes 1,600 characters in one message (twilio.com, error 21617), WhatsApp 4,096 in one of text alone (developers.facebook.com,
 * text messages), Teams and Web Chat more than is read at once.
 */
export const CAPABILITIES: Readonly<Record<ChannelId, Capabilities>> = {
  web: { id: 'web', ...ON_A_PAGE },
  json: { id: 'json', ...ON_A_PAGE },
  botframework: {
    id: 'botframework',
    journey: 'in-app',
    maxLabel: 20,
    maxChoices: 10,
    maxMessage: 4000,
    asksIfSafe: false,
  },
  sms: { id: 'sms', ...ON_A_PHONE, maxMessage: 1600 },
  whatsapp: { id: 'whatsapp', ...ON_A_PHONE, maxMessage: 4096 },
}

/**
 * What fits on a channel, for the words that it shows. Held against all content, those channels included for which there is no
 * code yet, so that nothing has to be rewritten when they come.
 */
export interface Limits {
  /** the journey that is walked there */
  readonly journey: string
  /** characters of a button: `short` labels where it is 20 */
  readonly label: number
  /** choices that stand together on one message */
  readonly choices: number
  /** buttons of a message beside its choices, before "more" */
  readonly actions: number
  /** characters of one text in a message that has buttons */
  readonly text: number
  /** parts of a text message, for a question with its choices and for anything else; null where it is not sent in parts */
  readonly segments: { readonly question: number; readonly other: number } | null
  /** words that a carrier takes for itself when they are a whole message */
  readonly reserved: readonly string[]
}

/** Words with which a carrier ends it: nothing may be sent any more after one of them is a whole message. */
export const OPT_OUT_WORDS = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT'] as const
/** Opt-out and help words that carriers answer before we hear of them, in any language of the sender. */
const CARRIER_WORDS = [...OPT_OUT_WORDS, 'HELP', 'INFO']

const PAGE: Limits = { journey: 'main', label: 72, choices: 20, actions: 6, text: 4000, segments: null, reserved: [] }
const BUTTONS = { label: 20, choices: 10, actions: 3 }

/**
 * WhatsApp: a list has 10 rows of 24 characters, a button 20, a body with buttons 1,024 (developers.facebook.com, interactive
 * lists and reply buttons). Teams shows the first 3 suggested actions (learn.microsoft.com, suggested actions). SMS: more than
 * 2 parts for a question, or 4 for anything else, cost too much and arrive out of order.
 */
export const LIMITS: Readonly<Record<'web' | 'json' | 'botframework' | 'whatsapp' | 'sms', Limits>> = {
  web: PAGE,
  json: PAGE,
  botframework: { ...BUTTONS, journey: 'in-app', text: 4000, segments: null, reserved: [] },
  whatsapp: { ...BUTTONS, journey: 'short', text: 1024, segments: null, reserved: CARRIER_WORDS },
  sms: { ...BUTTONS, journey: 'short', text: 1600, segments: { question: 2, other: 4 }, reserved: CARRIER_WORDS },
}
