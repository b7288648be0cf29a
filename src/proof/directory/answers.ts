import type { FactValue, FactView, Reader } from '../../facts/condition.ts'
import type { Program } from '../../flows/types.ts'

/** What somebody may have answered, by question; a question that is not there was not asked or not answered. */
export type Answers = ReadonlyMap<string, string | readonly string[]>

/** The fact that holds what was heard in words. */
const SAID = 'said'

/** Where somebody is, for the facts that a question for a place gives. */
interface At {
  readonly nation: string
  /** none where left out: what is proved holds for those who name their nation only, and more so for the others */
  readonly forces?: readonly string[]
}

/**
 * Every combination of answers that some of these conditions could tell apart: each choice of every question that they read,
 * and none. Of a question with several answers, each alone: services are added by what is ticked, not by how much is.
 * @param labels what may have been heard in words, each alone, where conditions ask what was said
 */
export function combinations(
  program: Program,
  readers: readonly Reader[],
  places: readonly At[],
  labels: readonly string[] = [],
): readonly Answers[] {
  const asked = new Set<string>()
  let all: readonly Answers[] = [new Map()]
  for (;;) {
    const before = asked.size
    for (const answers of all) {
      for (const at of places) {
        const view = viewOf(program, answers, at, (question) => asked.add(question))
        for (const reads of readers) reads(view)
      }
    }
    if (asked.size === before) return all
    all = [...asked].reduce<readonly Answers[]>(
      (made, id) =>
        made.flatMap((answers) => valuesOf(id, program, labels).map((value) => withAnswer(answers, id, value))),
      [new Map()],
    )
  }
}

function valuesOf(
  id: string,
  program: Program,
  labels: readonly string[],
): readonly (string | readonly string[] | undefined)[] {
  if (id === SAID) return [undefined, ...labels.map((label) => [label])]
  const question = program.questions.get(id)
  const choices = (question?.choices ?? []).map(({ id }) => id)
  return [undefined, ...(question?.kind === 'any-of' ? choices.map((id) => [id]) : choices)]
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
  const view: FactView = {
    get(fact): FactValue {
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
    },
  }
  return view
}
