import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { loadForces } from '../../content/forces.ts'
import { readPlaceData } from '../../content/places.ts'
import type { PlaceRow } from './data.ts'
import { createFindPlace } from './find-place.ts'
import type { Candidate } from './types.ts'

// Thousands of lookups, on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../../..', import.meta.url))
const data = readPlaceData(root, loadForces(root, []), [])
const findPlace = createFindPlace(data)

/** Every so many of a list, from a place in it: a sample that is the same in every run. */
function sample<T>(list: readonly T[], size: number, from = 0): readonly T[] {
  const step = Math.max(1, Math.floor(list.length / size))
  return list.filter((_, i) => i % step === from % step).slice(0, size)
}

test.each([0, 5, 11])('300 names that several places have, from the %ith on: all are asked', (from) => {
  const rowsByName = Map.groupBy(data.places, ({ name }) => name)
  const names = [...rowsByName]
    .filter(
      ([name, rows]) => rows.every(({ ambiguous }) => ambiguous === 'yes') && !data.words.never.has(name.toLowerCase()),
    )
    .map(([name]) => name)
    // England is one nation with many forces, and no place. The Welsh names are those of larger places elsewhere in Wales.
    .filter((name) => !['England', 'Llansawel', 'Yr H\u00f4b', "St Helen's", 'Londonderry'].includes(name))
  expect(names.length).toBeGreaterThan(4000)
  const chosen = sample(names, 300, from)
  expect(chosen).toHaveLength(300)
  expect(chosen.filter((name) => findPlace(name).kind !== 'ask')).toEqual([])
})

/** Where the force of a row is among what the candidate settles. */
const fits = (row: PlaceRow, candidate: Candidate) =>
  row.forces.length === 0
    ? candidate.nation === row.nation
    : candidate.forces.some((force) => [...row.forces, ...row.nearBorder].includes(force))

test.each<[string, (row: PlaceRow) => string]>([
  ['and its council', (row) => `${row.name}, ${row.council}`],
  ['and its county', (row) => `${row.name} ${row.county}`.toLowerCase()],
  ['in a sentence', (row) => `i live in ${row.name} in ${row.county || row.council}`],
])('no name %s is given another force in silence', (_, text) => {
  const rows = sample(data.places, 2000).filter(({ council, county }) => council !== '' && county !== '')
  expect(rows.length).toBeGreaterThan(1500)
  const wrong = rows.filter((row) => {
    const reading = findPlace(text(row))
    return reading.kind === 'found' && ![reading.candidate, ...reading.others].some((one) => fits(row, one))
  })
  expect(wrong.map(text)).toEqual([])
})

test('no bare name is given another force in silence', () => {
  const wrong = sample(data.places, 3000).filter(({ name, ...row }) => {
    const reading = findPlace(name)
    return (
      reading.kind === 'found' && ![reading.candidate, ...reading.others].some((one) => fits({ name, ...row }, one))
    )
  })
  expect(wrong.map(({ name }) => name)).toEqual([])
})
