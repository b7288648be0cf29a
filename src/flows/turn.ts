import { type Answer, isCandidates, isReopened, isUndone, isWords, sameValue, type Words } from '../facts/value.ts'
import { isRecorded } from './ask.ts'
import { compact, isSmall } from './compact.ts'
import { isAnswer, mark, markOf } from './log.ts'
import { readPromptId } from './prompt-id.ts'
import { DONE, type PromptAt, type Replay, replay, type Shown, usedIn } from './replay.ts'
import type { Entry, Program } from './types.ts'

/** One input, already read: typed text has become an answer, words, or a command. */
export type Act =
  | { readonly act: 'answer'; readonly to: string; readonly value: Answer }
  | { readonly act: 'said'; readonly to: string; readonly words: Words }
  | { readonly act: 'emergency' }
  | { readonly act: 'help' }
  | { readonly act: 'back' }
  | { readonly act: 'again' }
  | { readonly act: 'open'; readonly topic: string }
  | { readonly act: 'change'; readonly id: string; readonly value?: Answer }

/** Why an input changed nothing. */
export type Problem = 'other-question' | 'unknown-choice' | 'cannot-change' | 'unknown-topic' | 'nothing-to-undo'

/** One turn of the engine: the new log, where it leads, and which part of the trace to show. */
export interface Step {
  readonly entries: readonly Entry[]
  readonly replay: Replay
  readonly shown: readonly Shown[]
  /** the alert that this input raised, to be shown first */
  readonly alert: Words['alert'] | null
  readonly kept: { readonly kept: readonly string[]; readonly dropped: readonly string[] } | null
  /** the entry that Back took off */
  readonly took: Entry | null
  readonly problem: Problem | null
  /** whether the person's older words were dropped to stay small */
  readonly lostWords: boolean
}

/** The first turn of a journey. */
export function firstStep(program: Program, journey: string): Step {
  const now = replay(program, journey, [])
  return plainStep([], now, shownIn(now, 0))
}

/**
 * One input: the log that holds it and what follows. An input adds at most one entry; one that changes nothing shows the
 * present question again. Pure; `entries` stays as it was.
 */
export function step(program: Program, journey: string, entries: readonly Entry[], act: Act): Step {
  return stepReading(program, journey, entries, () => ({ act })).done
}

/**
 * The same for an input that can only be read where it is known which question it was given to. `read` is asked once, with
 * where the log leads; what it is given holds until it answers. `reading` is what it answered.
 *
 * The log is walked once where the input answers the present question for the first time, which most inputs do: nothing on the
 * way there can depend on such an answer. On any other input it may, so the log is walked again with it.
 */
export function stepReading<R extends { readonly act: Act }>(
  program: Program,
  journey: string,
  entries: readonly Entry[],
  read: (here: Replay) => R,
): { readonly done: Step; readonly reading: R } {
  const taken: { reading?: R; log?: readonly Entry[]; alertsBefore?: Replay['alerts'] } = {}
  const reached = replay(program, journey, entries, {
    give: (here) => {
      taken.reading = read(here)
      const log = firstAnswer(program, entries, here.prompt, taken.reading.act)
      if (log) Object.assign(taken, { log, alertsBefore: here.alerts })
      return log
    },
  })
  const { reading, log, alertsBefore = [] } = taken
  if (!reading) throw new Error('a walk ended without asking what was given')
  const done = log
    ? stepTo(log, reached, alertsBefore, reached.trace.indexOf(log.length - 1))
    : stepFrom(program, journey, entries, reading.act, reached)
  return { done, reading }
}

/** The log with an answer that its question takes and never had before, or null where the input is anything else. */
function firstAnswer(program: Program, entries: readonly Entry[], prompt: PromptAt, act: Act): readonly Entry[] | null {
  if (act.act !== 'answer' || act.to !== prompt.id || entries.some((entry) => entry[0] === act.to)) return null
  if (!fits(program, prompt, act.value)) return null
  const log = [...entries, answerEntry(prompt, act.value)]
  return isSmall(log) ? log : null
}

