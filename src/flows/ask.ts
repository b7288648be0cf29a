import type { FactValue } from '../facts/condition.ts'
import { type Answer, isCandidates, isList, isWords, type PlaceValue } from '../facts/value.ts'
import { earlierTicks } from './log.ts'
import { type PartNames, partNames } from './part-names.ts'
import type { PromptAt, Scope, Walk, Walked } from './replay.ts'
import type { ChoiceSpec, Question } from './types.ts'

/** Place choice that stands for "could be any of these". */
export const UNSURE = 'unsure'

/**
 * Asks a question on a walk: passed over where it is known, else what was done at its prompt, then its answer. Where that is
 * given only now, at the prompt, the question is asked once more and finds it: until its answer counts, asking changes nothing.
 */
export function ask(walk: Walk, scope: Scope, question: Question, groupsOnly: boolean): Walked {
  const id = scope.prefix + question.id
  if (walk.settled.has(id)) return 'go'
  const asked = question.about === null ? id : walk.nameOf(scope.prefix, question)
  const visited = walk.visit(scope, asked)
  if (visited !== 'go' || walk.settled.has(id)) return visited
  const walked = askAsKind(walk, scope, question, { id, asked }, groupsOnly)
  return walked === 'again' ? ask(walk, scope, question, groupsOnly) : walked
}

function askAsKind(
  walk: Walk,
  scope: Scope,
  question: Question,
  { id, asked }: { readonly id: string; readonly asked: string },
  groupsOnly: boolean,
): Walked | 'again' {
  if (question.kind === 'place') return askPlace(walk, scope, question, id)
  if (question.kind === 'words') return askWords(walk, scope, question, id)
  return question.groups.length > 0
    ? askGroups(walk, scope, question, id, groupsOnly)
    : askChoice(walk, scope, question, id, asked)
}

const namesOf = (question: Question, id: string): PartNames =>
  id === question.id ? question.parts : partNames(id, question.groups)

const anyOf = () => true

/** What a skip counts as: what was heard, else what the question says, else that it was skipped. */
const skipped = (walk: Walk, question: Question, id: string): FactValue => walk.facts.heardFor(id) ?? question.skip

/** A short list. `asked`: its prompt, which is another where the question is about somebody else. */
function askChoice(walk: Walk, scope: Scope, question: Question, id: string, asked: string): Walked | 'again' {
  const given = walk.answer(asked, question.rev)
  const chosen = given && picked(scope, question, given.value)
  const kind = question.kind === 'any-of' ? 'any-of' : 'one-of'
  if (!given || chosen === undefined)
    return walk.pause(scope, { id: asked, kind, question, selected: walk.ticked(asked, id) })
  walk.count(asked, given.at)
  if (chosen === null) return walk.settle(scope.prefix, question, skipped(walk, question, id))
  if (chosen.some((choice) => choice.does === 'done')) return 'stop'
  const ids = chosen.map((choice) => choice.id)
  if (kind === 'any-of') walk.facts.confirm(question, anyOf, ids, given.at)
  for (const choice of chosen) applyChoice(walk, scope, choice, given.at)
  return walk.settle(scope.prefix, question, kind === 'any-of' ? ids : ids[0])
}

/** The choices of an answer, in declared order; null skipped; undefined where it no longer fits. */
function picked(scope: Scope, question: Question, value: Answer): readonly ChoiceSpec[] | null | undefined {
  if (value === null) return null
  if (typeof value === 'string') {
    const choice = question.kind === 'any-of' ? null : fitting(scope, question, value)
    return choice ? [choice] : undefined
  }
  if (!isList(value) || question.kind !== 'any-of') return undefined
  const chosen: ChoiceSpec[] = []
  for (const name of value) {
    const choice = fitting(scope, question, name)
    if (choice && !chosen.includes(choice)) chosen.push(choice)
  }
  if (chosen.length === 0 && value.length > 0) return undefined
  if (chosen.length > 1) chosen.sort((one, other) => one.place - other.place)
  return chosen
}

