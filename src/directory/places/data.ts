import type { Nation } from './types.ts'

/** What a row of the place list names; `council`, `old-council`, `county` and `area` are wider than a place. */
export const PLACE_KINDS = [
  'city',
  'town',
  'suburb',
  'village',
  'hamlet',
  'council',
  'old-council',
  'county',
  'area',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** The weight of a town of 20,000 people, of a council, county or area: such places outweigh small namesakes. */
export const LARGE = 50

/** One name in one force, or a council, county or area. */
export interface PlaceRow {
  readonly name: string
  /** Welsh and other languages, everyday names, short forms. */
  readonly alt: readonly string[]
  readonly kind: PlaceKind
  /** The council as people say it ("Bristol", not "Bristol, City of"); of a former council its successor; may be empty. */
  readonly council: string
  /** The county that people name; may be empty. */
  readonly county: string
  readonly nation: Nation
  /** Empty outside the United Kingdom and for England as a whole. */
  readonly forces: readonly string[]
  /** Whether other places have this `name`: `minor` are far smaller ones, `yes` must be asked. */
  readonly ambiguous: 'no' | 'minor' | 'yes'
  /** With `ambiguous` "yes" the force is one of these; else empty. */
  readonly nearBorder: readonly string[]
  readonly population: number
  /** Significance, 0 to 89; below 30 is small. */
  readonly weight: number
}

/** The first half of a postcode. */
export interface Outcode {
  /** The largest share of postcodes first. */
  readonly forces: readonly string[]
  /** `minor`: the first force has at least 98 % of the postcodes. */
  readonly straddles: 'no' | 'minor' | 'yes'
  /** Empty for codes with no place behind them. */
  readonly nations: readonly Nation[]
  readonly councils: readonly string[]
}

/** The first half and the next digit, only in outward codes with more than one force. */
export interface Sector {
  readonly forces: readonly string[]
  /** Percent of the sector's postcodes in the first force. */
  readonly topShare: number
  readonly councils: readonly string[]
}

/** Postcodes of a sector whose force is not the first of their sector: last letters, with a blank on either side of each pair. */
export interface Exception {
  readonly force: string
  readonly units: string
}

/** What a word does in an answer about places. */
export const WORD_ROLES = [
  'in',
  'from',
  'live',
  'filler',
  'join',
  'compass',
  'street',
  'street-ending',
  'thereabouts',
  'code',
  'motorway',
  'mutating',
  'council',
  'doubt',
  'doubt-after',
  'never',
  'everyday',
  'given-name',
  'also-word',
  'no-misspelling',
] as const
export type WordRole = (typeof WORD_ROLES)[number]

/** What the lookup of a police force needs to know about one. */
export interface ForceName {
  readonly name: string
  /** The name in Welsh, of the forces of Wales. */
  readonly welshName: string | null
  readonly nation: Nation
}

/** Everything that is read from the disk for looking places up; keys of names are `nameKey`s unless said otherwise. */
export interface PlaceData {
  readonly forces: ReadonlyMap<string, ForceName>
  readonly places: readonly PlaceRow[]
  readonly outcodes: ReadonlyMap<string, Outcode>
  readonly sectors: ReadonlyMap<string, Sector>
  readonly exceptions: ReadonlyMap<string, readonly Exception[]>
  readonly words: Readonly<Record<WordRole, ReadonlySet<string>>>
  /** Short forms and usual misspellings: what is written, as a key, to what is meant, as a key. */
  readonly spellings: ReadonlyMap<string, string>
  /** Name of a council to the names of the counties that it was in once and that people still write. */
  readonly formerCounties: ReadonlyMap<string, readonly string[]>
  /** Language, then nation and name with a bar between them as in the data, to the name in that language. */
  readonly shownNames: ReadonlyMap<string, ReadonlyMap<string, string>>
}
