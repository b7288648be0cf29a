import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
/** How many statements of domain/acceptance.md there are. */
const STATEMENTS = 44
/** The name of a test or of a group of tests, with what follows it: another string is no name. */
const NAME = /(["'`])(\d{1,2}): .*\1,\s*(?:\{|async\b|\(|\w+ =>|function\b)/g

/** Numbers at the beginning of the names of tests. */
const numbersIn = (code: string): number[] => [...code.matchAll(NAME)].map(([, , number]) => Number(number))

it('every statement is a test that is named after its number', () => {
  const files = globSync('{tests,src,web-widget}/**/*.test.ts', { cwd: ROOT })
  const tested = new Set(files.flatMap((file) => numbersIn(readFileSync(join(ROOT, file), 'utf8'))))
  const all = Array.from({ length: STATEMENTS }, (_, i) => i + 1)
  expect(files.length).toBeGreaterThan(100)
  expect(all.filter((number) => !tested.has(number))).toEqual([])
})

it('sees names alone', () => {
  const written = [
    "it('1: of a test', () => {",
    "describe.each([1])('2: of a group, %s', (one) => {",
    'test(\n    "3: with don\'t in it",\n    async () => {',
    "const who = '43: kept apart'",
    "expect(said).toBe('4: what is said')",
    "['5: of a table', 'words'],",
    "it('60 people at once', () => {",
    "test('7: with settings', { timeout: 5 }, () => {",
  ]
  expect(numbersIn(written.join('\n'))).toEqual([1, 2, 3, 7])
})
