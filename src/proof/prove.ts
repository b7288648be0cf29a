import type { TextRow } from '../content/text-checks.ts'
import type { World } from '../content/world.ts'
import type { Check, Finding } from './check.ts'
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

/**
 * Holds content that could be read to every promise. Pure.
 * @param day against which ages of facts are judged, counted from 1 January 1970
 */
export function prove(world: World, rows: readonly TextRow[], day: number): Proof {
  const explorer = new Explorer(world.program)
  const subject = { world, rows, day, explorer }
  const checks = CHECKS.map((check): Proved => ({ check, findings: check.run(subject) }))
  return { checks, ...explorer.size }
}

/** Everything found, in the order of files and lines. */
export const findingsOf = ({ checks }: Proof): Finding[] =>
  checks
    .flatMap(({ findings }) => findings)
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
