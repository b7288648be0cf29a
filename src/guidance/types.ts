import type { Reader } from '../facts/condition.ts'
import type { Notes, Template } from './notes.ts'

/** A text that is used where its condition holds. */
export interface Line {
  readonly text: string
  readonly when: Reader | null
  /** the only nations in which it may be shown, which the proof holds it to; null: everywhere */
  readonly nations: readonly string[] | null
  /** the answers that it names as {{names}}: those that were given. Without any it is not shown. */
  readonly names?: Names
  /** file:line */
  readonly at: string
}

/** Choices of a question, with the keys of their labels. */
export interface Names {
  readonly fact: string
  readonly choices: readonly { readonly id: string; readonly key: string }[]
}

/** What to do in danger. `call`: whether the number to call stands under it; elsewhere it may not work. */
export interface DangerLine extends Line {
  readonly call: boolean
}

/** Which ways to get help: one organisation by id, or everyone who plays a role for the person. */
export type Who = { readonly id: string } | { readonly role: string }

/** What a button of a card does. `call` and `website` are those of the card's own contact. */
export type CardAction =
  | 'call'
  | 'website'
  | { readonly open: string }
  | { readonly change: string; readonly text?: string | undefined }

export interface Card {
  readonly id: string
  readonly band: string
  readonly when: Reader | null
  /** the only nations in which it may be shown, which the proof holds it to; null: everywhere */
  readonly nations: readonly string[] | null
  readonly contact: Who | null
  readonly beside: readonly Who[]
  readonly why: readonly Line[]
  readonly do: readonly Line[]
  readonly say: readonly Line[]
  readonly actions: readonly CardAction[]
  /** becomes a line of the band's card, instead of a closed heading, when it is not the first */
  readonly adds: boolean
  /** file:line */
  readonly at: string
}

/** Cards in bands: the plan. At most one card a band. */
export interface Plan {
  readonly kind: 'plan'
  readonly id: string
  readonly heading: string
  readonly danger: readonly DangerLine[]
  readonly bands: readonly string[]
  /** bands of which only the first that has a card shows */
  readonly exclusive: readonly (readonly string[])[]
  /** of each of these, one band has a card in every plan: the proof holds it to that */
  readonly always: readonly { readonly bands: readonly string[]; readonly at: string }[]
  readonly order: readonly { readonly when: Reader; readonly first: string; readonly at: string }[]
  readonly cards: readonly Card[]
}

/** Contacts in an order, each where it serves. */
export interface Contacts {
  readonly kind: 'contacts'
  readonly id: string
  readonly heading: string
  readonly danger: readonly DangerLine[]
  readonly contacts: readonly { readonly who: Who; readonly when: Reader | null; readonly at: string }[]
  readonly after: readonly { readonly line: Line; readonly actions: readonly CardAction[] }[]
}

/** The answers of one question, each with the key of its label and what is heard for it in words. */
export interface ToldAnswers {
  readonly kind: 'answers'
  readonly fact: string
  readonly choices: readonly { readonly id: string; readonly key: string; readonly labels: readonly string[] }[]
}
/** What is heard in words and ticks nothing, with the key of its name. */
export interface ToldLabel {
  readonly kind: 'label'
  readonly label: string
  readonly key: string
}
/** What was typed at a question, which only the person's own words can say. */
export interface ToldWords {
  readonly kind: 'typed'
  readonly question: string
}

/** Something that can have been told, to be said back. */
export interface Told {
  readonly from: ToldAnswers | ToldLabel | ToldWords
  readonly when: Reader | null
  /** the text that names all of it at once, as {{names}}; null: each is named by itself */
  readonly as: string | null
  /** whether the person's own words stand for it */
  readonly quoted: boolean
  /** file:line */
  readonly at: string
}

