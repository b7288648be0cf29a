import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Problem } from './problem.ts'
import { readTranslatedFrom, writeTranslatedFrom } from './translation.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'translation-'))
  mkdirSync(join(root, 'locales/cy'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

it('writes what it reads, in the order of keys, and knows the line of each', () => {
  // a hash of digits, and one that YAML would take for a number, stay words
  const hashes = new Map([
    ['who', '12345678'],
    ['home>which', '1e234567'],
    ['plan.why', '0b321ab1'],
  ])
  writeTranslatedFrom(root, 'cy', hashes)
  const problems: Problem[] = []
  const read = readTranslatedFrom(root, 'cy', problems)
  expect(problems).toEqual([])
  expect(Object.fromEntries(read.hashes)).toEqual(Object.fromEntries(hashes))
  expect([...read.hashes.keys()]).toEqual(['home>which', 'plan.why', 'who'])
  const lines = readFileSync(join(root, read.file), 'utf8').split('\n')
  expect(lines[read.lineOf('plan.why') - 1]).toBe('  plan.why: "0b321ab1"')
})

it('is empty where there is no file yet, and after all texts are gone', () => {
  const problems: Problem[] = []
  expect(readTranslatedFrom(root, 'cy', problems).hashes.size).toBe(0)
  writeTranslatedFrom(root, 'cy', new Map())
  expect(readTranslatedFrom(root, 'cy', problems).hashes.size).toBe(0)
  expect(problems).toEqual([])
})
