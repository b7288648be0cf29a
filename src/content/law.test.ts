import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadLaw } from './law.ts'
import type { Problem } from './problem.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'law-'))
  mkdirSync(join(root, 'directory/law'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const RECORD = `format: 1
about: A review
nations: [england, wales]
facts:
  ask-within:
    states: "Ask within 3 months"
    confidence: confirmed
    source: s1
    checked: 2026-11-20
  cost: { states: "It is free", confidence: memory }
checks: ["is it still 3 months?"]
sources: { s1: { url: "https://example.org/review", publisher: Somebody, date: undated } }
`
function read(yaml: string, taken: readonly string[] = []) {
  writeFileSync(join(root, 'directory/law/review.yaml'), yaml)
  const problems: Problem[] = []
  return { law: loadLaw(root, new Set(taken), problems), problems }
}

describe('directory/law', () => {
  it('lists every fact for whoever checks it, and shows only what is confirmed', () => {
    const { law, problems } = read(RECORD)
    expect(problems).toEqual([])
    expect([...law.records.values()]).toEqual([
      { id: 'review', nations: new Set(['england', 'wales']), facts: ['ask-within'] },
    ])
    expect(law.facts.map(({ field, value, shown, checked, at }) => ({ field, value, shown, checked, at }))).toEqual([
      {
        field: 'ask-within',
        value: 'Ask within 3 months',
        shown: true,
        checked: '2026-11-20',
        at: 'directory/law/review.yaml:6',
      },
      { field: 'cost', value: 'It is free', shown: false, checked: null, at: 'directory/law/review.yaml:10' },
    ])
    expect(law.checks).toEqual([{ organisation: 'review', check: 'is it still 3 months?' }])
  })

  it('keeps the last day of law that ends', () => {
    const { law, problems } = read(RECORD.replace('    source: s1\n', '    source: s1\n    until: 2027-03-31\n'))
    expect(problems).toEqual([])
    expect(law.facts.map(({ until }) => until)).toEqual(['2027-03-31', undefined])
  })

  it.each([
    ['an unknown source', RECORD.replace('source: s1', 'source: s2'), 8, 'there is no source "s2"'],
    ['no source', RECORD.replace('    source: s1\n', ''), 6, 'a confirmed fact names its source'],
    ['an unknown nation', RECORD.replace('wales', 'wails'), 3, '"wails" is not a nation. There are'],
  ])('says where the mistake is: %s', (_what, yaml, line, message) => {
    const { problems } = read(yaml)
    expect(problems).toEqual([{ file: 'directory/law/review.yaml', line, message: expect.stringContaining(message) }])
  })

  it('has no name that an organisation has', () => {
    const { problems } = read(RECORD, ['review'])
    expect(problems).toEqual([
      {
        file: 'directory/law/review.yaml',
        line: 1,
        message: '"review" is the name of an organisation already. Give this file another name',
      },
    ])
  })
})