/** An input at the place that a log leads to. */
function stepFrom(program: Program, journey: string, entries: readonly Entry[], act: Act, now: Replay): Step {
  const again = (problem: Problem | null = null): Step => ({ ...unchanged(entries, now), problem })
  const repeated = (at: number): Step => ({ ...again(), shown: spanOf(now, at) })
  const add = (entry: Entry): Step => added(program, journey, entries, now, entry)
  const here = now.prompt.id
  const last = entries.length - 1
  const isLast = (id: string, value: Answer) => entries[last]?.[0] === id && sameValue(entries[last][1], value)

  if (act.act === 'again') return again()
  if (act.act === 'back') return back(program, journey, entries, now)
  if (act.act === 'emergency') {
    return isLast(mark('alert', here), null)
      ? { ...again(), alert: 'danger' }
      : { ...add([mark('alert', here), null]), alert: 'danger' }
  }
  if (act.act === 'help' || act.act === 'open') {
    const topic = act.act === 'open' ? act.topic : null
    if (topic !== null && !isOpenable(program, topic, now)) return again('unknown-topic')
    const flow = topic ?? program.journeys.get(journey)?.help ?? ''
    const inside = now.prompt.inside.indexOf(flow)
    if (inside >= 0)
      return repeated([...now.spans].filter(([, [, end]]) => end === Number.POSITIVE_INFINITY)[inside]?.[0] ?? -1)
    const id = mark(act.act, here)
    return isLast(id, topic) ? repeated(last) : add([id, topic])
  }
  if (act.act === 'said') {
    if (act.to !== here) return again('other-question')
    const id = mark('said', here)
    const alert = act.words.alert ?? null
    return isLast(id, act.words) ? { ...again(), alert } : { ...add([id, act.words]), alert }
  }
  if (act.act === 'change') return change(program, journey, entries, now, act.id, act.value)
  if (act.to !== here) return again('other-question')
  return fits(program, now.prompt, act.value)
    ? answerStep(program, journey, entries, now, act.value)
    : again('unknown-choice')
}

function isOpenable(program: Program, topic: string, now: Replay): boolean {
  const only = program.flows.get(topic)?.only
  return program.topics.has(topic) && only?.(now.prompt.facts) !== false
}

/** Whether a value is an answer that the prompt can take. */
export function fits(program: Program, prompt: PromptAt, value: Answer): boolean {
  const { kind, question, menu, part } = prompt
  if (kind === 'end') return false
  if (kind === 'menu') {
    if (typeof value !== 'string') return false
    const groups = (menu?.groups ?? []).filter((group) => prompt.group === null || group.id === prompt.group)
    const isTopic =
      groups.some((group) => group.topics.includes(value)) && program.flows.get(value)?.only?.(prompt.facts) !== false
    return value === DONE || isTopic || groups.some((group) => group.id === value)
  }
  if (value === null) return true
  if (kind === 'text') return isWords(value)
  const choice = typeof value === 'string' ? question?.byId.get(value) : undefined
  const offered = choice !== undefined && isRecorded(choice) && choice.when?.(prompt.facts) !== false
  if (kind === 'place') return offered || (isCandidates(value) && value.candidates.length > 0)
  if (kind === 'one-of') {
    if (part === 'which') return value === 'unsure' || prompt.candidates.some((place) => place.id === value)
    return part === 'nation' ? typeof value === 'string' && NATIONS_ASKED.includes(value) : offered
  }
  if (!Array.isArray(value) || value.length === 0) return false
  const ids =
    part === 'groups'
      ? question?.groups.map((group) => group.id)
      : question?.groups.find((one) => one.id === prompt.group)?.choices
  const all = new Set([...(ids ?? question?.choices.map((one) => one.id) ?? []), question?.exclude])
  return value.every((one) => all.has(one)) && !(value.length > 1 && value.includes(question?.exclude ?? ''))
}

/** The nations that are asked for where no place is known. */
export const NATIONS_ASKED: readonly string[] = [
  'england',
  'wales',
  'scotland',
  'northern-ireland',
  'isle-of-man',
  'jersey',
  'guernsey',
]

function answerStep(program: Program, journey: string, entries: readonly Entry[], now: Replay, value: Answer): Step {
  const { prompt, index } = now
  const at = index.last.get(prompt.id)
  if (prompt.kind === 'menu' && value !== DONE) {
    const earlier = entries.findLastIndex(([id, one]) => id === prompt.id && one === value)
    const group = prompt.menu?.groups.some((one) => one.id === value)
    if (earlier >= 0 && !group) return { ...unchanged(entries, now), shown: spanOf(now, earlier) }
  }
  const entry = answerEntry(prompt, value)
  const reopened = at !== undefined && isReopened(entries[at]?.[1] ?? null)
  const next = added(program, journey, entries, now, entry)
  return reopened
    ? withKept(
        program,
        journey,
        entries.filter((_, i) => i !== at),
        next,
        prompt.id,
      )
    : next
}

function answerEntry({ id, question }: PromptAt, value: Answer): Entry {
  const rev = question?.rev ?? 1
  return rev === 1 ? [id, value] : [id, value, rev]
}

function change(
  program: Program,
  journey: string,
  entries: readonly Entry[],
  now: Replay,
  id: string,
  value?: Answer,
): Step {
  const question = program.questions.get(readPromptId(id).question)
  const at = now.index.last.get(id)
  const reopenedNow = at !== undefined && isReopened(entries[at]?.[1] ?? null)
  if (!question || at === undefined || !(now.answers.has(id) || reopenedNow))
    return { ...unchanged(entries, now), problem: 'cannot-change' }
  if (value === undefined)
    return reopenedNow ? unchanged(entries, now) : added(program, journey, entries, now, [id, { reopened: true }])
  const opened = replay(program, journey, [...entries, [id, { reopened: true }]])
  if (opened.prompt.id !== id || !fits(program, opened.prompt, value))
    return { ...unchanged(entries, now), problem: 'unknown-choice' }
  if (!reopenedNow && sameValue(entries[at]?.[1] ?? null, value)) return unchanged(entries, now)
  const next = added(program, journey, entries, now, question.rev === 1 ? [id, value] : [id, value, question.rev])
  return withKept(program, journey, entries, next, id)
}

