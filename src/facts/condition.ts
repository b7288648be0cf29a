/**
 * Conditions as written in flows, guidance and directory, and their compiled form.
 *
 *   { told: closed }                    is this value           { behaviours: { includes: tracking } }
 *   { told: { in: [closed, ignored] } }                         { behaviours: { at-least: 2 } }
 *   { home: { skipped: true } }         was asked and skipped   { home: { known: true } }
 *   { any: [..] }  { all: [..] }  { not: {..} }                 several keys in one object: all of them
 *
 * What is not known is false. Nothing here sees a clock.
 */
export type Test =
  | string
  | boolean
  | { readonly in: readonly string[] }
  | { readonly includes: string | readonly string[] }
  | { readonly 'at-least': number }
  | { readonly skipped: boolean }
  | { readonly known: boolean }
export interface Condition {
  readonly [factOrOperator: string]: Test | Condition | readonly Condition[]
}

/** What a condition can read of a fact. `undefined`: not known. `null`: skipped. */
export type FactValue = string | readonly string[] | boolean | null | undefined
export interface FactView {
  get(fact: string): FactValue
}
/** A compiled condition. */
export type Reader = (facts: FactView) => boolean

const OPERATORS = new Set(['any', 'all', 'not'])

/** One reading of a fact, as the checks of content and proof see it. */
export interface Reading {
  readonly fact: string
  /** the values that are named, for "no such choice" errors; empty where any will do */
  readonly values: readonly string[]
  readonly list: boolean
}

/** All facts that a condition reads, with the values that it names. */
export function readings(condition: Condition): Reading[] {
  return Object.entries(condition).flatMap(([key, test]): Reading[] => {
    if (key === 'not') return readings(test as Condition)
    if (OPERATORS.has(key)) return (test as readonly Condition[]).flatMap(readings)
    if (typeof test === 'string') return [{ fact: key, values: [test], list: false }]
    if (typeof test === 'boolean') return [{ fact: key, values: [], list: false }]
    if ('in' in test) return [{ fact: key, values: test.in as readonly string[], list: false }]
    if ('includes' in test) return [{ fact: key, values: [test.includes as string | string[]].flat(), list: true }]
    return [{ fact: key, values: [], list: 'at-least' in test }]
  })
}

const written = new WeakMap<Reader, Condition>()

/** Compiles a condition that the schema has passed. Costs nothing at run time but the reads themselves. */
export function compileCondition(condition: Condition): Reader {
  const parts = Object.entries(condition).map(([key, test]) => compilePart(key, test))
  const [only] = parts
  const reader: Reader = parts.length === 1 && only ? only : (facts) => parts.every((part) => part(facts))
  written.set(reader, condition)
  return reader
}

/**
 * What a reader was compiled from, for the proof.
 * @throws Error for a function that compileCondition did not make
 */
export function conditionOf(reader: Reader): Condition {
  const condition = written.get(reader)
  if (!condition) throw new Error('this reader was not compiled from a condition')
  return condition
}

/** Whether compileCondition made a reader, so that it can be told what it reads. */
export const isCompiled = (reader: Reader): boolean => written.has(reader)

function compilePart(key: string, test: Test | Condition | readonly Condition[]): Reader {
  if (key === 'any' || key === 'all') {
    const parts = (test as readonly Condition[]).map(compileCondition)
    return key === 'any' ? (facts) => parts.some((part) => part(facts)) : (facts) => parts.every((part) => part(facts))
  }
  if (key === 'not') {
    const inner = compileCondition(test as Condition)
    return (facts) => !inner(facts)
  }
  return compileTest(key, test as Test)
}

function compileTest(fact: string, test: Test): Reader {
  if (typeof test !== 'object') return (facts) => facts.get(fact) === test
  if ('in' in test) {
    const values = new Set(test.in)
    return (facts) => {
      const value = facts.get(fact)
      return typeof value === 'string' && values.has(value)
    }
  }
  if ('includes' in test) {
    const wanted = [test.includes].flat()
    return (facts) => {
      const value = facts.get(fact)
      return Array.isArray(value) && wanted.some((one) => value.includes(one))
    }
  }
  if ('at-least' in test) {
    return (facts) => {
      const value = facts.get(fact)
      return Array.isArray(value) && value.length >= test['at-least']
    }
  }
  if ('skipped' in test) return (facts) => (facts.get(fact) === null) === test.skipped
  return (facts) => (facts.get(fact) !== undefined && facts.get(fact) !== null) === test.known
}
