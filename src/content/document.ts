import { CORE_SCHEMA, constructFromEvents, type Event, parseEvents, YAMLException } from 'js-yaml'
import type { z } from 'zod'
import { formError, formMistakes, withPath } from './form-error.ts'
import { lineFinder, type Path } from './positions.ts'
import type { Problem } from './problem.ts'
import { namesIn, pathsBelow, readSource } from './source.ts'
import { syntaxProblems } from './yaml-error.ts'

export type { Path } from './positions.ts'

/** A YAML file that has the form of its schema, and where each of its values stands. */
export interface Yaml<T> {
  /** path from the content's root */
  readonly file: string
  readonly value: T
  lineOf(path: Path): number
  /** adds a problem at a value */
  fault(path: Path, message: string): void
}

/**
 * Reads one YAML file and holds it against its schema. What is wrong goes to `problems` with its line; the result is then
 * undefined. Errors of the disk are thrown as they are.
 */
export function readYaml<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
  problems: Problem[],
): Yaml<z.output<S>> | undefined {
  const source = readSource(root, file, problems)
  if (source === undefined) return undefined
  const read = events(source)
  if (!read) {
    problems.push(...syntaxProblems(source).map((problem) => ({ file, ...problem })))
    return undefined
  }
  const lineOf = lineFinder(read.events, source)
  const parsed = schema.safeParse(read.value, { error: formError })
  if (!parsed.success) {
    for (const { at, path, message } of formMistakes(parsed.error))
      problems.push({ file, line: lineOf(at), message: withPath(path, message) })
    return undefined
  }
  return {
    file,
    value: parsed.data,
    lineOf,
    fault: (path, message) => problems.push({ file, line: lineOf(path), message }),
  }
}

/** What a file says, as values and as the events that know where each stands; null where it cannot be read. */
function events(source: string): { events: Event[]; value: unknown } | null {
  try {
    const all = parseEvents(source, {})
    const [value, ...more] = constructFromEvents(all, { source, schema: CORE_SCHEMA })
    // an empty file says nothing, which is null
    return more.length > 0 ? null : { events: all, value: value ?? null }
  } catch (error) {
    if (error instanceof YAMLException) return null
    throw error
  }
}

/** Paths, without their ending, of the YAML files in a folder of the content and in the folders below it. */
export const yamlBelow = (root: string, folder: string): string[] =>
  pathsBelow(root, folder, '.yaml').map((path) => path.slice(0, -'.yaml'.length))

/** Names, without their ending, of the YAML files in a folder of the content, sorted. */
export function yamlNames(root: string, folder: string): string[] {
  return namesIn(root, folder, '.yaml').map((name) => name.slice(0, -'.yaml'.length))
}
