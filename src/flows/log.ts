import { type Answer, isReopened, isUndone, isWords, type Value, type Words } from '../facts/value.ts'
import { readPromptId } from './prompt-id.ts'
import type { Entry, Program } from './types.ts'

/** What a mark in the log says: words typed at another prompt, the emergency button, help, a topic. */
export type MarkKind = 'said' | 'alert' | 'help' | 'open'

/** The kind of a mark's id (`help@who`), or null for an answer or a pick. */
export function markOf(id: string): { kind: MarkKind; prompt: string } | null {
  const at = id.indexOf('@')
  return at < 0 ? null : { kind: id.slice(0, at) as MarkKind, prompt: id.slice(at + 1) }
}
export const mark = (kind: MarkKind, prompt: string): string => `${kind}@${prompt}`
export const isAnswer = (value: Value): value is Answer => !isReopened(value) && !isUndone(value)

/** The log, read once: for a question the last entry that is not undone counts; of marks every entry does. */
export interface Index {
  /** id -> position of its last entry that is not undone */
  readonly last: ReadonlyMap<string, number>
  /** ids that have more than one such entry */
  readonly repeated: ReadonlySet<string>
  /** prompt -> positions of the marks made there, oldest first */
  readonly marks: ReadonlyMap<string, readonly number[]>
  /** positions of words and alerts: they count wherever they were given */
  readonly quiet: readonly number[]
  /** ids of questions that were answered in own words: what was heard in them counts for guidance wherever they stand */
  readonly told: ReadonlySet<string>
}

/** An index that may learn of one more answer while a walk goes on. */
export interface GrowingIndex extends Index {
  readonly last: Map<string, number>
  readonly told: Set<string>
}

export function indexLog(entries: readonly Entry[]): GrowingIndex {
  const last = new Map<string, number>()
  const repeated = new Set<string>()
  const marks = new Map<string, number[]>()
  const quiet: number[] = []
  const told = new Set<string>()
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as Entry
    const id = entry[0]
    if (isUndone(entry[1])) continue
    if (last.has(id)) repeated.add(id)
    last.set(id, at)
    const made = markOf(id)
    if (made === null) {
      if (isWords(entry[1])) told.add(id)
      continue
    }
    const list = marks.get(made.prompt)
    if (list) list.push(at)
    else marks.set(made.prompt, [at])
    if (made.kind === 'said' || made.kind === 'alert') quiet.push(at)
  }
  return { last, repeated, marks, quiet, told }
}

/** What was ticked for a prompt before: the answer taken back, else the newest one, replaced or reopened. */
export function earlierTicks(entries: readonly Entry[], id: string): readonly string[] {
  const own = entries.filter(([one]) => one === id).map(([, value]) => value)
  const undone = own.findLast(isUndone)?.undone
  const value = undone ?? own.findLast(isAnswer)
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
}

/** Words given earlier for a question, without the newest: what must not be lost of them still counts. */
export function replacedWords(
  entries: readonly Entry[],
  id: string,
  newest: number | undefined,
): { found: readonly string[]; at: number }[] {
  return entries.flatMap(([one, value], at) =>
    one === id && at !== newest && isWords(value) ? [{ found: value.found, at }] : [],
  )
}

/** The names of an older edition of the flows, replaced by today's. Choices carry their own old names. */
export function renameEntries(entries: readonly Entry[], program: Program): readonly Entry[] {
  if (!program.hasOldNames) return entries
  const now = (name: string) => program.renamed.get(name) ?? name
  const prompt = (id: string): string => {
    const { prefix, question, part } = readPromptId(id)
    const group = program.questions.get(now(question))?.groups.find((one) => part !== null && one.was.includes(part))
    return `${prefix}${now(question)}${part === null ? '' : `>${group?.id ?? part}`}`
  }
  return entries.map(([id, value, ...rev]): Entry => {
    const made = markOf(id)
    const renamed = made ? mark(made.kind, prompt(made.prompt)) : prompt(id)
    const names = made?.kind === 'open' || program.menus.has(readPromptId(renamed).question)
    if (isWords(value)) return [renamed, relabelled(value, program.labels), ...rev]
    return [renamed, names && typeof value === 'string' ? now(value) : value, ...rev]
  })
}

const relabelled = (words: Words, labels: Program['labels']): Words =>
  words.found.some((label) => labels.has(label))
    ? { ...words, found: [...new Set(words.found.map((label) => labels.get(label) ?? label))] }
    : words
