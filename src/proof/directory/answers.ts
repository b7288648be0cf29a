import {
  type Condition,
  conditionOf,
  type FactValue,
  type FactView,
  isCompiled,
  type Reader,
  readings,
} from '../../facts/condition.ts'
import type { Program } from '../../flows/types.ts'
import { type Atom, atomsOf, type Formula, formulaOf, residue } from '../slices/formula.ts'

/** What somebody may have answered, by question; a question that is not there was not asked or not answered. */
export type Answers = ReadonlyMap<string, string | readonly string[]>

/** The fact that holds what was heard in words. */
const SAID = 'said'

/** Where somebody is, for the facts that a question for a place gives. */
export interface At {
  readonly nation: string
  /** none where left out: what is proved holds for those who name their nation only, and more so for the others */
  readonly forces?: readonly string[]
}

/**
 * Every combination of answers that some of these conditions could tell apart: each choice that they name of every question that
 * they read, one that they do not name, and none. Of a question with several answers, each alone: services are added by what is
 * ticked, not by how much is. Combinations that leave the same of every condition stand for one another.
 * @param labels what may have been heard in words, each alone, where conditions ask what was said
 */
export function combinations(
  program: Program,
  readers: readonly Reader[],
  places: readonly At[],
  labels: readonly string[] = [],
): readonly Answers[] {
  const written = readers.filter(isCompiled)
  const named = namedIn(program, written)
  const formulas = written.map((reader) => formulaOf(conditionOf(reader), program.derivedFrom))
  const opaque = readers.filter((reader) => !isCompiled(reader))
  /** questions of which it is not known which choices matter */
  const whole = readWhole(program, opaque, places, labels)
  const asked = new Set([...askedIn(program, formulas), ...whole])
  const settled = new Set<string>()
  let all: readonly Answers[] = [new Map()]
  for (const id of asked) {
    settled.add(id)
    const kinds = new Map<string, Answers>()
    for (const answers of all)
      for (const value of valuesOf(id, program, labels, whole.has(id) ? null : named)) {
        const made = withAnswer(answers, id, value)
        const kind = kindOf(program, formulas, made, { settled, whole })
        if (!kinds.has(kind)) kinds.set(kind, made)
      }
    all = [...kinds.values()]
  }
  return all
}

/** What is left of every condition where these questions are settled, and what was answered of those that count whole. */
function kindOf(
  program: Program,
  formulas: readonly Formula[],
  answers: Answers,
  { settled, whole }: { readonly settled: ReadonlySet<string>; readonly whole: ReadonlySet<string> },
): string {
  const view = viewOf(program, answers, { nation: '' })
  const truths = new Map<string, boolean | undefined>()
  const truthOf = (atom: Atom): boolean | undefined => {
    if (!truths.has(atom.id))
      truths.set(atom.id, settled.has(questionOf(program, atom.fact) ?? '') ? atom.holds(view) : undefined)
    return truths.get(atom.id)
  }
  return JSON.stringify([
    formulas.map((formula) => residue(formula, truthOf)),
    [...answers].filter(([id]) => whole.has(id)),
  ])
}

/** Questions that formulas read; not those for a place. */
const askedIn = (program: Program, formulas: readonly Formula[]): string[] =>
  formulas.flatMap((formula) => [...atomsOf(formula).values()].flatMap(({ fact }) => questionOf(program, fact) ?? []))

/** The question of a fact, or what was said; null for a place, which is not answered here. */
function questionOf(program: Program, fact: string): string | null {
  if (fact === SAID) return SAID
  const question = program.questions.get(fact.split('.')[0] ?? '')
  return question && question.kind !== 'place' ? question.id : null
}

/** Questions that functions read of which nothing is written: each may read more once something is answered. */
function readWhole(
  program: Program,
  readers: readonly Reader[],
  places: readonly At[],
  labels: readonly string[],
): ReadonlySet<string> {
  const asked = new Set<string>()
  let all: readonly Answers[] = [new Map()]
  for (let before = -1; readers.length > 0 && before < asked.size; ) {
    before = asked.size
    for (const answers of all)
      for (const at of places) {
        const view = viewOf(program, answers, at, (question) => asked.add(question))
        for (const reads of readers) reads(view)
      }
    all = [...asked].reduce<readonly Answers[]>(
      (made, id) =>
        made.flatMap((answers) => valuesOf(id, program, labels, null).map((value) => withAnswer(answers, id, value))),
      [new Map()],
    )
  }
  return asked
}

function valuesOf(
  id: string,
  program: Program,
  labels: readonly string[],
  named: ReadonlyMap<string, ReadonlySet<string>> | null,
): readonly (string | readonly string[] | undefined)[] {
  if (id === SAID) return [undefined, ...labels.map((label) => [label])]
  const question = program.questions.get(id)
  const own = named?.get(id)
  const all = (question?.choices ?? []).map(({ id }) => id)
  const other = all.find((one) => !own?.has(one))
  // a group is named by a name of its own
  const isWhole = named === null || named.has(`${id}.groups`)
  const choices = all.filter((one) => isWhole || own?.has(one) || one === other)
  return [undefined, ...(question?.kind === 'any-of' ? choices.map((id) => [id]) : choices)]
}

/** The values that conditions name, of each fact, also where they read it through one that is derived. */
function namedIn(program: Program, readers: readonly Reader[]): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>()
  const seen = new Set<string>()
  const read = (condition: Condition): void => {
    for (const { fact, values } of readings(condition)) {
      const derived = program.derivedFrom.get(fact)
      if (derived && !seen.has(fact)) {
        seen.add(fact)
        read(derived)
      }
      const own = named.get(fact) ?? new Set()
      named.set(fact, own)
      for (const value of values) own.add(value)
    }
  }
  for (const reader of readers) read(conditionOf(reader))
  return named
}

const withAnswer = (answers: Answers, id: string, value: string | readonly string[] | undefined): Answers =>
  value === undefined ? answers : new Map([...answers, [id, value]])

/** Answers as conditions read them, derived facts included. `reads` hears of every question that is read. */
export function viewOf(
  program: Program,
  answers: Answers,
  { nation, forces = [] }: At,
  reads: (question: string) => void = () => {},
): FactView {
  // hundreds of conditions read the same few facts
  const known = new Map<string, FactValue>()
  const view: FactView = {
    get(fact): FactValue {
      if (!known.has(fact)) known.set(fact, found(fact))
      return known.get(fact)
    },
  }
  const found = (fact: string): FactValue => {
    const derived = program.derived.get(fact)
    if (derived) return derived(view)
    if (fact === SAID) {
      reads(SAID)
      return answers.get(SAID)
    }
    const dot = fact.indexOf('.')
    const question = program.questions.get(dot === -1 ? fact : fact.slice(0, dot))
    if (!question) return undefined
    const part = dot === -1 ? null : fact.slice(dot + 1)
    if (question.kind === 'place') return part === 'nation' ? nation : part === 'forces' ? forces : undefined
    reads(question.id)
    const value = answers.get(question.id)
    if (part === null || value === undefined) return value
    return question.groups.filter((group) => group.choices.some((one) => value.includes(one))).map(({ id }) => id)
  }
  return view
}
