/** The nations that law, police and services are told apart by; `abroad` is everywhere else. */
export const NATIONS = [
  'england',
  'wales',
  'scotland',
  'northern-ireland',
  'isle-of-man',
  'jersey',
  'guernsey',
  'abroad',
] as const
export type Nation = (typeof NATIONS)[number]

/** A place that an answer may mean. `forces` is empty for the Crown dependencies and abroad. Never holds a postcode. */
export interface Candidate {
  /** Slug of the label, unique in its list: lower case, digits and hyphens. */
  readonly id: string
  /** `null` only where the place itself spans nations. */
  readonly nation: Nation | null
  /** Force ids, the likeliest first. */
  readonly forces: readonly string[]
  /** Read back to the person ("Armley, Leeds"), at most 72 characters, unique in its list. */
  readonly label: string
  /** For narrow buttons: at most 20 characters, unique in its list. */
  readonly short: string
}

/** What a typed text means as a place. */
export type PlaceReading =
  /** One force. `others` are shown as "not right?": minor straddles, far smaller namesakes. */
  | { readonly kind: 'found'; readonly candidate: Candidate; readonly others: readonly Candidate[] }
  /**
   * At most five candidates, each told apart; codes that straddle are told apart by council.
   * One candidate alone is still a question ("Is it this one, or somewhere else?"): a namesake is
   * known whose force is not, or the words around the name were not understood.
   */
  | { readonly kind: 'ask'; readonly candidates: readonly Candidate[]; readonly by: 'council' | 'place' }
  | { readonly kind: 'none' }

/** Reads a typed text (a postcode, a place, a sentence) as a place; `lng` is the language of the labels. */
export type FindPlace = (text: string, lng?: string) => PlaceReading
