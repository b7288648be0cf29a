import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'

/** One line of a table: its values in the order of the columns, and where it stands. */
export type Row<Column extends string> = { readonly [name in Column]: string } & { readonly line: number }

/** A table that was read from the disk. */
export interface Table<Column extends string> {
  /** path from the content's root */
  readonly file: string
  readonly rows: readonly Row<Column>[]
  /** adds a problem at a row */
  fault(row: { readonly line: number }, message: string): void
}

/**
 * Reads a CSV file whose first line names exactly these columns: commas, double quotes around values that hold one, a row a line.
 * A row with too few or too many values goes to `problems` and is left out; undefined where the columns are others.
 */
export function readCsv<Column extends string>(
  root: string,
  file: string,
  columns: readonly Column[],
  problems: Problem[],
): Table<Column> | undefined {
  return parseCsv(readFileSync(join(root, file), 'utf8'), file, columns, problems)
}

/** As `readCsv`, for a text that is at hand. */
export function parseCsv<Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
  problems: Problem[],
): Table<Column> | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const header = lines[0] ?? ''
  if (header !== columns.join(',')) {
    problems.push({ file, line: 1, message: `the columns are "${header}", expected "${columns.join(',')}"` })
    return undefined
  }
  const fault = (row: { readonly line: number }, message: string) => problems.push({ file, line: row.line, message })
  const rows: Row<Column>[] = []
  for (let i = 1; i < lines.length; i++) {
    const line = i + 1
    const values = splitLine(lines[i] ?? '')
    if (values === null) fault({ line }, 'a double quote opens a value and is never closed in this line')
    else if (values.length !== columns.length) {
      fault(
        { line },
        `${values.length} values, expected ${columns.length}: put double quotes around a value that holds a comma`,
      )
    } else rows.push(toRow(columns, values, line))
  }
  return { file, rows, fault }
}

function toRow<Column extends string>(
  columns: readonly Column[],
  values: readonly string[],
  line: number,
): Row<Column> {
  const row: Record<string, string | number> = { line }
  for (let i = 0; i < columns.length; i++) row[columns[i] ?? ''] = values[i] ?? ''
  return row as Row<Column>
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
