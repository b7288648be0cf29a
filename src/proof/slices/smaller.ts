import { NATIONS } from '../../directory/places/types.ts'
import type { Test } from '../../facts/condition.ts'
import { isRecorded } from '../../flows/ask.ts'
import { NATIONS_ASKED } from '../../flows/turn.ts'
import type { ChoiceSpec, Question } from '../../flows/types.ts'
import type { Atom } from './formula.ts'
import type { Model } from './model.ts'

/** Questions with only as many choices, labels and nations as conditions can tell apart. */
export interface Smaller {
  readonly questions: ReadonlyMap<string, Question>
  readonly labels: readonly string[]
  readonly nations: readonly string[]
}

/**
 * Choices that no test tells apart stand for one another: one of each kind is kept, or as many as the tests count. The same
 * for labels and nations. What nobody reads keeps one choice, so that an answer can still be given.
 * @param relevant ids of the questions to keep
 * @param alerts whether what a choice raises is read
 */
export function smaller(
  model: Model,
  relevant: ReadonlySet<string>,
  atoms: ReadonlyMap<string, Atom>,
  alerts: boolean,
): Smaller {
  const about = Map.groupBy(atoms.values(), ({ fact }) => model.questionOf(fact)?.id ?? fact)
  const said = about.get('said') ?? []
  const nationTests = [...atoms.values()].filter(({ fact }) => fact.endsWith('.nation'))
  const nationKind = (nation: string | null): string =>
    nation === null ? '' : `${nationTests.map(({ test }) => has(test, nation)).join()}`
  const questions = new Map<string, Question>()
  const labels = new Set<string>()
  // one label may tick a choice of each of several questions, and tell a choice of one from that of another
  const tickedBeside = (own: string, label: string) =>
    [...relevant].map((id) => (id === own ? null : (model.program.questions.get(id)?.found.get(label) ?? null)))
  for (const id of relevant) {
    const question = model.program.questions.get(id)
    if (!question) continue
    const tests = about.get(id) ?? []
    const whole = tests.filter(({ fact }) => model.ownerOf(fact) === fact)
    const grouped = tests.filter(({ fact }) => fact.endsWith('.groups'))
    const whom = (model.program.about.get(id) ?? []).filter((other) => relevant.has(other.id))
    const labelsOf = Map.groupBy(question.found.keys(), (label) => question.found.get(label) ?? '')
    const labelKind = (label: string): string =>
      JSON.stringify([question.keep.has(label), said.map(({ test }) => has(test, label)), tickedBeside(id, label)])
    const groupOf = new Map(question.groups.flatMap((group) => group.choices.map((one) => [one, group.id])))
    const groupKind = (group: string | undefined): string =>
      group === undefined ? '' : grouped.map(({ test }) => has(test, group)).join()
    const kind = (choice: ChoiceSpec): string =>
      JSON.stringify([
        whole.map(({ test }) => has(test, choice.id)),
        choice.id === question.exclude,
        choice.when === null ? '' : choice.id,
        choice.confirms !== null && relevant.has(choice.confirms) ? choice.confirms : '',
        alerts && choice.raises ? choice.id : '',
        choice.does,
        whom.map(({ about }) => about?.same.includes(choice.id)),
        question.kind === 'place' ? nationKind(choice.nation) : '',
        groupKind(groupOf.get(choice.id)),
        (labelsOf.get(choice.id) ?? []).map(labelKind).sort(),
      ])
    // what is told apart by nothing but its number counts for all others too: they need no second of their kind
    const isPlain = (choice: ChoiceSpec): boolean =>
      !whole.some(({ test }) => has(test, choice.id)) &&
      choice.id !== question.exclude &&
      choice.when === null &&
      choice.does === null &&
      !grouped.some(({ test }) => has(test, groupOf.get(choice.id) ?? '')) &&
      !(labelsOf.get(choice.id) ?? []).some((label) => said.some(({ test }) => has(test, label)))
    const own = question.choices.filter(isRecorded)
    const plain = own.find(isPlain)
    const counted = most(whole)
    const choices = oneOfEach(own, kind, (choice) => (plain && kind(choice) !== kind(plain) ? 1 : counted))
    const kept = new Set(choices.map((choice) => choice.id))
    const groups = question.groups
      .map((group) => ({ ...group, choices: group.choices.filter((one) => kept.has(one)) }))
      .filter((group, i, list) => {
        const alike = (other: (typeof list)[number]) => groupKind(other.id) === groupKind(group.id)
        return group.choices.length > 0 || list.findIndex((other) => alike(other) && other.choices.length === 0) === i
      })
    const found = new Map<string, string>()
    for (const choice of choices)
      for (const label of oneOfEach(labelsOf.get(choice.id) ?? [], labelKind, ONE)) found.set(label, choice.id)
    for (const label of found.keys()) labels.add(label)
    questions.set(id, {
      ...question,
      choices,
      byId: new Map(choices.map((choice) => [choice.id, choice])),
      groups,
      found,
    })
  }
  const tied = new Set(
    [...questions.keys()].flatMap((id) => [...(model.program.questions.get(id)?.found.keys() ?? [])]),
  )
  const named = [...new Set(said.flatMap(({ test }) => namesIn(test)))].filter((label) => !tied.has(label))
  const free = oneOfEach(
    named,
    (label) => said.map(({ test }) => has(test, label)).join(),
    () => most(said),
  )
  for (const label of free) labels.add(label)
  const asked = [...NATIONS].sort((a, b) => Number(NATIONS_ASKED.includes(b)) - Number(NATIONS_ASKED.includes(a)))
  return { questions, labels: [...labels], nations: oneOfEach(asked, nationKind, ONE) }
}

/** How many alike have to be kept for tests that count. */
const most = (atoms: readonly Atom[]): number =>
  Math.max(1, ...atoms.map(({ test }) => (typeof test === 'object' && 'at-least' in test ? test['at-least'] : 1)))

/** Whether a test names a value. */
const has = (test: Test, value: string): boolean => namesIn(test).includes(value)

function namesIn(test: Test): readonly string[] {
  if (typeof test === 'string') return [test]
  if (typeof test === 'boolean') return []
  if ('in' in test) return test.in
  return 'includes' in test ? [test.includes].flat() : []
}

const ONE = () => 1

/** The first of each kind, or as many as `count` says. */
function oneOfEach<T>(list: readonly T[], kind: (one: T) => string, count: (one: T) => number): T[] {
  const seen = new Map<string, number>()
  return list.filter((one) => {
    const before = seen.get(kind(one)) ?? 0
    seen.set(kind(one), before + 1)
    return before < count(one)
  })
}
