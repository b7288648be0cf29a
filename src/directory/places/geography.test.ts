import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadPlaces } from '../../content/places.ts'
import { cases, type Expected } from './geography.cases.ts'
import type { PlaceReading } from './types.ts'

const findPlace = loadPlaces(fileURLToPath(new URL('../../..', import.meta.url)))

function summary(reading: PlaceReading): Expected {
  if (reading.kind === 'none') return 'none'
  if (reading.kind === 'found') return reading.candidate.forces[0] ?? String(reading.candidate.nation)
  return { ask: reading.candidates.flatMap(({ forces, nation }) => forces[0] ?? String(nation)) }
}

describe('what people type', () => {
  test.each(cases)('%s', (input, expected) => {
    const read = summary(findPlace(input))
    if (typeof expected === 'string') expect(read).toBe(expected)
    else expect(read).toEqual({ ask: expect.arrayContaining([...expected.ask]) })
  })
})
