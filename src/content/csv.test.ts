import { describe, expect, test } from 'vitest'
import { parseCsv } from './csv.ts'
import type { Problem } from './problem.ts'

const COLUMNS = ['name', 'council', 'weight']

function read(text: string): { cells: readonly (readonly string[])[]; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const table = parseCsv(text, 'places.csv', COLUMNS, problems)
  return { cells: [...(table?.rows ?? [])].map(({ cells }) => cells), problems }
}

describe('parseCsv', () => {
  test.each([
    ['name,council,weight\nBath,Somerset,79\n', [['Bath', 'Somerset', '79']]],
    ['name,council,weight\r\nBath,Somerset,79\r\n', [['Bath', 'Somerset', '79']]],
    ['\ufeffname,council,weight\nBath,,\n', [['Bath', '', '']]],
    ['name,council,weight\nClun,"Herefordshire, County of",10', [['Clun', 'Herefordshire, County of', '10']]],
    ['name,council,weight\n"a ""b"" c",,""', [['a "b" c', '', '']]],
    ['name,council,weight\n', []],
  ])('%j', (text, cells) => expect(read(text)).toEqual({ cells, problems: [] }))

  test('other columns than expected', () => {
    expect(read('name,weight\nBath,79').problems).toEqual([
      { file: 'places.csv', line: 1, message: 'the columns are "name,weight", expected "name,council,weight"' },
    ])
  })

  test('a comma that needs quotes is named with its line, and the other rows are read', () => {
    const { cells, problems } = read('name,council,weight\nClun,Herefordshire, County of,10\nBath,Somerset,79')
    expect(cells).toEqual([['Bath', 'Somerset', '79']])
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('4 values, expected 3') }])
  })

  test('a quote that is never closed', () => {
    expect(read('name,council,weight\nClun,"Herefordshire,10').problems).toMatchObject([
      { line: 2, message: expect.stringContaining('never closed') },
    ])
  })
})