interface SectionBase {
  readonly id: string
  readonly when: Reader | null
  /** the only nations in which it may be shown, which the proof holds it to; null: everywhere */
  readonly nations: readonly string[] | null
  /** file:line */
  readonly at: string
}
/** Sentences. */
export interface LinesSection extends SectionBase {
  readonly kind: 'lines'
  /** whether they are the heading of the screen: what somebody comes to first */
  readonly leads: boolean
  readonly lines: readonly Line[]
}
/** A list of what was told, under a heading; without anything told it is left out. */
export interface ListSection extends SectionBase {
  readonly kind: 'list'
  readonly heading: string
  readonly told: readonly Told[]
}
/** Words that may fit, each with what was told that speaks for it; a word without any is left out, and without words the section. */
export interface LensSection extends SectionBase {
  readonly kind: 'lens'
  readonly lines: readonly Line[]
  /** the text that names what was told, as {{names}} */
  readonly as: string
  readonly lens: readonly { readonly text: string; readonly told: readonly Told[]; readonly at: string }[]
}
export type Section = LinesSection | ListSection | LensSection

/** What a person told, said back in sections. */
export interface Reflection {
  readonly kind: 'reflection'
  readonly id: string
  readonly sections: readonly Section[]
}

/** The first view when danger, or the wish not to live, is said or pressed. */
export interface AlertView {
  /** the first that holds stands instead of `alert.<kind>` */
  readonly headings: readonly Line[]
  readonly lines: readonly Line[]
  readonly call: readonly AlertCall[]
  readonly more: readonly AlertMore[]
  readonly after: readonly AlertAfter[]
}
/** An organisation to call, by id. */
export interface AlertCall {
  readonly id: string
  readonly when: Reader | null
}
/** A closed heading, with ways in. */
export interface AlertMore {
  readonly id: string
  readonly when: Reader | null
  readonly actions: readonly AlertWay[]
  /** file:line */
  readonly at: string
}
/** A way in under a closed heading: the address or textphone number of an organisation. */
export interface AlertWay {
  readonly contact: string
  readonly way: 'website' | 'textphone'
}
export type AlertAfter =
  | { readonly text: string; readonly command: 'again' | 'safer' }
  | { readonly text: string; readonly open: string }

/** Who may be shown only a few things, and which: everything that is not named is kept from them. */
export interface Firewall {
  readonly when: Reader
  /** flows in which everything may be shown */
  readonly flows: ReadonlySet<string>
  readonly shows: ReadonlySet<string>
  readonly asks: ReadonlySet<string>
  readonly says: ReadonlySet<string>
  /** closed headings of alerts */
  readonly more: ReadonlySet<string>
}

/** Words, by language, that only some nations' law, courts or police have. */
export interface LawWords {
  readonly nations: readonly string[]
  readonly words: Readonly<Record<string, readonly string[]>>
}

/** A question that people ask the chat itself, and that has an answer. */
export interface Asked {
  readonly id: string
  /** the key of the answer */
  readonly text: string
  /** whether the way to who can help stands under it */
  readonly help: boolean
  /** file:line */
  readonly at: string
}

/** A topic that can be asked for in words, wherever somebody has got to. */
export interface AskedFor {
  readonly topic: string
  /** the key of what people type for it, with | between */
  readonly typed: string
  /** file:line */
  readonly at: string
}

/** What is said at once when something is first heard in words, whatever question is open. */
export interface AtOnce {
  readonly labels: ReadonlySet<string>
  readonly when: Reader | null
  /** the key of what is said */
  readonly says: string
  /** the topic that a button under it opens */
  readonly opens: string | null
  /** only beside a question, because the flow itself says it where the words are its answer */
  readonly beside: boolean
  /** before anything else, what was heard included */
  readonly first: boolean
  /** file:line */
  readonly at: string
}

/** What a flow can show. */
export type Document = Plan | Contacts | Reflection | Notes | Template

/** Everything that guidance/ declares. */
export interface Guidance {
  readonly documents: ReadonlyMap<string, Document>
  /** who is named when words were not understood */
  readonly helpline: Who
  /** the organisation to call in danger, shown wherever danger is spoken of, whatever else is known */
  readonly emergency: string
  /** what stays above every reply after danger was said, until it is said to be over */
  readonly reminder: readonly DangerLine[]
  /** what is said when words that may be danger are not about now */
  readonly notNow: readonly Line[]
  readonly alerts: Readonly<Record<'danger' | 'perhaps' | 'crisis', AlertView>>
  readonly asked: readonly Asked[]
  readonly askedFor: readonly AskedFor[]
  readonly atOnce: readonly AtOnce[]
  readonly firewall: Firewall
  readonly law: readonly LawWords[]
}
