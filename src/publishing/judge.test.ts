import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ContentError } from '../content/problem.ts'
import { loadWorld } from '../content/world.ts'
import { TextMissing } from '../texts/errors.ts'
import { judge, mistakesIn } from './judge.ts'
import { makeProof } from './proof.ts'
import { isProven } from './proven.ts'

const root = join(import.meta.dirname, '../..')
const world = loadWorld(root)
const finding = { file: 'flows/main.yaml', line: 3, message: 'nobody gets here' }

test('content that loads and of which the proof finds nothing may be shown', () => {
  expect(judge(root, () => world, makeProof(root))).toEqual({ world })
})

test('what the proof finds keeps it from being shown', () => {
  expect(
    judge(
      root,
      () => world,
      () => [finding, { ...finding, line: 9 }],
    ),
  ).toEqual({
    findings: [finding, { ...finding, line: 9 }],
  })
})

test('what cannot be loaded is not proved, and every mistake is told', () => {
  const load = () => {
    throw new ContentError([finding])
  }
  const prove = () => {
    throw new Error('there is nothing to prove')
  }
  expect(judge(root, load, prove)).toEqual({ findings: [finding] })
})

test('an error that is no mistake in the content is thrown', () => {
  const broken = () => {
    throw new TypeError('not the writer')
  }
  expect(() => judge(root, broken, () => [])).toThrow('not the writer')
  expect(() => judge(root, () => world, broken)).toThrow('not the writer')
})

test('a file that cannot be read, and a text that no language has, are mistakes with a place', () => {
  const error = (() => {
    try {
      readFileSync(join(root, 'flows/none.yaml'))
    } catch (thrown) {
      return thrown
    }
  })()
  expect(mistakesIn(error, root)).toMatchObject([
    { file: 'flows/none.yaml', line: 1, message: expect.stringContaining('ENOENT') },
  ])
  expect(mistakesIn(error, join(root, 'src'))).toEqual([])
  expect(mistakesIn(new TextMissing('page.leave', 'en'), root)).toMatchObject([
    { message: expect.stringContaining('page.leave') },
  ])
})

test('examples of the lexicon are part of the proof', () => {
  const prove = makeProof(root)
  expect(prove(world)).toEqual([])
  const [first] = world.hearing.lexicon.languages
  const [label] = first?.labels ?? []
  const [pattern] = label?.patterns ?? []
  if (!first || !label || !pattern) throw new Error('no lexicon')
  const edited = { ...label, patterns: [{ ...pattern, yes: ['a pleasant walk'] }, ...label.patterns.slice(1)] }
  const lexicon = { languages: [{ ...first, labels: [edited, ...first.labels.slice(1)] }] }
  const listening = { ...world, hearing: { ...world.hearing, lexicon } }
  const found = prove(listening)
  expect(found).toContainEqual({
    file: pattern.file,
    line: pattern.line,
    message: expect.stringContaining('a pleasant walk'),
  })
  expect(prove(listening)).toEqual(found)
})

test('content counts as proved where the check has left its hash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-proved-'))
  try {
    expect(isProven(folder, 'abc')).toBe(false)
    mkdirSync(join(folder, '.proof'))
    writeFileSync(join(folder, '.proof/abc'), '')
    expect([isProven(folder, 'abc'), isProven(folder, 'abd')]).toEqual([true, false])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
