import type { FactValue } from '../../facts/condition.ts'
import type { Answer, Value } from '../../facts/value.ts'
import { UNSURE } from '../../flows/ask.ts'
import { type MarkKind, mark } from '../../flows/log.ts'
import { DONE, type PromptAt, type Replay } from '../../flows/replay.ts'
import { fits } from '../../flows/turn.ts'
import type { Entry, Question } from '../../flows/types.ts'
import { type Cut, GO } from './cut.ts'

/** Entries that one thing that the person does adds to the log: a question with its groups is one thing. */
export type Move = readonly Entry[]

export interface MovesFor {
  readonly cut: Cut
  readonly replay: Replay
  readonly entries: readonly Entry[]
  /** labels that matter if they are heard now */
  readonly labels: readonly string[]
}

/** Everything that a person can do at the present prompt and that can matter. */
export function movesAt(at: MovesFor): Move[] {
  return [...answersAt(at), ...marksAt(at)]
}

function answersAt({ cut, replay, entries, labels }: MovesFor): Move[] {
  const { prompt } = replay
  const { question } = prompt
  if (prompt.kind === 'end') return []
  if (prompt.kind === 'menu') return picksAt(prompt, entries)
  if (!question) return []
  const answer = (value: Answer): Move => [entryOf(prompt.id, value, question)]
  if (cut.pauses.has(prompt.id)) return [answer(GO)]
  if (prompt.part === 'groups') return toldApart(cut, question, listsOf(question, prompt.id))
  const values = valuesOf(cut, prompt, question, labels).filter((value) => fits(cut.program, prompt, value))
  return values.map(answer)
}

const entryOf = (id: string, value: Value, { rev }: Question): Entry => (rev === 1 ? [id, value] : [id, value, rev])

function valuesOf(cut: Cut, prompt: PromptAt, question: Question, labels: readonly string[]): Answer[] {
  const ids = question.choices.map(({ id }) => id)
  if (prompt.part === 'which') return [...prompt.candidates.map(({ id }) => id ?? ''), UNSURE, null]
  if (prompt.part === 'nation') return [...cut.nations, null]
  if (prompt.kind === 'place') return [...ids, ...placesOf(cut), null]
  if (prompt.kind === 'text') return [null, heard([]), ...setsOf(labels).map(heard)]
  if (prompt.kind === 'one-of') return [...ids, null]
  const group = question.groups.find(({ id }) => id === prompt.group)
  return [...setsOf(group?.choices ?? ids.filter((id) => id !== question.exclude)), ...alone(question), null]
}

const alone = ({ exclude }: Question): string[][] => (exclude === null ? [] : [[exclude]])
const heard = (found: readonly string[]): Answer => ({ found, lexicon: '' })

/** A place in each nation that matters, one that could be in two, and one whose force is not known. */
function placesOf({ nations }: Cut): Answer[] {
  const place = (nation: string) => ({ nation, forces: [`force-of-${nation}`] })
  const [one = '', other = one === 'england' ? 'wales' : 'england'] = nations
  const two = [one, other].map((nation) => ({ ...place(nation), id: nation }))
  const same = [1, 2].map((n) => ({ nation: one, forces: [`force-${n}`], id: `${one}-${n}` }))
  const nowhere = nations.map((nation) => ({ nation, forces: [] }))
  return [...nations.map(place), ...nowhere]
    .map((one): Answer => ({ candidates: [one] }))
    .concat([{ candidates: two }, { candidates: same }])
}

/** A long list as one answer: its groups, and the lines of each. */
function listsOf(question: Question, id: string): Move[] {
  const of = (groups: readonly string[], lines: readonly (readonly string[] | null)[]): Move => [
    entryOf(id, groups, question),
    ...groups.map((group, i) => entryOf(`${id}>${group}`, lines[i] ?? null, question)),
  ]
  const lists = setsOf(question.groups.map((group) => group.id)).flatMap((groups) => {
    let ways: (readonly string[] | null)[][] = [[]]
    for (const group of groups) {
      const own = question.groups.find((one) => one.id === group)?.choices ?? []
      ways = ways.flatMap((way) => [...setsOf(own), null].map((lines) => [...way, lines]))
    }
    return ways.map((lines) => of(groups, lines))
  })
  return [
    ...lists,
    ...alone(question).map((value): Move => [entryOf(id, value, question)]),
    [entryOf(id, null, question)],
  ]
}

/**
 * Lists that no test tells apart stand for one another, where no word was said that a list could take back. Each move is the
 * groups and then the lines of each.
 */
function toldApart({ tests, isSilent, model }: Cut, question: Question, moves: Move[]): Move[] {
  if (!isSilent(question)) return moves
  const own = tests.filter(({ fact }) => model.questionOf(fact)?.id === question.id)
  const known = new Set<string>()
  return moves.filter(([[, groups] = ['', null], ...lines]) => {
    const chosen = lines.flatMap(([, value]) => (Array.isArray(value) ? value : []))
    const isGroups = (fact: string) => fact.endsWith('.groups')
    const facts = { get: (fact: string) => (isGroups(fact) ? (groups as FactValue) : groups === null ? null : chosen) }
    const kind = own.map((test) => Number(test.holds(facts))).join('')
    return !known.has(kind) && known.add(kind)
  })
}

/** Every set of at least one. */
function setsOf(list: readonly string[]): string[][] {
  const sets: string[][] = []
  for (let bits = 1; bits < 2 ** list.length; bits++) sets.push(list.filter((_, i) => (bits >> i) & 1))
  return sets
}

/** Each topic once, then on. */
function picksAt({ id, menu, group }: PromptAt, entries: readonly Entry[]): Move[] {
  const groups = menu?.groups ?? []
  const picked = new Set(entries.filter(([one]) => one === id).map(([, value]) => value))
  if (group === null && groups.some((one) => one.id !== null)) {
    const next = groups.flatMap((one) => one.id ?? []).filter((one) => !picked.has(one))
    return [...next, DONE].map((value): Move => [[id, value]])
  }
  const topics = groups.filter((one) => one.id === group).flatMap((one) => one.topics)
  return [...topics.filter((topic) => !picked.has(topic)), DONE].map((value): Move => [[id, value]])
}

/** Words, help, a topic, the emergency button: what can be done at every prompt. */
function marksAt({ cut, replay, labels }: MovesFor): Move[] {
  const { prompt, facts } = replay
  const moves: Move[] = []
  const add = (kind: MarkKind, value: Value) => moves.push([[mark(kind, prompt.id), value]])
  const said = facts.get('said')
  for (const label of labels) if (!Array.isArray(said) || !said.includes(label)) add('said', heard([label]))
  const isOpen = (flow: string) => prompt.inside.includes(flow)
  const help = cut.program.journeys.get(cut.model.journey)?.help ?? ''
  if (cut.deep.has(help) && !isOpen(help)) add('help', null)
  for (const topic of cut.program.topics) if (cut.deep.has(topic) && !isOpen(topic)) add('open', topic)
  return moves
}
