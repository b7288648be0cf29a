import type { Problem } from './problem.ts'
import { readSource } from './source.ts'

/** One line of a table: its values in the order of the columns, and where it stands. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table that was read from the disk. */
export interface Table {
  /** path from the content's root */
  readonly file: string
  /** Read line by line: a row is gone once it was used, which is what makes large tables fast. Faulty rows are left out. */
  readonly rows: Iterable<Row>
  /** adds a problem at a row */
  fault(row: { readonly line: number }, message: string): void
}

/**
 * Reads a CSV file whose first line names exactly these columns: commas, double quotes around values that hold one, a row a line.
 * A row with too few or too many values goes to `problems` when it is come to; undefined where the columns are others.
 */
export function readCsv(
  root: string,
  file: string,
  columns: readonly string[],
  problems: Problem[],
): Table | undefined {
  const source = readSource(root, file, problems)
  return source === undefined ? undefined : parseCsv(source, file, columns, problems)
}

/** As `readCsv`, for a text that is at hand. */
export function parseCsv(
  text: string,
  file: string,
  columns: readonly string[],
  problems: Problem[],
): Table | undefined {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .split('\n')
  if (lines.at(-1) === '') lines.pop()
  const header = lines[0] ?? ''
  if (header !== columns.join(',')) {
    problems.push({ file, line: 1, message: `the columns are "${header}", expected "${columns.join(',')}"` })
    return undefined
  }
  const fault = (row: { readonly line: number }, message: string) => problems.push({ file, line: row.line, message })
  return { file, rows: { [Symbol.iterator]: () => rowsOf(lines, columns.length, fault) }, fault }
}

function* rowsOf(lines: readonly string[], width: number, fault: Table['fault']): Iterator<Row> {
  for (let i = 1; i < lines.length; i++) {
    const line = i + 1
    const cells = splitLine(lines[i] ?? '')
    if (cells === null) fault({ line }, 'a double quote opens a value and is never closed in this line')
    else if (cells.length === width) yield { line, cells }
    else
      fault({ line }, `${cells.length} values, expected ${width}: put double quotes around a value that holds a comma`)
  }
}

function splitLine(line: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(',')
  const values: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = endOf(line, at)
      values.push(line.slice(at, end))
      at = end + 1
      continue
    }
    let close = line.indexOf('"', at + 1)
    while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2)
    if (close < 0) return null
    values.push(line.slice(at + 1, close).replaceAll('""', '"'))
    at = endOf(line, close) + 1
  }
  return values
}

function endOf(line: string, from: number): number {
  const comma = line.indexOf(',', from)
  return comma < 0 ? line.length : comma
}
