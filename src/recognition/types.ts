import type { Kind } from './lexicon.ts'

export type Alert = 'danger' | 'perhaps' | 'crisis'

/** A label heard in the person's words, with the span [from, to) of the ORIGINAL text and the rule that found it. */
export interface Finding {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly rule: string
  /** what the label is about; absent for one that is heard for its alert, or by itself */
  readonly kind?: Kind
  /** heard by a pattern that counts only where nothing else speaks against it */
  readonly doubtful?: true
}

/** Everything heard in one text. `found` names each label of `findings` once. `alert` is the most urgent: danger before crisis before perhaps; null when none. */
export interface Heard {
  readonly alert: Alert | null
  readonly found: readonly string[]
  readonly findings: readonly Finding[]
}

/** Listens to one text of any language; pure and total: every string has an answer. */
export type Recognise = (text: string) => Heard

/** A compiled lexicon. `version` changes when, and only when, the words it listens for change. */
export interface Recogniser {
  readonly version: string
  readonly recognise: Recognise
}
