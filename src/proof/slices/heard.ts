import type { FactValue, FactView, Test } from '../../facts/condition.ts'
import { ALERTS, type Alert, isList, type Words } from '../../facts/value.ts'
import { filledBy, isAboutWriter } from '../../flows/facts.ts'
import type { Question } from '../../flows/types.ts'
import type { Cut } from './cut.ts'
import { type Atom, atomsOf, mayRead } from './formula.ts'

/** What guidance may read at one moment, and the words that were said for it beside what a log holds. */
export interface Hearing {
  readonly facts: FactView
  readonly said: readonly Words[]
}

/**
 * Guidance reads every word said and every alert, wherever it was. So whatever a walk came by, any labels and alerts may be
 * there too: each set of them that its tests can tell apart is tried.
 */
export class Heard {
  readonly #cut: Cut
  readonly #atoms: readonly Atom[]
  readonly #sets = new Map<string, readonly (readonly string[])[]>()

  constructor(cut: Cut) {
    this.#cut = cut
    this.#atoms = [...atomsOf(cut.target.watch).values()]
  }

  /** @param settled names of questions whose facts words no longer fill */
  *besides(facts: FactView, settled: ReadonlySet<string>): Generator<Hearing> {
    const open = this.#openQuestions(settled)
    for (const labels of this.#labelSets(facts, open))
      for (const alerts of this.#alertSets()) {
        const said = wordsOf(labels, alerts)
        yield { facts: said.length > 0 ? hearing(facts, labels, alerts, open) : facts, said }
      }
  }

  /** Sets of labels, of which one stands for all that no test tells apart from it at this moment. */
  #labelSets(facts: FactView, open: ReadonlyMap<string, Question>): readonly (readonly string[])[] {
    const isHeard = ({ fact }: Atom) => fact === 'said' || open.has(fact.replace(/\.groups$/, ''))
    const tests = this.#atoms.filter(isHeard)
    const key = JSON.stringify([
      [...open.keys()],
      facts.get('said') ?? [],
      tests.map(({ fact }) => facts.get(fact) ?? []),
    ])
    const known = this.#sets.get(key)
    if (known) return known
    let sets: (readonly string[])[] = [[]]
    for (const { labels, tests: own } of readTogether(this.#labels(open), tests, open)) {
      const alike = oneOfEachKind(labels, own, facts, open)
      sets = sets.flatMap((set) => alike.map((more) => [...set, ...more]))
    }
    this.#sets.set(key, sets)
    return sets
  }

  #openQuestions(settled: ReadonlySet<string>): ReadonlyMap<string, Question> {
    const open = new Map<string, Question>()
    for (const { fact } of this.#atoms) {
      const owner = this.#cut.model.ownerOf(fact)
      const question = this.#cut.program.questions.get(this.#cut.model.questionOf(fact)?.id ?? '')
      if (owner !== null && question && question.found.size > 0 && !settled.has(owner)) open.set(owner, question)
    }
    return open
  }

  /** Labels that a test of what was said names, one of each kind, and those that fill an open question. */
  #labels(open: ReadonlyMap<string, Question>): string[] {
    const tests = this.#atoms.filter(({ fact }) => fact === 'said').map(({ test }) => test)
    const filling = new Set([...open.values()].flatMap(({ found }) => [...found.keys()]))
    const kinds = new Map<string, number>()
    return this.#cut.labels.filter((label) => {
      if (filling.has(label)) return true
      const kind = tests.map((test) => names(test, label)).join()
      const before = kinds.get(kind) ?? 0
      kinds.set(kind, before + 1)
      return kind.includes('true') && before < mostCounted(tests)
    })
  }
  #alertSets(): (readonly Alert[])[] {
    if (!this.#cut.alerts) return [[]]
    const named = ALERTS.filter((alert) =>
      this.#atoms.some(({ fact, test }) => fact === 'alerts' && names(test, alert)),
    )
    return [...setsOf(named)]
  }
}

/** Labels that some of the tests read together, and those tests. */
interface Together {
  readonly labels: readonly string[]
  readonly tests: readonly Atom[]
}

/** What is heard in parts that no test brings together: what is true in one has no part in what is true in another. */
function readTogether(
  labels: readonly string[],
  tests: readonly Atom[],
  open: ReadonlyMap<string, Question>,
): readonly Together[] {
  let parts: Together[] = []
  for (const test of tests) {
    const own = labels.filter((label) => isReadBy(test, label, open))
    const [joined, apart] = [[] as Together[], [] as Together[]]
    for (const part of parts) (part.labels.some((label) => own.includes(label)) ? joined : apart).push(part)
    const all = new Set([...joined.flatMap((part) => part.labels), ...own])
    parts = [...apart, { labels: [...all], tests: [...joined.flatMap((part) => part.tests), test] }]
  }
  return parts
}

function isReadBy({ fact, test }: Atom, label: string, open: ReadonlyMap<string, Question>): boolean {
  if (fact === 'said') return mayRead(test, label)
  const question = open.get(fact.replace(/\.groups$/, ''))
  const whom = question?.about ? open.get(question.about.fact) : undefined
  return question?.found.has(label) === true || whom?.found.has(label) === true
}

/** Sets of labels, of which one stands for all that the tests do not tell apart from it. */
function oneOfEachKind(
  labels: readonly string[],
  tests: readonly Atom[],
  facts: FactView,
  open: ReadonlyMap<string, Question>,
): readonly (readonly string[])[] {
  const kinds = new Set<string>()
  return [...setsOf(labels)].filter((set) => {
    const view = set.length > 0 ? hearing(facts, set, [], open) : facts
    const kind = tests.map((test) => Number(test.holds(view))).join('')
    return !kinds.has(kind) && kinds.add(kind)
  })
}

const names = (test: Test, value: string): boolean =>
  typeof test === 'object' && ('includes' in test ? [test.includes].flat().includes(value) : 'at-least' in test)
const mostCounted = (tests: readonly Test[]): number =>
  Math.max(1, ...tests.map((test) => (typeof test === 'object' && 'at-least' in test ? test['at-least'] : 1)))

/** Labels heard in some words, and words for each alert. */
const wordsOf = (labels: readonly string[], alerts: readonly Alert[]): Words[] => [
  ...(labels.length > 0 ? [{ found: labels, lexicon: '' }] : []),
  ...alerts.map((alert): Words => ({ found: [], lexicon: '', alert })),
]

function hearing(
  facts: FactView,
  labels: readonly string[],
  alerts: readonly Alert[],
  open: ReadonlyMap<string, Question>,
): FactView {
  const listed = (name: string): readonly string[] => {
    const value = facts.get(name)
    return value !== undefined && value !== null && typeof value === 'object' && isList(value) ? value : []
  }
  const said = [...new Set([...listed('said'), ...labels])]
  const view: FactView = {
    get(name): FactValue {
      if (name === 'said') return said
      if (name === 'alerts') return [...new Set([...listed('alerts'), ...alerts])]
      const groups = name.endsWith('.groups')
      const question = open.get(groups ? name.slice(0, -'.groups'.length) : name)
      const isFilled = question !== undefined && facts.get(name) !== null && isAboutWriter(question, view)
      return isFilled ? filledBy(question, said, groups) : facts.get(name)
    },
  }
  return view
}

function* setsOf<T>(list: readonly T[]): Generator<T[]> {
  for (let bits = 0; bits < 2 ** list.length; bits++) yield list.filter((_, i) => (bits >> i) & 1)
}
