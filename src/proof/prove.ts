import type { Check, Finding, Subject } from './check.ts'
import { CHECKS } from './registry.ts'

/** One promise and what was found against it. */
export interface Proved {
  readonly check: Check
  readonly findings: readonly Finding[]
}

/** What the whole proof says. */
export interface Proof {
  readonly checks: readonly Proved[]
  /** mistakes in what the checks themselves go by, such as the rules of a language */
  readonly unreadable: readonly Finding[]
  /** how much was walked */
  readonly slices: number
  readonly states: number
}

/** Holds content that could be read to every promise. Pure. */
export function prove(subject: Subject): Proof {
  const checks = CHECKS.map((check): Proved => ({ check, findings: check.run(subject) }))
  return { checks, unreadable: [], ...subject.explorer.size }
}

/** Everything found, in the order of files and lines. */
export const findingsOf = ({ checks, unreadable }: Proof): Finding[] =>
  [...unreadable, ...checks.flatMap(({ findings }) => findings)].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
