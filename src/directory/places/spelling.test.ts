import { describe, expect, test } from 'vitest'
import { createNameIndex } from './name-index.ts'
import { placeData, placeRow } from './places.fixture.ts'
import { guessNames } from './spelling.ts'

const town = (name: string) => placeRow({ name, kind: 'town', weight: 57 })
const names = [
  'Birmingham',
  'Leeds',
  'Newark',
  'Newbury',
  'Newport',
  'Newton',
  'Newquay',
  'Newhaven',
  'Milton Keynes',
  'Carlton',
  'Charlton',
]
const index = createNameIndex(
  placeData({
    places: [
      ...names.map(town),
      placeRow({ name: 'Birming' }),
      placeRow({ name: 'Birmania', nation: 'abroad', forces: [], weight: 60, kind: 'area' }),
    ],
  }),
)

describe('guessNames', () => {
  test.each([
    ['birmin', ['birmingham'], 'six letters of the beginning'],
    ['miltonke', ['milton keynes'], 'the beginning without a blank'],
    ['birmingam', ['birmingham'], 'a letter left out'],
    ['birmnigham', ['birmingham'], 'two letters swapped'],
    ['bermingam', ['birmingham'], 'two slips from eight letters on'],
    ['leads', ['leeds'], 'one slip from five letters on'],
    ['neport', ['newport'], 'one slip'],
  ])('%s: %j (%s)', (typed, found) => expect(guessNames(typed, index)).toEqual(found))

  test.each([
    ['leds', 'four letters are too few'],
    ['lodds', 'two slips in five letters are too many'],
    ['virmingham', 'the first letter is never wrong'],
    ['birmi', 'five letters begin too many names'],
    ['birman', 'a country is not guessed'],
    ['', 'nothing'],
  ])('%j: nothing (%s)', (typed) => expect(guessNames(typed, index)).toEqual([]))

  test('the closest comes first', () => expect(guessNames('charltun', index)).toEqual(['charlton', 'carlton']))
})
