import type { Language } from '../content/languages.ts'
import type { TextRow } from '../content/text-checks.ts'
import type { World } from '../content/world.ts'
import type { Explorer } from './slices/explorer.ts'

/** What checks look at: content that could be read, and what cannot be seen in it any more. */
export interface Subject {
  readonly world: World
  /** every text as it stands in its file, before directory facts are filled in */
  readonly rows: readonly TextRow[]
  /** what can be true at each moment of each journey */
  readonly explorer: Explorer
  /** how each language is written, and what its words were made from, by its tag */
  readonly languages: ReadonlyMap<string, Language>
  /** the day that ages are judged against, counted from 1 January 1970 */
  readonly day: number
}

/** Something that a promise does not allow: where it is, what is wrong, how to mend it. */
export interface Finding {
  /** path from the content's root */
  readonly file: string
  readonly line: number
  /** what is wrong, and how to mend it */
  readonly message: string
  /** the shortest conversation that leads there, a line for each thing that the person does */
  readonly conversation?: readonly string[]
}

/** One promise about the content. */
export interface Check {
  /** a name that never changes: in the output for machines, and in lists of known gaps */
  readonly id: string
  /** what holds when nothing is found, as a sentence */
  readonly proves: string
  /** whether words may be looked at while they are written, though not published, before this holds */
  readonly mayWait?: boolean
  /** whether it walks the flows and finds much of what it needs walked by others; the rest can be held beside these, in a thread of its own */
  readonly walks?: true
  /** Everything found. Pure. */
  run(subject: Subject): readonly Finding[]
}
