import { type Condition, compileCondition, type FactView, type Test } from '../../facts/condition.ts'
import type { Program } from '../../flows/types.ts'

/** One test of one fact that a person can be asked for or can say: what conditions come down to. */
export interface Atom {
  readonly kind: 'atom'
  readonly fact: string
  readonly test: Test
  /** the atom in words: two atoms with the same id are the same */
  readonly id: string
  holds(facts: FactView): boolean
}

/** A condition with its derived facts written out. */
export type Formula =
  | Atom
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula }

export const ALWAYS: Formula = { kind: 'all', parts: [] }
export const all = (...parts: readonly Formula[]): Formula => ({ kind: 'all', parts })
export const any = (...parts: readonly Formula[]): Formula => ({ kind: 'any', parts })
export const not = (part: Formula): Formula => ({ kind: 'not', part })

/** A condition as a formula. `derivedFrom`: what each derived fact follows from. No condition: always true. */
export function formulaOf(condition: Condition | null | undefined, derivedFrom: Program['derivedFrom']): Formula {
  const parts = Object.entries(condition ?? {}).map(([key, test]): Formula => {
    if (key === 'any' || key === 'all') {
      const inner = (test as readonly Condition[]).map((one) => formulaOf(one, derivedFrom))
      return { kind: key, parts: inner }
    }
    if (key === 'not') return not(formulaOf(test as Condition, derivedFrom))
    const derived = derivedFrom.get(key)
    return derived ? ofDerived(formulaOf(derived, derivedFrom), test as Test) : atom(key, test as Test)
  })
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'all', parts }
}

export function atom(fact: string, test: Test): Atom {
  const id = `${fact}=${JSON.stringify(test)}`
  return { kind: 'atom', fact, test, id, holds: compileCondition({ [fact]: test }) }
}

/** Whether a test of what was said can tell a label from others. */
export const mayRead = (test: Test, label: string): boolean =>
  typeof test === 'object' && ('includes' in test ? [test.includes].flat().includes(label) : true)

/** A derived fact is true or false, and so always known and never skipped. */
function ofDerived(formula: Formula, test: Test): Formula {
  if (test === true) return formula
  if (test === false) return not(formula)
  const isTrue = typeof test === 'object' && ('known' in test ? test.known : 'skipped' in test && !test.skipped)
  return isTrue ? ALWAYS : not(ALWAYS)
}

/** The same formula about facts of other names. */
export function renamed(formula: Formula, name: (fact: string) => string): Formula {
  if (formula.kind === 'atom') return atom(name(formula.fact), formula.test)
  if (formula.kind === 'not') return not(renamed(formula.part, name))
  return { kind: formula.kind, parts: formula.parts.map((part) => renamed(part, name)) }
}

/** Every atom, each once. */
export function atomsOf(formula: Formula, into = new Map<string, Atom>()): ReadonlyMap<string, Atom> {
  if (formula.kind === 'atom') into.set(formula.id, formula)
  else if (formula.kind === 'not') atomsOf(formula.part, into)
  else for (const part of formula.parts) atomsOf(part, into)
  return into
}

export function holds(formula: Formula, facts: FactView): boolean {
  if (formula.kind === 'atom') return formula.holds(facts)
  if (formula.kind === 'not') return !holds(formula.part, facts)
  return formula.kind === 'all'
    ? formula.parts.every((part) => holds(part, facts))
    : formula.parts.some((part) => holds(part, facts))
}

/**
 * What is left of a formula when the atoms that can no longer change are filled in: `T`, `F`, or its text. Two moments with
 * the same text are alike for whatever may still happen.
 * @param value of an atom whose fact is settled; undefined where it may still change
 */
export function residue(formula: Formula, value: (atom: Atom) => boolean | undefined): string {
  if (formula.kind === 'atom') {
    const known = value(formula)
    return known === undefined ? formula.id : known ? 'T' : 'F'
  }
  if (formula.kind === 'not') {
    const inner = residue(formula.part, value)
    return inner === 'T' ? 'F' : inner === 'F' ? 'T' : `!${inner}`
  }
  const [neutral, final] = formula.kind === 'all' ? ['T', 'F'] : ['F', 'T']
  const left = new Set<string>()
  for (const part of formula.parts) {
    const inner = residue(part, value)
    if (inner === final) return final
    if (inner !== neutral) left.add(inner)
  }
  if (left.size === 0) return neutral
  return left.size === 1 ? [...left].join() : `${formula.kind}(${[...left].sort().join(';')})`
}

