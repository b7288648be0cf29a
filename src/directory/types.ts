import type { FactView, Reader } from '../facts/condition.ts'
import type { Calendar } from './hours/calendar.ts'
import type { Schedule } from './hours/schedule.ts'
import type { Nation } from './places/types.ts'

/** How well a fact is known. Only `confirmed` is ever shown. */
export type Confidence = 'confirmed' | 'conflict' | 'memory'

/** The page a fact was read on. `date` is when that page was published, in its own words ("2023-04", "undated"). */
export interface Source {
  readonly url: string
  readonly publisher: string
  readonly date: string
}

/** One value of one record, as the list of things to check before launch sees it. */
export interface Fact {
  /** id of the organisation, or of the record of the law */
  readonly organisation: string
  /** `phone`, `hours`, `hours of email`, `cost`, ...; the name of a fact of the law */
  readonly field: string
  readonly value: string
  readonly confidence: Confidence
  /** where it was read; empty for what is from memory */
  readonly sources: readonly Source[]
  /** the day (YYYY-MM-DD) on which a person opened the live source and agreed; null: nobody has yet */
  readonly checked: string | null
  /** the last day (YYYY-MM-DD) on which this law holds; left out: no end is known */
  readonly until?: string
  /** whether people can be shown it */
  readonly shown: boolean
  /** file:line */
  readonly at: string
}

/** A number as it is written and as it is dialled. */
export interface Dialled {
  readonly text: string
  /** digits only */
  readonly dial: string
}

/** A way in that is told in a line: the key `way.<words>`, filled with `values`; `hours` where they have their own. */
export interface Way {
  readonly words: string
  readonly values: Readonly<Record<string, string>>
  readonly hours: Schedule | null
}

/** What may be said of the opening hours of the main channel. */
export type Hours =
  | { readonly kind: 'stated'; readonly schedule: Schedule }
  /** Sources disagree: never "open now". `usually` names the words `hours.differ.<usually>`. */
  | { readonly kind: 'differ'; readonly versions: readonly Schedule[]; readonly usually: string }
  | { readonly kind: 'missing' }

/** Everything of a record that people may see. Made from confirmed facts alone, so that nothing else can be shown. */
export interface Shown {
  readonly phone: Dialled | null
  readonly sms: Dialled | null
  readonly textphone: Dialled | null
  /** the address to open */
  readonly url: string | null
  readonly ways: readonly Way[]
  /** null where nobody answers at certain hours: a site, a form, a scheme */
  readonly hours: Hours | null
  /** the words `cost.<cost>` and `bill.<bill>` */
  readonly cost: string | null
  readonly bill: string | null
  /** a number exists, but nobody could confirm it */
  readonly numberUnconfirmed: boolean
}

/** Words that stand in the directory itself, by language. */
export type LocalWords = Readonly<Record<string, string>>

/** A police force area that a service covers. */
export interface Area {
  readonly force: string
  /** the limit inside the area, shown with the service ("Leicestershire"); null: no limit */
  readonly only: LocalWords | null
  /** last day on which it may be offered there, counted from 1 January 1970 */
  readonly until: number | null
}

export interface Reason {
  readonly when: Reader
  /** the words `org.reason.<text>` */
  readonly text: string
}

/** One service that may be offered, or (`reading`) named as something to read. */
export interface Organisation {
  readonly id: string
  readonly name: string
  /** its name in other languages, where its own data has one; for other services the texts have it */
  readonly names: LocalWords
  /** its name within a sentence, by language, where that is another */
  readonly inSentence?: LocalWords
  /** prefix of its texts: `org.freeva`, or `force` for every police force */
  readonly words: string
  readonly nations: ReadonlySet<Nation>
  /** empty: the whole of its nations */
  readonly areas: readonly Area[]
  /** last day on which it may be offered, counted from 1 January 1970 */
  readonly until: number | null
  /** whether it serves somebody of whom these facts are known: its own condition, ages and the kind of person it is for */
  readonly serves: Reader
  readonly reasons: readonly Reason[]
  readonly shown: Shown
  readonly reading: boolean
  /** offered to everybody everywhere: the emergency number never hides */
  readonly always: boolean
  /** an emergency number or a crisis line: there for anyone, but nobody there knows about this in particular */
  readonly lastResort: boolean
}

/** One entry of a role's list. `when` stands beside the organisation's own condition. */
export interface Member {
  readonly organisation: string
  readonly when: Reader | null
  /** why it is offered, where the organisation has no reason of its own that holds: the entry's, then the role's */
  readonly reasons: readonly Reason[]
}

/** A part that services play for a person: an ordered list of who plays it. */
export interface Role {
  readonly id: string
  /** the police forces of the person's place stand first */
  readonly forces: boolean
  /** only those that are open at the moment of showing */
  readonly onlyOpen: boolean
  readonly members: readonly Member[]
  /** offered when nobody else of the role can be */
  readonly otherwise: readonly Member[]
  /** played by whom the charity names on whose site the chat is; by nobody elsewhere */
  readonly ofPartner: boolean
  /** why the forces are offered, or whom a charity names */
  readonly reasons: readonly Reason[]
}

/** A number or address that still circulates and must never be shown. */
export interface Retired {
  readonly organisation: string
  readonly value: string
  readonly note: string
}

/** Something that a person has to find out before launch. */
export interface Check {
  readonly organisation: string
  readonly check: string
}

/** A combination for which no service that is open at every hour was found, and why. */
export interface Gap {
  readonly nations: readonly Nation[]
  readonly when: Reader
  readonly because: string
  /** file:line */
  readonly at: string
}

/** All services. Holds no record that must not be offered. */
export interface Directory {
  /** by id, in the order of their ids */
  readonly organisations: ReadonlyMap<string, Organisation>
  /** police forces by force id, with what their own records add */
  readonly forces: ReadonlyMap<string, Organisation>
  /** nations that have a police force here */
  readonly nations: readonly Nation[]
  readonly roles: ReadonlyMap<string, Role>
  /** what charities offer under their own name only, by the id of the charity */
  readonly ofPartners: ReadonlyMap<string, readonly Organisation[]>
  readonly calendar: Calendar
  /** by id */
  readonly law: ReadonlyMap<string, LawRecord>
  readonly gaps: readonly Gap[]
  readonly facts: readonly Fact[]
  readonly checks: readonly Check[]
  readonly retired: readonly Retired[]
}

/** Where somebody is, as their answers say. `nation` is null where it is not known or could be two. */
export interface Place {
  readonly nation: Nation | null
  readonly forces: readonly string[]
}

/** A right, scheme, order or time limit, and where it holds. */
export interface LawRecord {
  readonly id: string
  readonly nations: ReadonlySet<Nation>
  /** names of its facts that may be shown: the words of each are the text `law.<id>.<fact>` */
  readonly facts: readonly string[]
}

/** Everything that decides who serves. `now` is in milliseconds since 1970, UTC. */
export interface Situation {
  readonly facts: FactView
  readonly place: Place
  readonly now: number
}

/** One service for one person. */
export interface Offer {
  readonly organisation: Organisation
  /** the words `org.reason.<reason>`; null: none applies */
  readonly reason: string | null
  /** limits of the area, each once */
  readonly only: readonly LocalWords[]
}