/** Whether a choice goes into the log: as an answer, or since it leaves a topic. */
export const isRecorded = ({ does }: ChoiceSpec): boolean => does === null || does === 'done'

/** The choice that a name stands for, today's or an older one, or null where it is no answer here. */
function fitting({ view }: Scope, question: Question, name: string): ChoiceSpec | null {
  const choice = question.byId.get(name)
  return choice && isRecorded(choice) && choice.when?.(view) !== false ? choice : null
}

function applyChoice(walk: Walk, scope: Scope, choice: ChoiceSpec, at: number): void {
  if (choice.raises && choice.raisesWhen?.(scope.view) !== false) walk.raise(choice.raises, at)
  const list = choice.confirms ? walk.program.questions.get(choice.confirms) : undefined
  const heard = list && !walk.settled.has(list.id) ? walk.facts.heardFor(list.id) : undefined
  if (!list || !Array.isArray(heard)) return
  walk.facts.set(list.parts.groups, walk.facts.heardFor(list.parts.groups))
  walk.facts.confirm(list, anyOf, heard, at)
  walk.settle('', list, heard)
}

/** A long list: its groups first, then one prompt for each chosen group. The fact is the union, in declared order. */
function askGroups(walk: Walk, scope: Scope, question: Question, id: string, groupsOnly: boolean): Walked | 'again' {
  const names = namesOf(question, id)
  const given = walk.answer(id, question.rev)
  const chosen = given && pickedGroups(question, given.value)
  if (!given || chosen === undefined)
    return walk.pause(scope, {
      id,
      kind: 'any-of',
      question,
      part: 'groups',
      selected: walk.ticked(id, names.groups),
    })
  walk.count(id, given.at)
  walk.facts.set(names.groups, chosen ?? walk.facts.heardFor(names.groups) ?? null)
  if (chosen === null) return walk.settle(scope.prefix, question, skipped(walk, question, id))
  const left = (choice: string) =>
    question.groups.some((group) => !chosen.includes(group.id) && group.choices.includes(choice))
  walk.facts.confirm(question, left, [], given.at)
  const all: string[] = []
  for (const group of question.groups) {
    if (!chosen.includes(group.id)) continue
    const lines = groupsOnly
      ? heardIn(walk, id, group.choices)
      : askGroup(walk, scope, question, group, names.group.get(group.id) ?? '')
    if (typeof lines === 'string') return lines
    all.push(...lines)
  }
  return walk.settle(scope.prefix, question, all)
}

function pickedGroups(question: Question, value: Answer): readonly string[] | null | undefined {
  if (value === null) return null
  if (!isList(value)) return undefined
  const known = question.groups
    .filter((group) => value.some((one) => group.id === one || group.was.includes(one)))
    .map((group) => group.id)
  const isNone = question.exclude !== null && value.includes(question.exclude)
  return known.length > 0 || isNone ? known : undefined
}

const heardIn = (walk: Walk, id: string, choices: readonly string[]): readonly string[] => {
  const heard = walk.facts.heardFor(id)
  return Array.isArray(heard) ? heard.filter((one) => choices.includes(one)) : []
}

/** The lines of one chosen group; where they are skipped, those that were heard. */
function askGroup(
  walk: Walk,
  scope: Scope,
  question: Question,
  group: Question['groups'][number],
  id: string,
): 'pause' | 'stop' | readonly string[] {
  const visited = walk.visit(scope, id)
  if (visited !== 'go') return visited
  const given = walk.answer(id, question.rev)
  const chosen = given && picked(scope, question, given.value)
  const heard = heardIn(walk, scope.prefix + question.id, group.choices)
  if (!given || chosen === undefined) {
    const earlier = earlierTicks(walk.entries, id)
    const walked = walk.pause(scope, {
      id,
      kind: 'any-of',
      question,
      group: group.id,
      selected: earlier.length > 0 ? earlier : heard,
    })
    if (walked === 'again') return askGroup(walk, scope, question, group, id)
    return walked === 'go' ? heard : walked
  }
  walk.count(id, given.at)
  if (chosen === null) return heard
  const ids = chosen.map((choice) => choice.id)
  walk.facts.confirm(question, (choice) => group.choices.includes(choice), ids, given.at)
  return ids.filter((one) => group.choices.includes(one))
}

