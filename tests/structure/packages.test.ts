import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** The Node that `npm ci` may run on: the one of a machine, before the pinned one is there. */
const NODE_OF_THE_MACHINE = 20

interface Locked {
  readonly optional?: true
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly engines?: { readonly node?: string }
}

// npm leaves an optional package out, with all that needs it and without a word, where one of them asks for a newer Node
// than the one that npm runs on: `overrides` in package.json holds such packages back.
it('lets npm on the Node of the machine install every optional package', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  const packages = Object.entries<Locked>(lock.packages).filter(([, of]) => of.optional && !of.os && !of.cpu)
  expect(packages.map(([name]) => name)).toContain('node_modules/@microsoft/agents-hosting')

  const tooNew = packages.filter(([, of]) => oldestMajor(of.engines?.node ?? '') > NODE_OF_THE_MACHINE)
  expect(tooNew.map(([name, of]) => `${name}: ${of.engines?.node}`)).toEqual([])
})

it.each([
  ['>=22.0.0', 22],
  ['^20.19.0 || ^22.12.0 || >= 23.0.0', 20],
  ['20 || >=22', 20],
  ['', 0],
])('reads the oldest Node of %j', (range, major) => {
  expect(oldestMajor(range)).toBe(major)
})

/** The oldest major version of Node that a range of `engines` names; 0 where it names none. */
function oldestMajor(range: string): number {
  const majors = range.split('||').map((part) => Number(/\d+/.exec(part)?.[0] ?? 0))
  return Math.min(...majors)
}
