/**
 * Lists of numbers by number, all in one array: row i stands from `starts[i]` to before `starts[i + 1]` in `items`. Thousands of
 * small lists would each cost to make, and a fetch of their own to read.
 */
export interface Rows {
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** @param pairs the number of a row and an item of it, by turns; the items of a row keep their order */
export function rowsOf(count: number, pairs: readonly number[]): Rows {
  const starts = new Int32Array(count + 1)
  for (let i = 0; i < pairs.length; i += 2) {
    const row = (pairs[i] ?? 0) + 1
    starts[row] = (starts[row] ?? 0) + 1
  }
  for (let row = 0; row < count; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0)
  const items = new Int32Array(pairs.length / 2)
  const next = starts.slice()
  for (let i = 0; i < pairs.length; i += 2) {
    const row = pairs[i] ?? 0
    const at = next[row] ?? 0
    items[at] = pairs[i + 1] ?? 0
    next[row] = at + 1
  }
  return { starts, items }
}

/** Where a row begins, and where the next one does. */
export const startOf = ({ starts }: Rows, row: number): number => starts[row] ?? 0
export const endOf = ({ starts }: Rows, row: number): number => starts[row + 1] ?? 0