function askWords(walk: Walk, scope: Scope, question: Question, id: string): Walked | 'again' {
  const given = walk.answer(id, question.rev)
  for (const { found, at } of walk.replacedWords(id)) {
    walk.facts.hear(
      found.filter((label) => question.keep.has(label)),
      at,
    )
  }
  if (!given || (given.value !== null && !isWords(given.value)))
    return walk.pause(scope, { id, kind: 'text', question })
  walk.count(id, given.at)
  if (given.value === null) return walk.settle(scope.prefix, question, null)
  walk.facts.hear(given.value.found, given.at)
  return walk.settle(scope.prefix, question, 'given')
}

/**
 * A place: one that is in doubt, or more than one, asks which; none at all asks the nation once. Help shows contacts before
 * either. While which is open, all of them count; a single one in doubt does not, since what else it could be is not known.
 */
function askPlace(walk: Walk, scope: Scope, question: Question, id: string): Walked | 'again' {
  const names = namesOf(question, id)
  const given = walk.answer(id, question.rev)
  const value = given?.value
  const choice = typeof value === 'string' ? question.byId.get(value) : undefined
  const places = value !== undefined && isCandidates(value) ? value.candidates : []
  if (!given || (value !== null && !choice && places.length === 0))
    return walk.pause(scope, { id, kind: 'place', question, selected: earlierTicks(walk.entries, id) })
  walk.count(id, given.at)
  const set = (list: readonly PlaceValue[], nation: string | null) => {
    walk.facts.set(names.nation, nation)
    walk.facts.set(names.forces, [...new Set(list.flatMap((one) => one.forces))])
  }
  const inDoubt = isInDoubt(places)
  const possible = inDoubt && places.length === 1 ? [] : places
  set(possible, choice?.nation ?? agreed(possible))
  walk.facts.set(id, places.length > 0 ? 'given' : (choice?.id ?? null))
  if (scope.help) return 'go'
  if (inDoubt) {
    const which = { id: names.which, part: 'which', candidates: places } as const
    const walked = askPart(walk, scope, question, given.at, which, (answer) => {
      const one = places.find((place) => place.id === answer)
      set(one ? [one] : possible, one ? one.nation : agreed(possible))
    })
    if (walked !== 'go') return walked
  } else if (places.length === 0 && !choice?.nation) {
    const walked = askPart(walk, scope, question, -1, { id: names.whichNation, part: 'nation' }, (answer) =>
      set([], answer),
    )
    if (walked !== 'go') return walked
  }
  walk.settled.add(id)
  return 'go'
}

/** Whether the person has to say which it is. Candidates carry an id only where there is a choice to make. */
const isInDoubt = (places: readonly PlaceValue[]): boolean => places.length > 1 || places[0]?.id !== undefined

/** The nation, where all places that it could be agree. */
const agreed = (places: readonly PlaceValue[]): string | null => {
  const nation = places[0]?.nation ?? null
  return places.every((place) => place.nation === nation) ? nation : null
}

/** A second question about a place; its answer counts only if given after log position `after`. */
function askPart(
  walk: Walk,
  scope: Scope,
  question: Question,
  after: number,
  at: Partial<PromptAt> & { readonly id: string },
  take: (answer: string | null) => void,
): Walked {
  const visited = walk.visit(scope, at.id)
  if (visited !== 'go') return visited
  const given = walk.answer(at.id, question.rev, after)
  if (!given || (given.value !== null && typeof given.value !== 'string')) {
    const walked = walk.pause(scope, { kind: 'one-of', question, selected: earlierTicks(walk.entries, at.id), ...at })
    return walked === 'again' ? askPart(walk, scope, question, after, at, take) : walked
  }
  walk.count(at.id, given.at)
  take(given.value)
  return 'go'
}
