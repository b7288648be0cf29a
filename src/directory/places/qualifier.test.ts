import { describe, expect, test } from 'vitest'
import type { PlaceRow } from './data.ts'
import { match, placeData } from './places.fixture.ts'
import { createNarrow } from './qualifier.ts'

const narrow = createNarrow(placeData({ formerCounties: new Map([['Bromley', ['Kent']]]) }))
const rows = {
  leeds: { name: 'Beeston', council: 'Leeds', county: 'West Yorkshire', forces: ['west-yorkshire'] },
  notts: { name: 'Beeston', council: 'Broxtowe', county: 'Nottinghamshire', forces: ['nottinghamshire'] },
  wales: { name: 'Beeston', council: 'Powys', county: 'Powys', forces: ['gwent'], nation: 'wales' },
  bromley: { name: 'Beeston', council: 'Bromley', county: 'London', forces: ['metropolitan'] },
} satisfies Record<string, Partial<PlaceRow>>

const narrowed = (
  key: string,
  qualifier: readonly Partial<PlaceRow>[],
  from: readonly Partial<PlaceRow>[] = Object.values(rows),
) => {
  const result = narrow(from.map(match), { key, matches: qualifier.map(match) })
  return result && { councils: result.matches.map(({ row }) => row.council), doubtful: result.doubtful }
}

describe('a qualifier keeps what fits, by the first of', () => {
  test('its council', () => expect(narrowed('leeds', [])).toEqual({ councils: ['Leeds'], doubtful: false }))
  test('its county', () => expect(narrowed('nottinghamshire', [])).toEqual({ councils: ['Broxtowe'], doubtful: false }))

  test('the council of the town that it names', () => {
    const stapleford = {
      name: 'Stapleford',
      kind: 'town',
      council: 'Broxtowe',
      forces: ['nottinghamshire'],
      weight: 45,
    } as const
    expect(narrowed('stapleford', [stapleford])).toEqual({ councils: ['Broxtowe'], doubtful: false })
  })

  test('that of a place which it hardly means, in doubt', () => {
    const town = { name: 'Ashton', kind: 'town', council: 'Elsewhere', forces: ['kent'], weight: 58 } as const
    expect(narrowed('ashton', [town, { name: 'Ashton', council: 'Leeds', weight: 10 }])).toEqual({
      councils: ['Leeds'],
      doubtful: true,
    })
  })

  test('the county that it was in once', () =>
    expect(narrowed('kent', [])).toEqual({ councils: ['Bromley'], doubtful: false }))

  test('its nation', () => {
    const wales = { name: 'Wales', kind: 'area', nation: 'wales', forces: ['gwent'], weight: 60 } as const
    expect(narrowed('wales', [wales])).toEqual({ councils: ['Powys'], doubtful: false })
  })

  test('its force', () => {
    const wakefield = {
      name: 'Wakefield',
      kind: 'city',
      council: 'Wakefield',
      forces: ['west-yorkshire'],
      weight: 78,
    } as const
    expect(narrowed('wakefield', [wakefield])).toEqual({ councils: ['Leeds'], doubtful: false })
  })

  test('the force of one of several places that it may mean, in doubt', () => {
    const towns = [{ forces: ['west-yorkshire'] }, { forces: ['kent'] }].map((one) => ({
      ...one,
      name: 'Sutton',
      weight: 45,
    }))
    expect(narrowed('sutton', towns)).toEqual({ councils: ['Leeds'], doubtful: true })
  })
})

test('nothing fits', () =>
  expect(narrowed('dover', [{ name: 'Dover', forces: ['kent'], council: 'Dover' }])).toBeNull())

test('a large place that has left the county stays beside a small one that is in it', () => {
  const large = { name: 'Bolton', council: 'Bromley', weight: 69 }
  const small = { name: 'Bolton', council: 'Dover', county: 'Kent' }
  expect(narrowed('kent', [], [large, small])).toEqual({ councils: ['Bromley', 'Dover'], doubtful: true })
  expect(narrowed('kent', [], [{ ...large, weight: 49 }, small])).toEqual({ councils: ['Dover'], doubtful: false })
})

test('a council that is a county as well keeps the places of both', () => {
  const inCouncil = { name: 'Acklam', council: 'North Yorkshire', county: 'North Yorkshire' }
  const inCounty = { name: 'Acklam', council: 'Middlesbrough', county: 'North Yorkshire' }
  expect(narrowed('north yorkshire', [], [inCouncil, inCounty])?.councils).toEqual(['North Yorkshire', 'Middlesbrough'])
})
