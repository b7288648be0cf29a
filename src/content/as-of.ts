import { dayOf } from '../directory/hours/london.ts'
import type { Problem } from './problem.ts'
import { readSource } from './source.ts'

const FILE = 'directory/as-of'

/**
 * The day against which the tests judge the age of facts, counted from 1 January 1970: they hold today and in a year alike.
 * A file that is no day goes to `problems`.
 */
export function readAsOf(root: string, problems: Problem[]): number {
  const source = readSource(root, FILE, problems)
  const day = source === undefined ? null : dayOf(source.trim())
  if (source !== undefined && day === null)
    problems.push({ file: FILE, line: 1, message: 'expected a day such as 2026-11-26, and nothing else' })
  return day ?? 0
}
