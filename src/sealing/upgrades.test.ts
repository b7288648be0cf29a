import { describe, expect, test } from 'vitest'
import { CURRENT, UPGRADES, type Upgrade, upgrade } from './upgrades.ts'

describe('upgrade', () => {
  test('every version before the present one has an upgrade, and no other', () => {
    expect([...UPGRADES.keys()]).toEqual(Array.from({ length: CURRENT - 1 }, (_, i) => i + 1))
  })

  test('a record of the present version is left as it is', () => {
    const record = { v: CURRENT, e: [] }
    expect(upgrade(record)).toBe(record)
  })

  test('steps run one after the other and leave the record given untouched', () => {
    const steps = new Map<number, Upgrade>([
      [1, (r) => ({ ...r, v: 2, two: r.one })],
      [2, (r) => ({ ...r, v: 3, three: r.two })],
    ])
    const record = { v: 1, one: 'x' }
    expect(upgrade(record, steps, 3)).toEqual({ v: 3, one: 'x', two: 'x', three: 'x' })
    expect(record).toEqual({ v: 1, one: 'x' })
  })

  test.each([0, CURRENT + 1, 1.5, '1', null, undefined])('version %s is refused kindly', (v) => {
    expect(() => upgrade({ v })).toThrow(expect.objectContaining({ code: 'state-version' }))
  })

  test('a step that does not raise the version is found', () => {
    expect(() => upgrade({ v: 1 }, new Map([[1, (r) => r]]), 2)).toThrow('does not lead to the next')
  })
})
