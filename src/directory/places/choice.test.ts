import { describe, expect, test } from 'vitest'
import { type Choice, doubted, type Finding, toReading } from './choice.ts'

const choice = (name: string, force: string, where: string, nation: Choice['nation'] = 'england'): Choice => ({
  force,
  nation,
  name,
  labels: [`${name}, ${where}`, `${name} (${force})`],
  shorts: [`${name}, ${where}`, where],
})
const finding = (choices: readonly Choice[], certain = false): Finding => ({ choices, certain, by: 'place' })
const asked = (choices: readonly Choice[]) => {
  const reading = toReading(finding(choices))
  return reading.kind === 'ask' ? reading.candidates : []
}

describe('toReading', () => {
  test('nothing found is none', () => expect(toReading(null)).toEqual({ kind: 'none' }))

  test('what is certain is found, the rest are the others', () => {
    const reading = toReading(finding([choice('Bath', 'a', 'Somerset'), choice('Bath', 'b', 'Cumbria')], true))
    expect(reading).toMatchObject({
      kind: 'found',
      candidate: { label: 'Bath, Somerset' },
      others: [{ label: 'Bath, Cumbria' }],
    })
  })

  test('what has the same force is no other', () => {
    const reading = toReading(finding([choice('Bath', 'a', 'Somerset'), choice('Bathwick', 'a', 'Somerset')], true))
    expect(reading).toMatchObject({ kind: 'found', others: [] })
  })

  test('at most five, one for each force, and every nation stays', () => {
    const english = ['a', 'a', 'b', 'c', 'd', 'e', 'f'].map((force, i) => choice('Newtown', force, `County ${i}`))
    const candidates = asked([
      ...english,
      choice('Newtown', 'w', 'Powys', 'wales'),
      choice('Newtown', 's', 'Fife', 'scotland'),
    ])
    expect(candidates.map(({ forces }) => forces[0])).toEqual(['a', 'b', 'c', 's', 'w'])
  })

  test('ids are slugs of the labels and differ', () => {
    const same = { ...choice('Y Fenni', 'a', 'Sir Fôn'), labels: ['Y Fenni, Sir Fôn'] }
    expect(asked([same, { ...same, force: 'b', labels: ['Y Fenni / Sir Fon'] }]).map(({ id }) => id)).toEqual([
      'y-fenni-sir-fon',
      'y-fenni-sir-fon-2',
    ])
  })
})

describe('short labels', () => {
  test('the name where it is the only one, else what tells it apart', () => {
    const shorts = (choices: readonly Choice[]) => asked(choices).map(({ short }) => short)
    expect(shorts([choice('Beeston', 'a', 'Nottinghamshire'), choice('Bingley', 'b', 'West Yorkshire')])).toEqual([
      'Beeston',
      'Bingley',
    ])
    expect(shorts([choice('Beeston', 'a', 'Nottinghamshire'), choice('Beeston', 'b', 'West Yorkshire')])).toEqual([
      'Nottinghamshire',
      'West Yorkshire',
    ])
  })

  test('a label that is short enough is its own', () => {
    expect(asked([choice('Hope', 'a', 'Clwyd'), choice('Hope', 'b', 'Derbyshire')]).map(({ short }) => short)).toEqual([
      'Hope, Clwyd',
      'Hope, Derbyshire',
    ])
  })

  test.each([
    ['North West Leicestershire', 'NW Leicestershire'],
    ['Cheshire West and Chester', 'Cheshire West\u2026'],
    ['Staffordshire Moorlands', 'Staffordshire\u2026'],
    ['Llanfairpwllgwyngyllgogerych', 'Llanfairpwllgwyngyl\u2026'],
  ])('%s is cut to %s', (name, short) => {
    const council: Choice = { force: 'a', nation: 'england', name, labels: [name], shorts: [name] }
    expect(asked([council])).toMatchObject([{ label: name, short }])
  })
})

test('a doubted finding asks about the one that was certain, and about all that were not', () => {
  const both = [choice('Bath', 'a', 'Somerset'), choice('Bath', 'b', 'Cumbria')]
  expect(doubted(finding(both, true))).toEqual(finding(both.slice(0, 1)))
  expect(doubted(finding(both))).toEqual(finding(both))
})
