import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { loadForces } from './forces.ts'
import { loadPlaces, readPlaceData } from './places.ts'
import { ContentError, type Problem } from './problem.ts'

// Tables are read dozens of times, on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 })

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

const FEW = 200

/** A copy of the places of the product, with few of them and with one file changed. */
function changed(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'places-'))
  made.push(folder)
  for (const one of ['directory/places', 'directory/forces.json'])
    cpSync(join(ROOT, one), join(folder, one), { recursive: true })
  const places = join(folder, 'directory/places/places.csv')
  writeFileSync(places, `${readFileSync(places, 'utf8').split('\n').slice(0, FEW).join('\n')}\n`)
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return folder
}

function problemsOf(root: string): readonly Problem[] {
  try {
    loadPlaces(root)
    return []
  } catch (error) {
    if (error instanceof ContentError) return error.problems
    throw error
  }
}

test('the data of the product has no mistake', () => {
  const problems: Problem[] = []
  const data = readPlaceData(ROOT, loadForces(ROOT, problems), problems)
  expect(problems).toEqual([])
  expect(data.places.length).toBeGreaterThan(34_000)
  expect(data.outcodes.size).toBeGreaterThan(2_990)
})

describe('a mistake is named with its file, its line and how to mend it', () => {
  const append = (row: string) => (text: string) => `${text}${row}\n`

  test.each<[string, string, (text: string) => string, string]>([
    [
      'an unknown force',
      'places/places.csv',
      append('Nowhere,,village,,england,kentt,no,,,,10,base'),
      'no police force of an area has the id "kentt". Did you mean "kent"?',
    ],
    ['a force without an area', 'places/places.csv', append('Nowhere,,village,,england,btp,no,,,,10,base'), '"btp"'],
    [
      'an unknown nation',
      'places/places.csv',
      append('Nowhere,,village,,englnd,kent,no,,,,10,base'),
      'nation: "englnd" is not known. Did you mean "england"?',
    ],
    [
      'an unknown kind',
      'places/places.csv',
      append('Nowhere,,vilage,,england,kent,no,,,,10,base'),
      'kind: "vilage" is not known. Did you mean "village"?',
    ],
    [
      'no weight',
      'places/places.csv',
      append('Nowhere,,village,,england,kent,no,,,,,base'),
      'weight: "", expected 0 to 89',
    ],
    [
      'people that are no number',
      'places/places.csv',
      append('Nowhere,,village,,england,kent,no,,many,,10,base'),
      'population: "many"',
    ],
    [
      'no source',
      'places/places.csv',
      append('Nowhere,,village,,england,kent,no,,,,10,'),
      'source: say where this is from',
    ],
    [
      'a gap mended without a reason',
      'places/mended.csv',
      append('Nowhere,,village,,england,kent,no,,,,10,general knowledge,'),
      'why: say what was missing or wrong',
    ],
    [
      'a word without a role',
      'places/words.csv',
      append('everyda,en,hope'),
      'role: "everyda" is not known. Did you mean "everyday"?',
    ],
    [
      'a code with an unknown force',
      'places/outcode-to-force.csv',
      append('ZZ1,kentt:100,no,england,1,Dover,live'),
      '"kentt"',
    ],
    [
      'a code that straddles somehow',
      'places/outcode-to-force.csv',
      append('ZZ1,kent:100,perhaps,england,1,Dover,live'),
      'straddles: "perhaps"',
    ],
    ['an exception of nobody', 'places/postcode-exceptions.csv', append('ZZ11,,AA'), 'force: expected a police force'],
    [
      'a name in an unknown nation',
      'places/shown/cy.csv',
      append('Nowhere,walse,Unman,general knowledge'),
      'nation: "walse" is not known. Did you mean "wales"?',
    ],
    ['too many values', 'places/spellings.csv', append('a,b,c'), '3 values, expected 2'],
  ])('%s', (_, file, change, message) => {
    const root = changed(`directory/${file}`, change)
    const lines = readFileSync(join(root, 'directory', file), 'utf8')
      .trimEnd()
      .split('\n').length
    expect(problemsOf(root)).toMatchObject([
      { file: `directory/${file}`, line: lines, message: expect.stringContaining(message) },
    ])
  })

  test('a force whose confidence is unknown', () => {
    const root = changed('directory/forces.json', (text) =>
      text.replace('"websiteConfidence": "medium"', '"websiteConfidence": "sure"'),
    )
    const line =
      readFileSync(join(root, 'directory/forces.json'), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('"sure"')) + 1
    expect(problemsOf(root)).toContainEqual({
      file: 'directory/forces.json',
      line,
      message: expect.stringContaining('websiteConfidence'),
    })
  })

  test('forces that are no JSON', () => {
    const problems: Problem[] = []
    const root = changed('directory/forces.json', (text) => text.replace('"forces"', '"forces'))
    expect(loadForces(root, problems)).toEqual([])
    expect(problems[0]).toMatchObject({ file: 'directory/forces.json' })
  })
})

test('a mended row stands in for the one that it mends', () => {
  const root = changed(
    'directory/places/mended.csv',
    (text) =>
      `${text}Ashfield,Ashfeeld,council,,england,nottinghamshire,no,,,Nottinghamshire,60,general knowledge,a test\n`,
  )
  const problems: Problem[] = []
  const { places } = readPlaceData(root, loadForces(root, problems), problems)
  expect(
    places
      .filter(({ name, forces }) => name === 'Ashfield' && forces.includes('nottinghamshire'))
      .map(({ alt }) => alt),
  ).toEqual([['Ashfeeld']])
})
