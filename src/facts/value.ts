/**
 * The classes of value that a log entry can hold, and what they mean. Plain JSON, told apart by shape,
 * so that a sealed record stays small.
 */

/** One place that an answer may mean. Never a postcode. `label` stays only while the person has to choose. */
export interface PlaceValue {
  readonly nation: string | null
  readonly forces: readonly string[]
  readonly id?: string
  readonly label?: string
  readonly short?: string
}
export interface Candidates {
  readonly candidates: readonly PlaceValue[]
}
/** The person's words and what was heard in them. `words` goes first when a conversation grows too long. */
export interface Words {
  readonly words?: string
  readonly found: readonly string[]
  readonly lexicon: string
  readonly alert?: Alert
}
/** An alert: somebody may be in danger now (`danger`), may be (`perhaps`), or may not want to live (`crisis`). */
export type Alert = 'danger' | 'perhaps' | 'crisis'
export const ALERTS: readonly Alert[] = ['danger', 'crisis', 'perhaps']

/** null is a question that was skipped. */
export type Answer = string | readonly string[] | null | Candidates | Words
export interface Reopened {
  readonly reopened: true
}
export interface Undone {
  readonly undone: Answer
}
export type Value = Answer | Reopened | Undone

export const isList = (value: Value): value is readonly string[] => Array.isArray(value)
const isObject = (value: Value): value is Candidates | Words | Reopened | Undone =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isCandidates = (value: Value): value is Candidates => isObject(value) && 'candidates' in value
export const isWords = (value: Value): value is Words => isObject(value) && 'found' in value
export const isReopened = (value: Value): value is Reopened => isObject(value) && 'reopened' in value
export const isUndone = (value: Value): value is Undone => isObject(value) && 'undone' in value

/** Whether two values are the same answer. Values are plain JSON with keys in one order, so their text decides. */
export const sameValue = (a: Value, b: Value): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
