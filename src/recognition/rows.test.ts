import { describe, expect, it } from 'vitest'
import { endOf, rowsOf, startOf } from './rows.ts'

describe('rowsOf', () => {
  it('puts the items of each row side by side, in their order', () => {
    const rows = rowsOf(4, [2, 7, 0, 5, 2, 6, 3, 1])
    const row = (number: number) => [...rows.items.subarray(startOf(rows, number), endOf(rows, number))]
    expect([0, 1, 2, 3].map(row)).toEqual([[5], [], [7, 6], [1]])
  })
})
