import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { journeyFile, readJourney, USUAL_MOMENT } from './journey.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-journey-'))
  file = join(folder, 'one.yaml')
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = (source: string) => {
  writeFileSync(file, source)
  return readJourney(file)
}

test('a conversation that is written is read as it was', () => {
  const says = [
    'no',
    '2',
    'he said: "wait" # and so on\nthen left',
    { to: 'danger-now', choice: 'no' },
    { to: 'behaviours>near', choices: ['following', 'watching'] },
    { to: 'home', skip: true },
    { change: 'told', choice: 'waiting' },
    { command: 'language', locale: 'cy' },
  ] as const
  const kept = { about: 'Somebody: of Leeds', locale: 'cy', at: '2026-12-25T03:00', partner: 'demo', says }
  expect(read(journeyFile(kept))).toMatchObject(kept)
})

test('what is left out is as usual', () => {
  expect(read('about: x\nsays: [start]\n')).toEqual({
    about: 'x',
    locale: 'en',
    at: USUAL_MOMENT,
    partner: null,
    says: ['start'],
    answers: {},
    must: [],
    mustNot: [],
    notOnWeb: null,
  })
})

test.each([
  ['about: x\n', /^one\.yaml:1: nobody says anything/],
  ['about: x\nsays:\n  - start\n  - { too: who }\n', /^one\.yaml:4: says.*expected a text to type, or an input/],
  ['about: x\nsays: [start]\nat: 2026-13-01T00:00\n', /^one\.yaml:3: at: expected a moment such as 2026/],
  ['about: x\nsays: [start]\nlocal: cy\n', /^one\.yaml:3: .*local/],
  ['about: x\nsays: [start\n', /^one\.yaml:\d+: /],
])('%j is a mistake with its line', (source, message) => {
  expect(() => read(source)).toThrow(message)
})
