import type { Check, Finding, Subject } from './check.ts'
import { CHECKS } from './registry.ts'
import { Explorer } from './slices/explorer.ts'

/** One promise and what was found against it. */
export interface Proved {
  readonly check: Check
  readonly findings: readonly Finding[]
}

/** What the whole proof says. */
export interface Proof {
  readonly checks: readonly Proved[]
  /** how much was walked */
  readonly slices: number
  readonly states: number
}

/** Content, and what cannot be seen in a world any more: what a check looks at beside its own exploration. */
export type Content = Omit<Subject, 'explorer'>

/** Holds content that could be read to every promise. Pure. */
export function prove(content: Content): Proof {
  const explorer = new Explorer(content.world.program)
  const checks = CHECKS.map((check): Proved => ({ check, findings: check.run({ ...content, explorer }) }))
  return { checks, ...explorer.size }
}

/** Everything found, in the order of files and lines. */
export const findingsOf = ({ checks }: Proof): Finding[] =>
  checks
    .flatMap(({ findings }) => findings)
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