/**
 * After a change: which later answers still fit, what is newly reached, and each `show` again.
 */
function withKept(program: Program, journey: string, earlier: readonly Entry[], next: Step, id: string): Step {
  const before = replay(program, journey, earlier)
  const through = replay(program, journey, next.entries, { through: true })
  const others = [...before.answers.keys()].filter((one) => one !== id && !one.startsWith(`${id}>`))
  const known = new Set(before.trace.flatMap((one) => (typeof one === 'number' ? [] : [one.key])))
  return {
    ...next,
    kept: {
      kept: others.filter((one) => through.answers.has(one)),
      dropped: others.filter((one) => !through.answers.has(one)),
    },
    shown: showAgain(next, (one) => one.kind === 'show' || !known.has(one.key)),
  }
}

/**
 * What a replay showed from its newest entry on, without detours that were over before it. A topic in which the newest entry
 * stands is told anew; help never is: it is one tap away, and its contacts were for what was known then.
 */
function showAgain({ entries, replay: at }: Step, isWanted: (one: Shown) => boolean): Shown[] {
  const newest = at.trace.lastIndexOf(entries.length - 1)
  const over = [...at.spans].filter(([position, [from, to]]) => {
    const isHelp = markOf(entries[position]?.[0] ?? '')?.kind === 'help'
    return to !== Number.POSITIVE_INFINITY && (isHelp || newest < from || newest >= to)
  })
  return at.trace.filter((one, position): one is Shown => {
    if (typeof one === 'number' || position < newest) return false
    return isWanted(one) && !over.some(([, [from, to]]) => from <= position && position < to)
  })
}

function added(program: Program, journey: string, entries: readonly Entry[], now: Replay, entry: Entry): Step {
  const isMark = markOf(entry[0]) !== null
  const kept =
    isMark || !isAnswer(entry[1]) ? entries : entries.filter(([id, value]) => id !== entry[0] || !isUndone(value))
  const { entries: log, lostWords } = compact([...kept, entry], usedIn(now))
  const after = replay(program, journey, log)
  // help may read an answer before its own question does: what help shows comes with it
  const isChange = now.index.last.has(entry[0])
  const at = isChange ? after.trace.lastIndexOf(log.length - 1) : after.trace.indexOf(log.length - 1)
  return { ...stepTo(log, after, now.alerts, at), lostWords }
}

/**
 * What follows from a longer log. `at`: where in the trace the new entry stands, -1 where it was not used.
 * The alert is that of the new entry, raised before or not; else one that what was known before raises only now.
 */
function stepTo(log: readonly Entry[], after: Replay, alertsBefore: Replay['alerts'], at: number): Step {
  const alert = after.raisedBy.get(log.length - 1) ?? after.alerts.find((one) => !alertsBefore.includes(one)) ?? null
  return { ...plainStep(log, after, at < 0 ? tail(after) : shownIn(after, at)), alert }
}

/** Takes off the last entry that replay used: what it replaced counts again. An answer stays, only to be shown ticked. */
function back(program: Program, journey: string, entries: readonly Entry[], now: Replay): Step {
  const at = Math.max(-1, ...usedIn(now))
  const took = entries[at]
  if (!took) return { ...unchanged(entries, now), problem: 'nothing-to-undo' }
  const [id, value] = took
  const remember =
    markOf(id) === null && !program.menus.has(readPromptId(id).question) && isAnswer(value) && value !== null
  const rest = entries.flatMap((entry, i): Entry[] => {
    if (i === at) return remember ? [[id, { undone: value as Answer }]] : []
    return remember && entry[0] === id && isUndone(entry[1]) ? [] : [entry]
  })
  const before = replay(program, journey, rest)
  return { ...unchanged(rest, before), took }
}

/** The part of the trace that led to the present question: since the last entry that moved it. */
function tail(at: Replay): Shown[] {
  const from = at.trace.findLastIndex((one) => typeof one === 'number' && !at.index.quiet.includes(one))
  return shownIn(at, from + 1)
}

const shownIn = (at: Replay, from: number, to?: number): Shown[] =>
  at.trace.slice(from, to).filter((one) => typeof one !== 'number')

/** What a detour or pick at a log position showed. */
function spanOf(at: Replay, position: number): Shown[] {
  const [from, to] = at.spans.get(position) ?? [0, 0]
  return shownIn(at, from, to)
}

const unchanged = (entries: readonly Entry[], at: Replay): Step => plainStep(entries, at, tail(at))

const plainStep = (entries: readonly Entry[], at: Replay, shown: readonly Shown[]): Step => ({
  entries,
  replay: at,
  shown,
  alert: null,
  kept: null,
  took: null,
  problem: null,
  lostWords: false,
})
