import type { FactValue, FactView, Test } from '../../facts/condition.ts'
import { ALERTS, type Alert, isList, type Words } from '../../facts/value.ts'
import { filledBy } from '../../flows/facts.ts'
import type { Question } from '../../flows/types.ts'
import type { Cut } from './cut.ts'
import { type Atom, atomsOf } from './formula.ts'

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
    const kinds = new Set<string>()
    const sets = [...setsOf(this.#labels(open))].filter((labels) => {
      const view = labels.length > 0 ? hearing(facts, labels, [], open) : facts
      const kind = tests.map((test) => Number(test.holds(view))).join('')
      return !kinds.has(kind) && kinds.add(kind)
    })
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
  return {
    get(name): FactValue {
      if (name === 'said') return said
      if (name === 'alerts') return [...new Set([...listed('alerts'), ...alerts])]
      const groups = name.endsWith('.groups')
      const question = open.get(groups ? name.slice(0, -'.groups'.length) : name)
      return question && facts.get(name) !== null ? filledBy(question, said, groups) : facts.get(name)
    },
  }
}

function* setsOf<T>(list: readonly T[]): Generator<T[]> {
  for (let bits = 0; bits < 2 ** list.length; bits++) yield list.filter((_, i) => (bits >> i) & 1)
}
