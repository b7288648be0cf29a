import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadPlaces } from '../../content/places.ts'
import { type Expected, frightened, table } from './geography.cases.ts'
import type { PlaceReading } from './types.ts'

const findPlace = loadPlaces(fileURLToPath(new URL('../../..', import.meta.url)))

function summary(reading: PlaceReading): Expected {
  if (reading.kind === 'none') return 'none'
  if (reading.kind === 'found') return reading.candidate.forces[0] ?? String(reading.candidate.nation)
  return { ask: reading.candidates.flatMap(({ forces, nation }) => forces[0] ?? String(nation)) }
}

test.each([...table, ...frightened])('%j', (input, expected) => {
  const read = summary(findPlace(input))
  if (typeof expected === 'string') expect(read).toBe(expected)
  else expect(read).toEqual({ ask: expect.arrayContaining([...expected.ask]) })
})

test('names in the language of the labels, where there are any', () => {
  const label = (text: string, lng: string) => {
    const reading = findPlace(text, lng)
    return reading.kind === 'found' ? reading.candidate.label : reading
  }
  expect(label('Cardiff', 'en')).toBe('Cardiff, South Glamorgan')
  expect(label('Cardiff', 'cy')).toBe('Caerdydd, De Morgannwg')
  expect(label('Caerdydd', 'en')).toBe('Caerdydd, Cardiff')
  expect(label('CF10', 'cy')).toBe('Caerdydd')
  expect(label('BT9', 'cy')).toBe('Gogledd Iwerddon')
  expect(label('LE2', 'cy')).toBe('Leicester, Oadby and Wigston, Blaby neu Harborough')
  expect(label('Cardiff', 'pl')).toBe('Cardiff, South Glamorgan')
})

test('what is offered beside the place that was found', () => {
  const others = (text: string) => {
    const reading = findPlace(text)
    return reading.kind === 'found' ? reading.others.map(({ label }) => label) : reading
  }
  expect(others('Canterbury, Kent')).toEqual([])
  expect(others('Washington')).toEqual(['Washington, Horsham'])
  expect(others('TW18')).toEqual(['Windsor and Maidenhead'])
  expect(others('London')).toEqual(['City of London Police'])
})
