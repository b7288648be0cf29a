import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/proof/check.ts'
import { CHECKS } from '../../src/proof/registry.ts'
import { DIRECTORY_LOOKALIKES, DIRECTORY_SEEDS } from './directory.ts'
import { FLOW_LOOKALIKES, FLOW_SEEDS } from './flows.ts'
import { GUIDANCE_LOOKALIKES, GUIDANCE_SEEDS } from './guidance.ts'
import { NAME_LOOKALIKES, NAME_SEEDS } from './names.ts'
import { PARTNER_LOOKALIKES, PARTNER_SEEDS } from './partners.ts'
import { type Expected, type Lookalike, lineOf, type Seed } from './seed.ts'
import { TEXT_LOOKALIKES, TEXT_SEEDS } from './texts.ts'
import { type Loaded, Workbench } from './workbench.ts'

// What leaves the flows as they are comes first: they are explored once for all of it.
const SEEDS = [...GUIDANCE_SEEDS, ...TEXT_SEEDS, ...DIRECTORY_SEEDS, ...PARTNER_SEEDS, ...NAME_SEEDS, ...FLOW_SEEDS]
const LOOKALIKES = [
  ...GUIDANCE_LOOKALIKES,
  ...TEXT_LOOKALIKES,
  ...DIRECTORY_LOOKALIKES,
  ...PARTNER_LOOKALIKES,
  ...NAME_LOOKALIKES,
  ...FLOW_LOOKALIKES,
]

const bench = new Workbench()
afterAll(() => bench.remove())

/** What loading finds, or else these checks. */
function foundIn(loaded: Loaded, ids: readonly string[], { inMemory = (world) => world }: Partial<Seed> = {}) {
  if ('mistakes' in loaded) return { refused: true, findings: loaded.mistakes }
  const subject = { ...loaded.subject, world: inMemory(loaded.subject.world) }
  const checks = CHECKS.filter(({ id }) => ids.includes(id))
  return { refused: false, findings: checks.flatMap((check) => check.run(subject)) }
}

const told = ({ file, line, message }: Finding): string => `${file}:${line}: ${message}`

/** Findings that nobody expected, and expected ones that are not there. */
function compared(findings: readonly Finding[], expected: readonly Expected[]) {
  const left = [...findings]
  const missed = expected.flatMap(({ file, at, says }) => {
    const line = lineOf(bench.read(file) ?? '', at)
    const index = left.findIndex(
      (one) => one.file === file && one.line === line && says.every((words) => one.message.includes(words)),
    )
    if (index < 0) return [`${file}:${line}: ${says.join(' … ')}`]
    left.splice(index, 1)
    return []
  })
  return { missed, unexpected: left.map(told) }
}

describe('every seeded defect is found where it is, with what is wrong and how to mend it', () => {
  it.each(SEEDS.map((seed) => [`${seed.by}: ${seed.name}`, seed] as const))('%s', (_, seed) => {
    bench.with(seed.edits, () => {
      const { refused, findings } = foundIn(bench.load(), [seed.by], seed)
      expect(compared(findings, seed.finds)).toEqual({ missed: [], unexpected: [] })
      expect(refused).toBe(seed.by.startsWith('load '))
    })
  })
})

describe('what only looks like a defect is none', () => {
  it.each(LOOKALIKES.map((one) => [one.name, one] as const))('%s', (_, { edits, unlike }: Lookalike) => {
    bench.with(edits, () => {
      const { refused, findings } = foundIn(bench.load(), unlike)
      expect(findings.map(told)).toEqual([])
      expect(refused).toBe(false)
    })
  })
})

it('content as it is has no defect, so that each of these is the work of its seed', () => {
  expect(
    foundIn(
      bench.load(),
      CHECKS.map(({ id }) => id),
    ).findings.map(told),
  ).toEqual([])
})

it('every check, and every module that refuses content, has a seed', () => {
  const folder = join(import.meta.dirname, '../../src/content')
  const refusing = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) =>
      /\bfault\(|problems\.push\(\{|code: 'custom', message/.test(readFileSync(join(folder, name), 'utf8')),
    )
    .map((name) => `load ${name.slice(0, -'.ts'.length)}`)
  const seeded = new Set(SEEDS.map(({ by }) => by))
  expect([...CHECKS.map(({ id }) => id), ...refusing].filter((one) => !seeded.has(one))).toEqual([])
  const names = [...SEEDS, ...LOOKALIKES].map(({ name }) => name)
  expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([])
})
