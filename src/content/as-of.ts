import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '../directory/hours/london.ts'
import type { Problem } from './problem.ts'

const FILE = 'directory/as-of'

/**
 * The day against which the tests judge the age of facts, counted from 1 January 1970: they hold today and in a year alike.
 * A file that is no day goes to `problems`.
 */
export function readAsOf(root: string, problems: Problem[]): number {
  const day = dayOf(readFileSync(join(root, FILE), 'utf8').trim())
  if (day === null)
    problems.push({ file: FILE, line: 1, message: 'expected a day such as 2026-11-26, and nothing else' })
  return day ?? 0
}
