import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { formError, formMistakes, withPath } from './form-error.ts'
import type { Problem } from './problem.ts'
import { syntaxProblems } from './yaml-error.ts'

export type Path = readonly PropertyKey[]

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
  const lines = new LineCounter()
  const source = readFileSync(join(root, file), 'utf8')
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1
  const lineOf = (path: Path): number => lineAt(offsetOf(document, path))
  const unreadable = syntaxProblems(document, source)
  if (unreadable.length > 0) {
    problems.push(...unreadable.map(({ offset, message }) => ({ file, line: lineAt(offset), message })))
    return undefined
  }
  const parsed = schema.safeParse(document.toJS(), { error: formError })
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

/** Names, without their ending, of the YAML files in a folder of the content, sorted. */
export function yamlNames(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

/** Where the value at a path stands, or the nearest of its parents that is there. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0])
  }
  return 0
}
