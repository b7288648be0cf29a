import { isReopened, isUndone, isWords, type Words } from '../facts/value.ts'
import { isAnswer, markOf } from './log.ts'
import type { Entry } from './types.ts'

export const LOG_LIMITS = { entries: 120, bytes: 16_384 }

/** An entry, and its position in the log that is to become smaller. */
interface Kept {
  readonly entry: Entry
  readonly at: number
}

/**
 * Keeps a log within its limits. What replay no longer needs goes first, and never what Back of the last entry needs:
 * replaced answers, values taken back, repeated words and detours; then answers that are not used; then words, whose
 * findings stay, those of several messages at one question in one entry. Findings and alerts never go.
 *
 * `used`: log positions that replay used before the last entry was added.
 * `lostWords`: whether words of the person went, for the first time.
 */
export function compact(
  entries: readonly Entry[],
  used: ReadonlySet<number>,
): { entries: readonly Entry[]; lostWords: boolean } {
  if (isSmall(entries)) return { entries, lostWords: false }
  const needed = neededByBack(entries)
  const lastOf = new Map(entries.map(([id], at) => [id, at]))
  const isMark = ([id]: Entry) => markOf(id) !== null
  const texts = entries.map(([id, value]) => JSON.stringify([id, value]))
  const lastCopy = new Map(texts.map((text, at) => [text, at]))
  const firstCopy = new Map(texts.map((text, at): [string, number] => [text, at]).reverse())

  const goes: readonly ((entry: Entry, at: number) => boolean)[] = [
    (entry, at) =>
      !isMark(entry) &&
      !holdsFindings(entry) &&
      !used.has(at) &&
      lastOf.get(entry[0]) !== at &&
      !isReopened(entry[1]) &&
      !isUndone(entry[1]),
    ([, value]) => isUndone(value),
    // of the same words the newest stay: a list that was confirmed since the others was given with them in mind
    (entry, at) => isMark(entry) && (isWords(entry[1]) ? lastCopy : firstCopy).get(texts[at] ?? '') !== at,
    (entry, at) => !isMark(entry) && !holdsFindings(entry) && !used.has(at),
  ]
  let kept = entries.map((entry, at): Kept => ({ entry, at }))
  for (const rule of goes) {
    kept = kept.filter(({ entry, at }) => needed.has(at) || !rule(entry, at))
    if (isSmall(logOf(kept))) return { entries: logOf(kept), lostWords: false }
  }
  const before = wordless(entries)
  const newest = newestTold(entries)
  const fewer = fewerWords(kept, (at) => !needed.has(at) && !newest.has(at), entries.length - 1)
  return { entries: fewer, lostWords: before === 0 && wordless(fewer) > 0 }
}

const logOf = (kept: readonly Kept[]): readonly Entry[] => kept.map(({ entry }) => entry)
const holdsFindings = ([, value]: Entry): boolean =>
  isWords(value) && (value.found.length > 0 || value.alert !== undefined)
/** How many messages have lost their words. */
const wordless = (entries: readonly Entry[]): number =>
  entries.filter(([, value]) => isWords(value) && value.words === undefined).length

/** The last entry, and of an answer what counts again when it is taken back, together with what that reopened. */
function neededByBack(entries: readonly Entry[]): ReadonlySet<number> {
  const last = entries.length - 1
  const id = entries[last]?.[0] ?? ''
  const needed = new Set([last])
  if (markOf(id) !== null) return needed
  const own = entries.flatMap(([one, value], at) => (one === id && at < last && !isUndone(value) ? [at] : []))
  const before = own.at(-1)
  if (before !== undefined) needed.add(before)
  const answered = own.findLast((at) => isAnswer(entries[at]?.[1] ?? null))
  if (answered !== undefined) needed.add(answered)
  return needed
}

/** Positions of the words that answer a question now: of those before them only what must not be lost counts. */
function newestTold(entries: readonly Entry[]): ReadonlySet<number> {
  const newest = new Map<string, number>()
  entries.forEach(([id, value], at) => {
    if (markOf(id) === null && isWords(value)) newest.set(id, at)
  })
  return new Set(newest.values())
}

/**
 * Too many entries: messages at one question become one. Too much text: the oldest words go. Where that is not enough,
 * messages become one across answers as well; they then count as said at the later place, since what was said is never lost.
 */
function fewerWords(all: readonly Kept[], mayMerge: (at: number) => boolean, last: number): readonly Entry[] {
  let kept = merged(all, mayMerge, false, (log) => log.length <= LOG_LIMITS.entries)
  kept = withoutWords(kept, last)
  for (const across of [false, true]) kept = merged(kept, mayMerge, across, isSmall)
  return logOf(kept)
}

function withoutWords(all: readonly Kept[], last: number): readonly Kept[] {
  const kept = [...all]
  for (const [i, { entry, at }] of all.entries()) {
    const [id, value, ...rev] = entry
    if (at === last || !isWords(value) || value.words === undefined) continue
    if (isSmall(logOf(kept))) break
    kept[i] = { entry: [id, bare(value), ...rev], at }
  }
  return kept
}

const bare = ({ words: _, ...rest }: Words): Words => rest

/** Merges two messages at a time, the oldest first, until it is enough or nothing is left to merge. */
function merged(
  all: readonly Kept[],
  mayMerge: (at: number) => boolean,
  across: boolean,
  isEnough: (log: readonly Entry[]) => boolean,
): readonly Kept[] {
  let kept = all
  while (!isEnough(logOf(kept))) {
    const next = mergedOnce(kept, mayMerge, across)
    if (!next) break
    kept = next
  }
  return kept
}

/**
 * The two oldest messages that can be one, as one, in the place of the later. Without `across` nothing but words and alerts
 * stands between them: a list that was confirmed there would no longer know what was said before it.
 */
function mergedOnce(kept: readonly Kept[], mayMerge: (at: number) => boolean, across: boolean): readonly Kept[] | null {
  const earlier = new Map<string, number>()
  for (const [i, { entry, at }] of kept.entries()) {
    const [id, value, ...rev] = entry
    if (!isWords(value)) {
      if (!across && markOf(id)?.kind !== 'alert') earlier.clear()
      continue
    }
    if (!mayMerge(at)) continue
    const key = `${id} ${value.alert ?? ''}`
    const first = earlier.get(key)
    const other = first === undefined ? null : (kept[first]?.entry[1] ?? null)
    if (first === undefined || other === null || !isWords(other)) {
      earlier.set(key, i)
      continue
    }
    const both = { ...bare(value), found: [...new Set([...other.found, ...value.found])] }
    return kept.toSpliced(i, 1, { entry: [id, both, ...rev], at }).toSpliced(first, 1)
  }
  return null
}

const utf8 = new TextEncoder()

/** Whether a log is within its limits as it is sealed: as JSON, in UTF-8. */
export function isSmall(entries: readonly Entry[]): boolean {
  if (entries.length > LOG_LIMITS.entries) return false
  // most logs are far from the limit, and to see that takes less than to write them
  if (atMost(entries) <= LOG_LIMITS.bytes) return true
  const json = JSON.stringify(entries)
  return json.length <= LOG_LIMITS.bytes && utf8.encode(json).length <= LOG_LIMITS.bytes
}

/** No fewer bytes than a value takes as JSON: a sign of a string takes at most six, a number 25. */
function atMost(value: unknown): number {
  if (typeof value === 'string') return 6 * value.length + 3
  let bytes = 25
  if (Array.isArray(value)) for (const one of value) bytes += atMost(one)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) bytes += atMost(key) + atMost(one)
  return bytes
}
