/** A mistake in a content file: where it is, what was expected, and how to mend it. */
export interface Problem {
  /** path from the content's root */
  readonly file: string
  readonly line: number
  readonly message: string
}

/** Content that cannot be used. `problems` holds every mistake found, in file order. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'))
    this.problems = problems
  }
}

/** " Did you mean "who"?" for a name that is one or two slips away from a valid one; else the valid names, if few. */
export function nearest(name: string, valid: Iterable<string>): string {
  const names = [...valid]
  const near = names
    .map((one) => ({ one, distance: slips(name, one) }))
    .filter(({ one, distance }) => distance <= Math.max(1, Math.floor(Math.min(name.length, one.length) / 3)))
    .sort((a, b) => a.distance - b.distance)[0]
  if (near) return ` Did you mean "${near.one}"?`
  return names.length > 0 && names.length <= 12 ? ` There are: ${names.join(', ')}.` : ''
}

/** Letters added, left out, changed or swapped with their neighbour between two names. */
function slips(a: string, b: string): number {
  let [last, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (last[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    ;[last, row] = [row, next]
  }
  return row[b.length] ?? 0
}
