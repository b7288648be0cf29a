import { describe, expect, test } from 'vitest'
import { createNameIndex } from './name-index.ts'
import { placeData, placeRow, wordSets } from './places.fixture.ts'

const index = createNameIndex(
  placeData({
    places: [
      placeRow({ name: 'Newport', alt: ['Casnewydd'], kind: 'city', weight: 89, council: 'Newport' }),
      placeRow({ name: 'Newport', kind: 'council', weight: 60 }),
      placeRow({ name: 'Newport', kind: 'village', council: 'Stroud' }),
      placeRow({ name: 'Burton upon Trent', alt: ['Burton'], kind: 'town', population: 76_000, weight: 69 }),
      placeRow({ name: 'Bradford-on-Avon', alt: ['Bradford'], kind: 'town', population: 9_000, weight: 45 }),
      placeRow({ name: 'Wirral', kind: 'council', weight: 60 }),
      placeRow({ name: 'Hackney', kind: 'council', weight: 60 }),
      placeRow({ name: 'County Down', kind: 'area', weight: 60 }),
      placeRow({ name: 'Nottinghamshire', kind: 'county', weight: 60 }),
      placeRow({ name: 'Court' }),
    ],
    spellings: new Map([['notts', 'nottinghamshire']]),
    words: wordSets({
      council: ['council', 'borough', 'city', 'county', 'london borough', 'district'],
      everyday: ['court'],
    }),
  }),
)
const names = (key: string) => index.find(key)?.matches.map(({ row }) => `${row.name} ${row.kind}`)

describe('find', () => {
  test.each([
    ['newport', ['Newport city', 'Newport council', 'Newport village']],
    ['casnewydd', ['Newport city']],
    ['notts', ['Nottinghamshire county']],
    ['the wirral', ['Wirral council']],
    ['burton on trent', ['Burton upon Trent town']],
    ['co down', ['County Down area']],
    ['newport council', ['Newport council']],
    ['newport city council', ['Newport council']],
    ['city of newport', ['Newport council']],
    ['london borough of hackney', ['Hackney council']],
    ['the borough of hackney', ['Hackney council']],
    ['burton council', ['Burton upon Trent town']],
  ])('%s', (key, found) => expect(names(key)).toEqual(found))

  test.each(['nowhere', 'council', 'of newport', 'county court', ''])('%j is no name', (key) =>
    expect(index.find(key)).toBeNull(),
  )

  test('says whether a council was asked for', () => {
    expect(index.find('newport council')?.asCouncil).toBe(true)
    expect(index.find('newport')?.asCouncil).toBe(false)
  })
})

test('the short form of a small town weighs little, and is read back in full', () => {
  expect(index.exact('bradford')).toMatchObject([{ spelling: 'Bradford-on-Avon', weight: 29, isShort: true }])
  expect(index.exact('burton')).toMatchObject([{ spelling: 'Burton upon Trent', weight: 69, isShort: true }])
  expect(index.exact('casnewydd')).toMatchObject([{ spelling: 'Casnewydd', weight: 89, isShort: false }])
})

test('knows how many words a name can have by its first', () => {
  expect(index.longestFrom('zebra')).toBe(0)
  expect(index.longestFrom('burton')).toBeGreaterThanOrEqual(3)
  expect(index.longestFrom('the')).toBeGreaterThanOrEqual(4)
})
