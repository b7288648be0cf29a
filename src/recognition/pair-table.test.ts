import { describe, expect, it } from 'vitest'
import { NO_NUMBER, PairTable } from './pair-table.ts'

describe('PairTable', () => {
  it('keeps the number of each pair, however many there are', () => {
    const table = new PairTable()
    for (let a = 0; a < 60; a++) for (let b = 0; b < 60; b++) table.set(a, b, a * 100 + b)
    for (let a = 0; a < 60; a++) for (let b = 0; b < 60; b++) expect(table.get(a, b)).toBe(a * 100 + b)
    expect(table.get(60, 0)).toBe(NO_NUMBER)
    expect(table.get(0, 60)).toBe(NO_NUMBER)
  })
})
