/**
 * The neutral messages: what the assistant says, before any channel decides how it looks.
 * Every string is finished text in one language. Channels render these and nothing else.
 */

/** Something that a person can do with one tap. Exactly one of `tel`, `url`, `open`, `change`, `command` is set. */
export interface Action {
  readonly label: string
  /** digits to dial, exactly as the directory holds them */
  readonly tel?: string
  /** an address of somebody else's site, `https:` or `sms:` */
  readonly url?: string
  /** a topic to open */
  readonly open?: string
  /** an answer to change; with `choice` it is changed at once */
  readonly change?: { readonly id: string; readonly choice?: string }
  readonly command?: CommandName
}

export type CommandName = 'back' | 'again' | 'restart' | 'language' | 'help' | 'emergency' | 'safer'

/** A closed heading with what opens under it. */
export interface More {
  readonly heading: string
  readonly lines: readonly string[]
  readonly actions?: readonly Action[]
}

/** Whether a service can be reached at the moment of showing; `unknown` where sources differ or say nothing. */
export type OpenNow = 'open' | 'closed' | 'unknown'

/** A message, or a part of one, while it is put together: what may be left out is set where there is any. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** One way to get help, as shown: only confirmed facts. */
export interface Contact {
  readonly id: string
  readonly name: string
  /** what it does, one line */
  readonly does: string
  /** how the number is written and what to dial */
  readonly phone?: { readonly text: string; readonly dial: string }
  readonly sms?: { readonly text: string; readonly dial: string }
  readonly url?: string
  readonly openNow: OpenNow
  /** "Open now, day and night", "Closed now. Opens Tuesday 29 December, 9 am", "We found different opening times, usually weekdays in the daytime" */
  readonly hours?: string
  /** cost, bill, how busy, who it is for: said before the call */
  readonly limits: readonly string[]
  /** why it is shown to this person, from what they said */
  readonly why?: string
}

/** One numbered card of the plan. */
export interface PlanCard {
  readonly id: string
  readonly what: string
  readonly why?: string
  readonly do: readonly string[]
  /** words to say, to copy or read out */
  readonly say?: string
  /** the way to get help that this card is about, when it has one */
  readonly contact?: Contact
  /** others: something open beside a closed service, local services */
  readonly beside?: readonly Contact[]
  readonly actions: readonly Action[]
}

export interface TextMessage {
  readonly kind: 'text'
  readonly key: string
  /** what it is for, where it is more than words: what to do in danger, or the heading of what follows */
  readonly role?: 'danger' | 'heading'
  readonly lines: readonly string[]
  readonly actions?: readonly Action[]
}
export interface AlertMessage {
  readonly kind: 'alert'
  readonly key: string
  readonly alert: 'danger' | 'perhaps' | 'crisis'
  readonly heading: string
  readonly lines: readonly string[]
  readonly actions: readonly Action[]
  readonly more: readonly More[]
}
export interface YouSaidMessage {
  readonly kind: 'you-said'
  readonly key: string
  readonly heading: string
  readonly found: readonly { readonly label: string; readonly words: string }[]
}
export interface ContactMessage extends Contact {
  readonly kind: 'contact'
  readonly key: string
}
export interface PlanMessage {
  readonly kind: 'plan'
  readonly key: string
  readonly heading: string
  /** the danger line with its 999 action: always first */
  readonly danger: { readonly lines: readonly string[]; readonly actions: readonly Action[] }
  readonly cards: readonly PlanCard[]
  readonly more: readonly { readonly heading: string; readonly cards: readonly PlanCard[] }[]
}
export interface NotesMessage {
  readonly kind: 'notes'
  readonly key: string
  readonly warnings: readonly string[]
  readonly headline: string
  readonly sections: readonly { readonly id: string; readonly label: string; readonly lines: readonly string[] }[]
  /** what stands above the requests */
  readonly asks: string
  readonly requests: readonly string[]
  readonly short: string
}
export interface TemplateMessage {
  readonly kind: 'template'
  readonly key: string
  readonly label: string
  readonly body: string
  /** what to fill in, where it is a page for that */
  readonly blanks?: readonly string[]
}
export interface KeptMessage {
  readonly kind: 'kept'
  readonly key: string
  readonly line: string
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
}

export type Message =
  | TextMessage
  | AlertMessage
  | YouSaidMessage
  | ContactMessage
  | PlanMessage
  | NotesMessage
  | TemplateMessage
  | KeptMessage

export type PromptKind = 'one-of' | 'any-of' | 'text' | 'place' | 'menu' | 'end'

export interface Choice {
  readonly id: string
  readonly label: string
  /** at most 20 characters, present when `label` is longer than that */
  readonly short?: string
  readonly group?: string
  /** the person's own words that ticked this choice, if any */
  readonly words?: string
}

/** The question that is on the screen. */
export interface Prompt {
  readonly id: string
  readonly kind: PromptKind
  readonly text: string
  /** the name of the part of the conversation, shown small above the question */
  readonly part?: string
  readonly why?: string
  readonly choices?: readonly Choice[]
  /** ids of choices to show ticked */
  readonly selected?: readonly string[]
  /** what to mend in the last answer, kindly */
  readonly error?: string
  /** stable code of `error`: other-question, unknown-choice, choose-one, none-and-others, unknown-place, empty-text ... */
  readonly errorCode?: string
  /** what the person typed, to be put back into the box: with an error, or beside an alert that it raised; never for text that was taken */
  readonly draft?: string
  /** the label of the skip button, in the words of this question */
  readonly skip?: string
  readonly canSkip: boolean
  readonly canGoBack: boolean
}

export interface Answered {
  readonly id: string
  readonly question: string
  readonly label: string
  readonly canChange: boolean
}

/** One turn as every channel gets it, without the sealed state. */
export interface Turn {
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  readonly messages: readonly Message[]
  readonly prompt: Prompt
  readonly answered: readonly Answered[]
}

/** What a person can send, over any channel. */
export type Input =
  | { readonly to: string; readonly choice: string }
  | { readonly to: string; readonly choices: readonly string[] }
  | { readonly to: string; readonly text: string }
  | { readonly to: string; readonly skip: true }
  | { readonly change: string }
  | { readonly change: string; readonly choice: string }
  | { readonly change: string; readonly choices: readonly string[] }
  | { readonly change: string; readonly text: string }
  | { readonly change: string; readonly skip: true }
  | { readonly open: string }
  | { readonly command: CommandName; readonly locale?: string }
