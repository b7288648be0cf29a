import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadForces } from '../../content/forces.ts'
import { readPlaceData } from '../../content/places.ts'
import { createFindPlace } from './find-place.ts'
import type { Candidate, PlaceReading } from './types.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const forces = loadForces(root, [])
const data = readPlaceData(root, forces, [])
const findPlace = createFindPlace(data)

/** Words that the readers know, names, codes and anything else, in any order. */
const pieces = fc.oneof(
  fc.constantFrom(...Object.values(data.words).flatMap((words) => [...words])),
  fc.constantFrom(...data.places).map(({ name }) => name),
  fc.constantFrom(...data.places).map(({ county }) => county),
  fc.constantFrom(...data.outcodes.keys()),
  fc.constantFrom(...data.sectors.keys()).map((sector) => `${sector}AA`),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(',', '.', '\n', '-', "'", '\u200b', '&', '?'),
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 40 }).map((list) => list.join(' ')),
  fc.array(pieces, { maxLength: 5 }).map((list) => list.join('')),
)

const candidatesOf = (reading: PlaceReading): readonly Candidate[] => {
  if (reading.kind === 'none') return []
  return reading.kind === 'found' ? [reading.candidate, ...reading.others] : reading.candidates
}
const nations = new Map(forces.map(({ id, nation }) => [id, nation]))
const distinct = (list: readonly string[]) => new Set(list.map((one) => one.toLowerCase())).size === list.length

describe('whatever is typed', { timeout: 60_000 }, () => {
  test('there are at most five candidates, told apart, with forces of their nation', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'cy'), (text, lng) => {
        const reading = findPlace(text, lng)
        const candidates = candidatesOf(reading)
        expect(candidates.length).toBeLessThanOrEqual(5)
        if (reading.kind === 'ask') expect(candidates.length).toBeGreaterThan(0)
        expect(distinct(candidates.map(({ id }) => id))).toBe(true)
        expect(distinct(candidates.map(({ label }) => label))).toBe(true)
        expect(distinct(candidates.map(({ short }) => short))).toBe(true)
        for (const { id, label, short, forces: ids, nation } of candidates) {
          expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
          expect(label.length).toBeLessThanOrEqual(72)
          expect(short.length).toBeLessThanOrEqual(20)
          for (const force of ids) expect(nations.get(force)).toBe(nation)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('the same text gives the same reading, whatever was read before', () => {
    const another = createFindPlace(data)
    fc.assert(
      fc.property(texts, (text) => {
        expect(findPlace(text)).toEqual(another(text))
      }),
    )
  })

  test('nothing of a postcode is in the result', () => {
    const codes = fc.tuple(fc.constantFrom(...data.sectors.keys()), fc.constantFrom('AA', 'QE', 'JQ', 'TT', 'ZZ'))
    fc.assert(
      fc.property(codes, ([sector, unit]) => {
        const code = `${sector.slice(0, -1)} ${sector.slice(-1)}${unit}`
        const shown = JSON.stringify(findPlace(`i live at ${code}`)).toUpperCase()
        expect(shown).not.toContain(code)
        expect(shown.replaceAll(/[^A-Z0-9]/g, '')).not.toContain(sector)
      }),
    )
  })

  test('what stands beyond the first 2,000 characters is not read', () => {
    expect(findPlace(`${'x '.repeat(1000)} i live in Leeds`).kind).toBe('none')
    expect(findPlace(`${'x '.repeat(900)} i live in Leeds`).kind).toBe('found')
  })
})