/** Whether a formula is true or false when the atoms that can no longer change are filled in; undefined where that is still open. */
function truthIn(formula: Formula, value: (atom: Atom) => boolean | undefined): boolean | undefined {
  if (formula.kind === 'atom') return value(formula)
  if (formula.kind === 'not') {
    const inner = truthIn(formula.part, value)
    return inner === undefined ? undefined : !inner
  }
  const final = formula.kind === 'any'
  let isOpen = false
  for (const part of formula.parts) {
    const inner = truthIn(part, value)
    if (inner === final) return final
    isOpen ||= inner === undefined
  }
  return isOpen ? undefined : !final
}

/**
 * How many atoms a formula still turns on, or null if it cannot hold any more. What must be true for it to hold is filled in
 * wherever else it stands, so that two parts that want opposite things are seen long before that is asked for.
 * @param value of an atom whose fact is settled; undefined where it may still change
 * @param guardOf what has to be so for the question of a fact to be asked, or null
 */
export function openIn(
  formula: Formula,
  value: (atom: Atom) => boolean | undefined,
  guardOf: (fact: string) => Formula | null,
): number | null {
  const needs = new Needs(value, guardOf)
  for (let before = -1; needs.size > before; ) {
    before = needs.size
    if (truthIn(formula, needs.truthOf) === false || needs.isImpossible) return null
    needs.add(formula, true)
  }
  const open = needs.ids()
  truthIn(formula, (atom) => {
    const truth = needs.truthOf(atom)
    if (truth === undefined) open.add(atom.id)
    return truth
  })
  return open.size
}

/** What has to be true or false of facts that may still change. */
class Needs {
  readonly #value: (atom: Atom) => boolean | undefined
  readonly #guardOf: (fact: string) => Formula | null
  /** what has to be so for the questions to be asked whose answers are needed */
  readonly #guards = new Map<string, Formula>()
  readonly #truth = new Map<string, boolean>()
  readonly #atoms: Atom[] = []
  /** the only values that a fact may have */
  readonly #values = new Map<string, readonly string[]>()

  constructor(value: (atom: Atom) => boolean | undefined, guardOf: (fact: string) => Formula | null) {
    this.#value = value
    this.#guardOf = guardOf
  }

  get size(): number {
    return this.#truth.size
  }
  /** Whether a question whose answer is needed cannot be asked, or no answer to it is what is needed. */
  get isImpossible(): boolean {
    return (
      [...this.#guards.values()].some((guard) => truthIn(guard, this.truthOf) === false) ||
      this.#atoms.some((atom) => {
        const decided = this.#byValues(atom)
        return decided !== undefined && decided !== this.#truth.get(atom.id)
      })
    )
  }
  ids(): Set<string> {
    return new Set(this.#truth.keys())
  }

  /** Of an atom: settled, needed, or decided by the values that its fact has to have. */
  readonly truthOf = (atom: Atom): boolean | undefined => {
    return this.#value(atom) ?? this.#truth.get(atom.id) ?? this.#byValues(atom)
  }
  /** Of an atom whose fact may have some values only. */
  #byValues(atom: Atom): boolean | undefined {
    const own = singleValues(atom.test)
    const allowed = this.#values.get(atom.fact)
    if (own === null || allowed === undefined) return undefined
    if (!allowed.some((one) => own.includes(one))) return false
    return allowed.every((one) => own.includes(one)) ? true : undefined
  }

  /** Adds what has to be so for a formula to be true, or false, where there is no other way. */
  add(formula: Formula, truth: boolean): void {
    if (formula.kind === 'not') this.add(formula.part, !truth)
    else if (formula.kind === 'atom') this.#need(formula, truth)
    else {
      const open = formula.parts.filter((part) => truthIn(part, this.truthOf) === undefined)
      if ((formula.kind === 'all') === truth || open.length === 1) for (const part of open) this.add(part, truth)
    }
  }
  #need(atom: Atom, truth: boolean): void {
    if (this.truthOf(atom) !== undefined) return
    this.#truth.set(atom.id, truth)
    this.#atoms.push(atom)
    const guard = truth && isGiven(atom.test) && !this.#guards.has(atom.fact) ? this.#guardOf(atom.fact) : null
    if (guard !== null) {
      this.#guards.set(atom.fact, guard)
      this.add(guard, true)
    }
    const own = singleValues(atom.test)
    if (!truth || own === null) return
    const before = this.#values.get(atom.fact)
    this.#values.set(atom.fact, before ? before.filter((one) => own.includes(one)) : own)
  }
}

/** Whether a test holds only of a fact for which somebody was asked. */
const isGiven = (test: Test): boolean =>
  typeof test === 'string' || (typeof test === 'object' && ('in' in test || 'includes' in test || 'at-least' in test))

/** The values of which a fact has to have one, for tests of facts that have one value. */
function singleValues(test: Test): readonly string[] | null {
  if (typeof test === 'string') return [test]
  return typeof test === 'object' && 'in' in test ? test.in : null
}
