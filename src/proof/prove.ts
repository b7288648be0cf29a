import type { Check, Finding, Subject } from './check.ts'
import { CHECKS } from './registry.ts'

/** Promises that walk the flows share what they find there; the others share little or nothing with them, and so can be held beside. */
export const WALKING: readonly Check[] = CHECKS.filter(({ walks }) => walks)
export const RESTING: readonly Check[] = CHECKS.filter(({ walks }) => !walks)

/** One promise and what was found against it. */
export interface Proved {
  readonly check: Check
  readonly findings: readonly Finding[]
}

/** What the whole proof says. */
export interface Proof {
  readonly checks: readonly Proved[]
  /** what else was found: rules of a language that can't be read, facts that nobody has verified */
  readonly besides: readonly Finding[]
  /** how much was walked */
  readonly slices: number
  readonly states: number
}

/** Holds content that could be read to every promise, or to those given. Pure. */
export function prove(subject: Subject, promises = CHECKS): Proof {
  const checks = promises.map((check): Proved => ({ check, findings: check.run(subject) }))
  return { checks, besides: [], ...subject.explorer.size }
}

/** Everything found, in the order of files and lines. */
export const findingsOf = ({ checks, besides }: Proof): Finding[] =>
  [...besides, ...checks.flatMap(({ findings }) => findings)].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
