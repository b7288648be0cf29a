import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { loadPlaces } from '../../content/places.ts'
import type { PlaceReading } from './types.ts'

// Thousands of lookups, on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 })

const root = new URL('../../../', import.meta.url)
const findPlace = loadPlaces(fileURLToPath(root))
const lines = (name: string) =>
  readFileSync(new URL(`directory/places/${name}.csv`, root), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
const idsOf = (shares: string) => shares.split('|').flatMap((share) => share.split(':')[0] || [])
const forcesOf = (reading: PlaceReading) => {
  if (reading.kind === 'none') return []
  const candidates = reading.kind === 'found' ? [reading.candidate] : reading.candidates
  return [...new Set(candidates.flatMap(({ forces }) => forces))]
}

/** The first halves that lie in two nations. */
const TWO_NATIONS =
  'CH1 CH4 DG16 GL16 HR3 HR5 LD7 LD8 LL14 NP7 NP16 NP25 SY5 SY7 SY9 SY10 SY13 SY14 SY15 SY21 SY22 TD9 TD12 TD15'.split(
    ' ',
  )

/** First halves of Manchester that are roads as well. */
const MOTORWAYS = 'M1 M2 M3 M4 M5 M6 M8 M9 M11 M12 M18 M20 M22 M23 M25 M26 M27 M32 M40 M45 M50 M60 M61 M90'.split(' ')

describe('every first half of a postcode', () => {
  const codes = lines('outcode-to-force').map((line) => {
    const [code = '', shares = '', straddles = '', nations = ''] = line.split(',')
    return {
      code,
      forces: idsOf(shares),
      straddles,
      nations: nations === '' ? [] : nations.split('|'),
      reading: findPlace(code),
    }
  })

  test('is found where it lies in one force, with that force', () => {
    const settled = codes.filter(
      ({ code, straddles, nations }) => straddles === 'no' && nations.length === 1 && !MOTORWAYS.includes(code),
    )
    expect(settled.length).toBeGreaterThan(2400)
    const wrong = settled.filter(
      ({ reading, forces }) => reading.kind !== 'found' || forcesOf(reading).join() !== forces.join(),
    )
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  test('is found with the rest on offer where nearly all of it lies in one force', () => {
    const nearly = codes.filter(
      ({ code, straddles, nations }) => straddles === 'minor' && nations.length === 1 && !MOTORWAYS.includes(code),
    )
    expect(nearly.length).toBeGreaterThan(190)
    const wrong = nearly.filter(({ reading, forces }) => {
      if (reading.kind !== 'found') return true
      const others = reading.others.flatMap((other) => other.forces)
      return [...reading.candidate.forces, ...others].join() !== forces.join()
    })
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  test('is asked where it is called like a motorway, with every force', () => {
    const roads = codes.filter(({ code }) => MOTORWAYS.includes(code))
    const wrong = roads.filter(
      ({ reading, forces }) =>
        reading.kind !== 'ask' || [...new Set(forcesOf(reading))].toSorted().join() !== forces.toSorted().join(),
    )
    expect(roads).toHaveLength(MOTORWAYS.length)
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  test('is asked where it straddles, by council, with every force', () => {
    const straddling = codes.filter(({ straddles }) => straddles === 'yes')
    expect(straddling.length).toBe(293)
    const wrong = straddling.filter(
      ({ reading, forces }) =>
        reading.kind !== 'ask' ||
        reading.by !== 'council' ||
        forcesOf(reading).toSorted().join() !== forces.toSorted().join(),
    )
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  test('is always asked where it lies in two nations', () => {
    expect(
      codes
        .filter(({ nations }) => nations.length > 1)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(TWO_NATIONS.toSorted())
    for (const { code, reading, nations } of codes.filter(({ nations }) => nations.length > 1)) {
      expect(reading.kind, code).toBe('ask')
      const asked = reading.kind === 'ask' ? reading.candidates.map(({ nation }) => nation) : []
      expect(new Set(asked), code).toEqual(new Set(nations))
    }
  })

  test('is none where there is no place behind it', () => {
    const nowhere = codes.filter(({ nations }) => nations.length === 0)
    expect(nowhere).toHaveLength(10)
    expect(nowhere.filter(({ reading }) => reading.kind !== 'none')).toEqual([])
  })
})

test('every sector in one force is found with it, every other names all of its forces', () => {
  const wrong = lines('sector-to-force').filter((line) => {
    const [sector = '', shares = ''] = line.split(',')
    const forces = idsOf(shares)
    const reading = findPlace(`${sector.slice(0, -1)} ${sector.slice(-1)}`)
    const offered = reading.kind === 'found' ? reading.others.flatMap((other) => other.forces) : []
    if (forces.length === 1) return reading.kind !== 'found' || forcesOf(reading).join() !== forces.join()
    return [...forcesOf(reading), ...offered].toSorted().join() !== forces.toSorted().join()
  })
  expect(wrong).toEqual([])
})

test('every postcode that differs from its sector has its own force', () => {
  const wrong = lines('postcode-exceptions').flatMap((line) => {
    const [sector = '', force = '', units = ''] = line.split(',')
    const codes = units.split(' ').map((unit) => `${sector.slice(0, -1)} ${sector.slice(-1)}${unit}`)
    return codes.filter((code) => forcesOf(findPlace(code)).join() !== force)
  })
  expect(wrong).toEqual([])
})
