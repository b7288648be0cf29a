import { describe, expect, test } from 'vitest'
import type { PlaceRow } from './data.ts'
import { english, match, placeData } from './places.fixture.ts'
import { weigh } from './weigh.ts'

const reader = english(placeData())
const weighed = (rows: readonly Partial<PlaceRow>[], qualified = false) => weigh(rows.map(match), { qualified }, reader)
const labels = (rows: readonly Partial<PlaceRow>[]) => weighed(rows)?.choices.map(({ labels: [label] }) => label)

describe('what is certain', () => {
  const town: Partial<PlaceRow> = { name: 'Ashford', kind: 'town', forces: ['kent'], weight: 58 }

  test.each<[string, readonly Partial<PlaceRow>[], boolean]>([
    ['the only force', [town], true],
    ['two rows of one force', [town, { forces: ['kent'] }], true],
    ['a village elsewhere in the nation is far smaller', [town, { forces: ['surrey'], weight: 29 }], true],
    ['a large village is not', [town, { forces: ['surrey'], weight: 30 }], false],
    [
      'a small town outweighs nobody',
      [
        { ...town, weight: 49 },
        { forces: ['surrey'], weight: 10 },
      ],
      false,
    ],
    [
      'another nation: a village is asked',
      [
        { ...town, weight: 69 },
        { forces: ['gwent'], nation: 'wales', weight: 15 },
      ],
      false,
    ],
    [
      'another nation: a hamlet beside a large town',
      [
        { ...town, weight: 60 },
        { forces: ['gwent'], nation: 'wales', weight: 14 },
      ],
      true,
    ],
    [
      'another nation: a hamlet beside a town',
      [
        { ...town, weight: 59 },
        { forces: ['gwent'], nation: 'wales', weight: 0 },
      ],
      false,
    ],
    ['a namesake is known whose force is not', [{ ...town, ambiguous: 'yes' }], false],
    ['near a border', [{ ...town, ambiguous: 'yes', nearBorder: ['kent', 'surrey'] }], false],
    ['near a border but sure', [{ ...town, nearBorder: ['kent', 'surrey'] }], true],
    ['an area with several forces', [{ kind: 'area', forces: ['kent', 'surrey'], weight: 60 }], false],
    [
      'a city in an area of its name',
      [
        { ...town, weight: 89 },
        { kind: 'area', forces: ['kent', 'surrey'], weight: 60 },
      ],
      true,
    ],
  ])('%s: %j is %s', (_, rows, certain) => expect(weighed(rows)?.certain).toBe(certain))

  test('an unknown namesake is no reason to ask once more was said, a border is', () => {
    expect(weighed([{ ...town, ambiguous: 'yes' }], true)?.certain).toBe(true)
    expect(weighed([{ ...town, ambiguous: 'yes', nearBorder: ['kent', 'surrey'] }], true)?.certain).toBe(false)
  })

  test('a short form is given only where all others can be offered', () => {
    const forces = ['surrey', 'a', 'b', 'c', 'd']
    const short = { ...match(town), isShort: true }
    const others = forces.map((force) => match({ forces: [force] }))
    expect(weigh([short, ...others], { qualified: false }, reader)?.certain).toBe(false)
    expect(weigh([short, ...others.slice(1)], { qualified: false }, reader)?.certain).toBe(true)
    expect(weigh([match(town), ...others], { qualified: false }, reader)?.certain).toBe(true)
  })
})

describe('choices', () => {
  test('one for each force, the heaviest first, then the most people', () => {
    const rows = [
      { name: 'Hope', council: 'Dover', forces: ['kent'], weight: 10 },
      { name: 'Hope', council: 'Swale', forces: ['kent'], weight: 30 },
      { name: 'Hope', council: 'Waverley', forces: ['surrey'], weight: 30, population: 4000 },
    ]
    expect(labels(rows)).toEqual(['Hope, Waverley', 'Hope, Swale'])
  })

  test('the force across a border comes last, by the name of its police', () => {
    const rows = [
      { name: 'Hope', council: 'Dover', forces: ['kent'], ambiguous: 'yes' as const, nearBorder: ['kent', 'surrey'] },
    ]
    expect(labels(rows)).toEqual(['Hope, Dover', 'Hope (Surrey Police)'])
  })

  test('an area is told apart by its police', () => {
    expect(labels([{ name: 'The South', kind: 'area', forces: ['kent', 'surrey'], weight: 60 }])).toEqual([
      'Kent Police',
      'Surrey Police',
    ])
  })

  test('a council by its county, a town of the same name too', () => {
    expect(labels([{ name: 'Dover', kind: 'council', county: 'Kent', weight: 60 }])).toEqual(['Dover, Kent'])
    expect(labels([{ name: 'Dover', kind: 'town', council: 'Dover', county: 'Kent' }])).toEqual(['Dover, Kent'])
  })
})

test('a country with many forces is no place, one beyond the kingdom is', () => {
  expect(weighed([{ name: 'England', kind: 'area', forces: [] }])).toBeNull()
  expect(weighed([{ name: 'France', kind: 'area', forces: [], nation: 'abroad' }])).toMatchObject({
    certain: true,
    choices: [{ force: null, nation: 'abroad' }],
  })
})
