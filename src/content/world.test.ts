import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ContentError } from './problem.ts'
import { loadWorld, type World, worldLoader } from './world.ts'

const PRODUCT = join(import.meta.dirname, '../..')
/** Everything of a world that is made from files of its own. */
const PARTS = ['program', 'guidance', 'directory', 'findPlace', 'hearing', 'texts', 'partners'] as const

let root: string
let load: () => World
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'waymark-world-'))
  for (const folder of ['directory', 'flows', 'guidance', 'locales', 'partners'])
    cpSync(join(PRODUCT, folder), join(root, folder), { recursive: true })
  load = worldLoader(root)
})
afterEach(() => rmSync(root, { recursive: true }))

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, file), 'utf8')
  expect(change(before)).not.toBe(before)
  writeFileSync(join(root, file), change(before))
}
const sameParts = (one: World, other: World) => PARTS.filter((part) => one[part] === other[part])

describe('content that something is missing of', () => {
  const told = (read: () => unknown): string[] => {
    try {
      read()
    } catch (error) {
      if (error instanceof ContentError)
        return error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)
      throw error
    }
    return []
  }

  it.each([
    'flows/facts.yaml',
    'flows/lists.yaml',
    'flows/journeys.yaml',
    'guidance/alerts.yaml',
    'guidance/firewall.yaml',
    'guidance/law.yaml',
    'directory/roles.yaml',
    'directory/bank-holidays.yaml',
    'directory/forces.json',
    'directory/places/places.csv',
    'directory/places/words.csv',
  ])('says first that %s is missing', (file) => {
    rmSync(join(root, file))
    expect(told(() => load().findPlace(''))[0]).toBe(`${file}:1: this file is missing. Put it back`)
  })

  it('says each file that is missing', () => {
    for (const file of ['flows/facts.yaml', 'flows/lists.yaml']) rmSync(join(root, file))
    expect(told(load)).toEqual([
      'flows/facts.yaml:1: this file is missing. Put it back',
      'flows/lists.yaml:1: this file is missing. Put it back',
    ])
  })

  it('says which texts are missing with a file of the default language, once, and not what others have too much', () => {
    rmSync(join(root, 'locales/en/problems.json'))
    const [first, ...more] = told(load)
    expect(first).toMatch(
      /^locales\/en\/problems\.json:1: this file is missing, with the texts "emergency\.short\.line", .*\. locales\/cy\/problems\.json has them$/,
    )
    expect(more).toEqual([])
    for (const file of readdirSync(join(root, 'locales/en'), { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.json')) rmSync(join(root, 'locales/en', file))
    expect(told(load)[0]).toBe('locales/en:1: no file with texts is here')
  })
})

describe('content that is loaded again', () => {
  it.each([
    ['locales/en/page.json', (text: string) => text.replace('": "', '": "Now '), ['texts']],
    ['locales/cy/lexicon/words.yaml', (text: string) => `${text}\n`, ['hearing']],
    ['guidance/plan.yaml', (text: string) => `${text}\n`, ['guidance']],
    ['directory/places/words.csv', (text: string) => `${text.trimEnd()}\n\n`, ['findPlace']],
    ['directory/roles.yaml', (text: string) => `${text}\n`, ['guidance', 'directory', 'texts', 'partners']],
    ['flows/main.yaml', (text: string) => `${text}\n`, ['program', 'guidance', 'directory', 'texts', 'partners']],
  ])('a change of %s makes only what depends on it', (file, change, anew) => {
    const before = load()
    expect(sameParts(load(), before)).toEqual([...PARTS])
    edit(file, change)
    const after = load()
    expect(after.hash).not.toBe(before.hash)
    expect(PARTS.filter((part) => !sameParts(after, before).includes(part))).toEqual(anew)
    expect(after.hash).toBe(loadWorld(root).hash)
  })

  it('a mistake is told each time until it is mended, then the words are there', () => {
    const before = load()
    edit('locales/en/main.json', (text) => text.replace('{', '{ "opening": "Again",'))
    for (let times = 0; times < 2; times++) expect(load).toThrow('"opening" is there twice')
    edit('locales/en/main.json', (text) => text.replace('{ "opening": "Again",', '{'))
    expect(load().hash).toBe(before.hash)
    edit('locales/en/main.json', (text) => text.replace(/"opening": "[^"]*"/, '"opening": "Good morning."'))
    expect(load().texts.get('en', 'opening')).toBe('Good morning.')
  })

  it('mistakes of several parts are told together, whichever of them were read before', () => {
    load()
    edit('guidance/plan.yaml', (text) => text.replace('band: police-now', 'band: police-never'))
    const told = () => {
      try {
        load()
      } catch (error) {
        if (error instanceof ContentError) return error.problems.map(({ file }) => file)
      }
      throw new Error('it was taken')
    }
    expect(told()).toContain('guidance/plan.yaml')
    edit('locales/en/main.json', (text) => text.replace('{', '{ "Wrong Key": "x",'))
    expect(new Set(told())).toEqual(new Set(['guidance/plan.yaml', 'locales/en/main.json']))
  })

  it('what an editor keeps beside an open file is no content', () => {
    const before = load()
    symlinkSync('somebody@somewhere', join(root, 'flows/.#main.yaml'))
    writeFileSync(join(root, 'locales/en/.main.json.swp'), 'b0VIM')
    writeFileSync(join(root, 'locales/en/.main.json'), 'not yet')
    expect(load().hash).toBe(before.hash)
  })
})
