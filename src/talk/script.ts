import { readFileSync } from 'node:fs'
import { type Journey, readJourney, type Said } from './journey.ts'

/** What is replayed: what a person did, and where and when, as far as the file says. */
export interface Script {
  readonly says: readonly Said[]
  readonly journey: Journey | null
}

/**
 * Reads a saved list: a journey in YAML, or any other file as lines that were typed.
 * @throws ContentError for a journey that cannot be read; errors of the disk as they are
 */
export function readScript(file: string): Script {
  const source = readFileSync(file, 'utf8')
  if (/\.ya?ml$/.test(file)) {
    const journey = readJourney(file)
    return { says: journey.says, journey }
  }
  const lines = source.split(/\r?\n/)
  // The end of the last line is not an empty line.
  if (lines.at(-1) === '') lines.pop()
  return { says: lines, journey: null }
}
