import { isList, isReopened, isUndone, isWords, sameValue, type Value } from '../facts/value.ts'
import { markOf } from './log.ts'
import type { Entry } from './types.ts'

export const LOG_LIMITS = { entries: 120, bytes: 16_384 }

/**
 * Keeps a log within its limits. What replay no longer needs goes first, and never what Back of the last entry needs:
 * replaced answers, values taken back, repeated words and detours; then answers that are not used; then words, whose
 * findings stay. Findings and alerts never go.
 *
 * `used`: log positions that replay used before the last entry was added.
 */
export function compact(
  entries: readonly Entry[],
  used: ReadonlySet<number>,
): { entries: readonly Entry[]; lostWords: boolean } {
  if (isSmall(entries)) return { entries, lostWords: false }
  const lastId = entries.at(-1)?.[0]
  const lastOf = new Map(entries.map(([id], at) => [id, at]))
  const isNeeded = (at: number) => at === entries.length - 1 || entries[at]?.[0] === lastId
  const holdsFindings = ([, value]: Entry) => isWords(value) && (value.found.length > 0 || value.alert !== undefined)
  const isMark = ([id]: Entry) => markOf(id) !== null

  const goes: readonly ((entry: Entry, at: number) => boolean)[] = [
    (entry, at) =>
      !isMark(entry) &&
      !holdsFindings(entry) &&
      !used.has(at) &&
      lastOf.get(entry[0]) !== at &&
      !isReopened(entry[1]) &&
      !isUndone(entry[1]),
    ([, value]) => isUndone(value),
    (entry, at) =>
      isMark(entry) &&
      entries.slice(0, at).some((earlier) => earlier[0] === entry[0] && sameValue(earlier[1], entry[1])),
    (entry, at) => !isMark(entry) && !holdsFindings(entry) && !used.has(at),
  ]
  let kept = entries.map((entry, at) => ({ entry, at }))
  for (const rule of goes) {
    kept = kept.filter(({ entry, at }) => isNeeded(at) || !rule(entry, at))
    if (isSmall(kept.map(({ entry }) => entry))) return { entries: kept.map(({ entry }) => entry), lostWords: false }
  }
  let lostWords = false
  const bare = kept.map(({ entry }) => entry)
  for (let at = 0; at < bare.length - 1 && !isSmall(bare); at++) {
    const [id, value, ...rev] = bare[at] as Entry
    if (!isWords(value) || value.words === undefined) continue
    const { words: _, ...rest } = value
    bare[at] = [id, rest, ...rev]
    lostWords = true
  }
  return { entries: bare, lostWords }
}

/** Whether a log is within its limits, measured as an upper bound that costs little: its text is longer than its parts by their punctuation. */
export function isSmall(entries: readonly Entry[]): boolean {
  if (entries.length > LOG_LIMITS.entries) return false
  let bytes = 0
  for (const entry of entries) bytes += entry[0].length + sizeOf(entry[1]) + PUNCTUATION
  return bytes <= LOG_LIMITS.bytes
}
const PUNCTUATION = 8

const utf8 = new TextEncoder()
const bytesOf = (text: string): number => (text === '' ? 0 : utf8.encode(text).length)

function sizeOfList(list: readonly string[]): number {
  let bytes = 0
  for (const one of list) bytes += one.length + 3
  return bytes
}

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length
  if (isList(value)) return sizeOfList(value)
  if (isWords(value)) return bytesOf(value.words ?? '') + sizeOfList(value.found) + 60
  return JSON.stringify(value).length
}
