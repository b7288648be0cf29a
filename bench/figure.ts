/** One of the figures: what it is about, and its measurement. */
export interface Figure {
  readonly title: string
  /** Measures, and returns what was found as Markdown: a line each. Throws where something cannot be measured. */
  measure(): Promise<readonly string[]>
}

/** A row of a table; numbers stand to the right. */
export type Cells = readonly (string | number)[]

/** A table in Markdown. The first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly Cells[]): string[] {
  const line = (cells: Cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)]
}

/** What was aimed at and whether it was reached, in one line. */
export function goal(what: string, found: number, most: number, unit: string): string {
  const word = found <= most ? 'met' : 'MISSED'
  return `- ${word}: ${what} at most ${most} ${unit}, found ${readable(found)} ${unit}`
}

/** The same for a goal that is reached from above. */
export function goalAtLeast(what: string, found: number, least: number, unit: string): string {
  const word = found >= least ? 'met' : 'MISSED'
  return `- ${word}: ${what} at least ${least} ${unit}, found ${readable(found)} ${unit}`
}

/** Three digits: more would say more than was measured. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString()
}
