import type { World } from '../content/world.ts'
import { nameInSentence, nameOf } from '../directory/contact.ts'
import { isCandidates, isList, isWords, type Value } from '../facts/value.ts'
import { markOf } from '../flows/log.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import { hasUsed, type PromptAt, type Replay, type Shown } from '../flows/replay.ts'
import type { Step } from '../flows/turn.ts'
import type { Entry, Question } from '../flows/types.ts'
import { alertMessage, reminderMessage } from '../guidance/alert.ts'
import { documentMessages } from '../guidance/document.ts'
import { NOTHING_WRITTEN, type OwnWords, type Showing } from '../guidance/showing.ts'
import type { Answered, Draft, Message, Prompt, TextMessage, Turn } from '../messages/message.ts'
import { keysBy } from '../texts/keys.ts'
import { once } from '../texts/once.ts'
import { canSkip, choicesOf, openKey, questionKey, type Say, sayFor, skipKey } from './choices.ts'
import { heardSoFar, mayQuote } from './heard.ts'
import { ownWords } from './own-words.ts'

/** Lines of this turn alone, and what to mend: what reading found out that the log does not hold. */
export interface Heard {
  readonly before: readonly Message[]
  readonly error: { readonly key: string; readonly draft?: string; readonly ticked?: readonly string[] } | null
  /** words that stay in the box although nothing is to be mended in them */
  readonly draft?: string
  /** whether danger was said, and not that it is over */
  readonly endangered?: boolean
  /** seconds since the turn before */
  readonly quietFor?: number
}
export const NOTHING_MORE: Heard = { before: [], error: null }

/** What a step looks like in words: messages in the order in which they help, then the question. */
export function turnOf(world: World, locale: string, step: Step, heard: Heard, now: Date): Turn {
  const { replay } = step
  const say = sayFor(world, locale, replay.prompt)
  const showing = () => showingFor(world, locale, replay.prompt, replay.prompt.facts, now)
  const quotes = mayQuote(heard.quietFor)
  const own = ownWords(world, step.entries, quotes)
  const shown = step.shown.flatMap((one) => shownMessages(world, locale, one, now, own))
  const messages: Message[] = [
    ...(step.alert ? [alertMessage(step.alert, showing())] : []),
    ...(heard.endangered && !step.alert && !shown.some(saysDanger) ? [reminderMessage(showing())] : []),
    ...(step.took ? [takenBack(world, say, replay, step.took)] : []),
    ...heard.before,
    ...(step.lostWords ? [text(say, 'lost-words')] : []),
    ...(step.kept ? keptMessage(world, say, step.kept) : []),
    ...shown,
    ...asList(heardSoFar(step.entries, saidIn(replay), { world, locale, at: replay.prompt, quotes })),
  ]
  return {
    locale,
    dir: world.texts.dir(locale),
    messages,
    prompt: promptOf(world, locale, replay, say, heard),
    answered: answeredOf(world, locale, replay, step.entries),
  }
}

/** Whether a message begins with what to do in danger, as a plan and contacts do. */
const saysDanger = (message: Message): boolean =>
  message.kind === 'plan' || (message.kind === 'text' && message.role === 'danger')

const asList = <T>(one: T | null): T[] => (one === null ? [] : [one])

/** Labels that were heard where the person is, and still count. */
export function saidIn({ facts }: Replay): readonly string[] {
  const said = facts.get('said')
  return Array.isArray(said) ? said : []
}

export const text = (say: Say, key: string, values: Readonly<Record<string, string>> = {}): TextMessage => ({
  kind: 'text',
  key,
  lines: say(key, values).split('\n'),
})

/** The keys of what buttons and parts of the conversation are called. */
const keysOf = {
  change: keysBy((question) => `action.change.${question}`),
  part: keysBy((heading) => `part.${heading}`),
}

export function showingFor(
  world: World,
  locale: string,
  at: Pick<PromptAt, 'flow' | 'them'>,
  facts: PromptAt['facts'],
  now: Date,
  own = NOTHING_WRITTEN,
): Showing {
  const say = sayFor(world, locale, at)
  return {
    ...world,
    locale,
    them: at.them,
    facts,
    now: now.getTime(),
    own,
    opens: (id) => world.program.flows.get(id)?.only?.(facts) !== false,
    labels: { topic: (id) => say(openKey(id)), change: (id) => say(keysOf.change(id)) },
  }
}

function shownMessages(world: World, locale: string, shown: Shown, now: Date, own: OwnWords): readonly Message[] {
  if (!shown.facts) return [text(sayFor(world, locale, shown), shown.key)]
  const document = world.guidance.documents.get(shown.key)
  const showing = showingFor(world, locale, shown, shown.facts, now, own)
  return document ? documentMessages(document, showing) : []
}

function promptOf(world: World, locale: string, replay: Replay, say: Say, heard: Heard): Prompt {
  const at = replay.prompt
  const { error } = heard
  const draft = error?.draft ?? heard.draft
  const words = promptWords(world, locale, say, questionKey(at))
  const choices = choicesOf(world, locale, at).map((choice) => choice.shown)
  const selected = error?.ticked ?? at.selected.filter((id) => choices.some((choice) => choice.id === id))
  const prompt: Draft<Prompt> = {
    id: at.id,
    kind: at.kind,
    text: words.text,
    canSkip: canSkip(at),
    canGoBack: hasUsed(replay),
  }
  if (at.heading) prompt.part = say(keysOf.part(at.heading))
  if (words.why !== null) prompt.why = words.why
  if (choices.length > 0) prompt.choices = choices
  if (selected.length > 0) prompt.selected = selected
  if (error) {
    prompt.error = say(error.key)
    prompt.errorCode = error.key.replace(/^error\./, '')
  }
  if (draft !== undefined) prompt.draft = draft
  if (prompt.canSkip) prompt.skip = words.skip
  return prompt
}

/** What the button is called that goes on without an answer to the present question. */
export const skipLabel = (world: World, locale: string, say: Say, at: PromptAt): string =>
  promptWords(world, locale, say, questionKey(at)).skip

/** The words of a question itself, whoever is asked. */
interface PromptWords {
  readonly text: string
  readonly why: string | null
  readonly skip: string
}
const promptsOf = new WeakMap<Say, Map<string, PromptWords>>()

function promptWords({ texts }: World, locale: string, say: Say, key: string): PromptWords {
  const has = (suffix: string) => texts.has(locale, `${key}.${suffix}`)
  return once(
    once(promptsOf, say, () => new Map()),
    key,
    () => ({
      text: say(key),
      why: has('why') ? say(`${key}.why`) : null,
      skip: say(skipKey(texts, locale, key)),
    }),
  )
}

function keptMessage(world: World, say: Say, { kept, dropped }: NonNullable<Step['kept']>): Message[] {
  if (kept.length + dropped.length === 0) return []
  const names = dropped.map((id) => say(keyOf(world, id))).join(' · ')
  return [
    {
      kind: 'kept',
      key: 'kept',
      line: dropped.length > 0 ? say('kept.dropped', { dropped: names }) : say('kept.all'),
      kept,
      dropped,
    },
  ]
}

/** What Back took off. A change leaves the answer that stood before it, and opens nothing. */
function takenBack(world: World, say: Say, { prompt }: Replay, [id, value]: Entry): Message {
  const made = markOf(id)
  const kinds = { said: 'back.took-words', alert: 'back.took-alert', help: 'back.took-help', open: 'back.took-topic' }
  if (made) return text(say, isWords(value) && value.alert ? kinds.alert : kinds[made.kind])
  if (world.program.menus.has(readPromptId(id).question)) return text(say, kinds.open)
  const key = prompt.id === id ? 'back.took' : 'back.took-change'
  return text(say, key, { question: say(keyOf(world, id)) })
}

/** The question's text key for an id in the log, which may carry a caller's name. */
const keyOf = (world: World, id: string): string => {
  const { prefix, question: name } = readPromptId(id)
  const question = world.program.questions.get(name)
  return question ? (question.about ? name : id.slice(prefix.length)) : id
}

function answeredOf(world: World, locale: string, replay: Replay, entries: readonly Entry[]): Answered[] {
  const say = sayFor(world, locale, replay.prompt)
  const known = once(askedOf, world, () => new Map())
  const all: Answered[] = []
  for (const [id, at] of replay.answers) {
    const { key, question, part } = once(known, id, () => askedBy(world, id))
    const entry = entries[at]
    if (!question || !entry) continue
    const label = labelOf(world, locale, say, question, entry[1], { id, part, entries })
    all.push({ id, question: say(key), label, canChange: true })
  }
  return all
}

/** What an id in the log asked: the key of its text, the question, and which part of that. */
interface Asked {
  readonly key: string
  readonly question: Question | undefined
  readonly part: string | null
}
const askedOf = new WeakMap<World, Map<string, Asked>>()

function askedBy(world: World, id: string): Asked {
  const key = keyOf(world, id)
  const { question, part } = readPromptId(key)
  return { key, question: world.program.questions.get(question), part }
}

/** The name of a police force in a language. */
function forceName({ directory, texts }: World, locale: string, id: string): string {
  const force = directory.forces.get(id)
  return force ? nameOf(texts, locale, force) : id
}

/** The same within a sentence. */
export function forceInSentence({ directory, texts }: World, locale: string, id: string): string {
  const force = directory.forces.get(id)
  return force ? nameInSentence(texts, locale, force) : id
}

/** The key of a choice, under the name that it has today. */
const choiceKey = ({ id, byId }: Question, choice: string): string => byId.get(choice)?.text ?? `${id}.${choice}`

/** The same of a group. */
const groupKey = ({ id, groups }: Question, group: string): string =>
  groups.find((one) => one.id === group)?.text ?? `${id}.group.${group}`

/** An answer in words. `at`: its id in the log, and which part of the question it answers. */
function labelOf(
  world: World,
  locale: string,
  say: Say,
  question: Question,
  value: Value,
  at: { readonly id: string; readonly part: string | null; readonly entries: readonly Entry[] },
): string {
  const { part } = at
  if (value === null) return say('skipped')
  if (isWords(value)) return value.words ?? say('you-wrote')
  if (isList(value)) {
    const isOfGroups = question.groups.length > 0 && part === null
    const names = value.map((one) =>
      say(isOfGroups && one !== question.exclude ? groupKey(question, one) : choiceKey(question, one)),
    )
    return names.length > 0 ? names.join('; ') : say('skipped')
  }
  if (typeof value === 'string') {
    if (part === null) return say(choiceKey(question, value))
    const { whole } = readPromptId(at.id)
    const typed = at.entries.findLast(([id, one]) => id === whole && isCandidates(one))?.[1]
    const place =
      part === 'which' && typed && isCandidates(typed) ? typed.candidates.find((one) => one.id === value) : undefined
    return place?.label ?? say(`${question.id}>${part}.${value}`)
  }
  if (!isCandidates(value)) return ''
  const [only] = value.candidates
  const forces = value.candidates.flatMap((one) => one.forces.map((id) => forceName(world, locale, id)))
  const nation = only?.nation ? [say(`${question.id}>nation.${only.nation}`)] : []
  const names = forces.length > 0 ? [...new Set(forces)] : nation
  return names.join(` ${say('or')} `)
}
