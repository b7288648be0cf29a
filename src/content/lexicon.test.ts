import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readLexicon } from './lexicon.ts'
import type { Problem } from './problem.ts'

const WORDS = `format: 1
classes:
  door:
    - door, front door
    - (back|side) gate
circumstances:
  habit:
    reach: clause
    say: [often]
    examples: [he is here often]
`
const DANGER = `format: 1
label: danger
alert: danger
not: [habit]
patterns:
  - id: here
    say: he is at <door>
    yes: [he is at the door]
`
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lexicon-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function read(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'locales', name)), { recursive: true })
    writeFileSync(join(root, 'locales', name), text)
  }
  const problems: Problem[] = []
  const lexicon = readLexicon(join(root, 'locales'), problems)
  return { lexicon, problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`) }
}

describe('readLexicon', () => {
  it('reads the lists of each language that has them, with places for errors', () => {
    const { lexicon, problems } = read({
      'cy/page.json': '{}',
      'en/lexicon/words.yaml': WORDS,
      'en/lexicon/danger.yaml': DANGER,
    })
    expect(problems).toEqual([])
    expect(lexicon.languages.map(({ lng }) => lng)).toEqual(['en'])
    const [english] = lexicon.languages
    expect(english?.words.classes.door?.say).toEqual(['door', 'front door', '(back|side) gate'])
    expect(english?.words.circumstances.habit).toMatchObject({ reach: 'clause', file: 'locales/en/lexicon/words.yaml' })
    expect(english?.labels[0]).toMatchObject({ label: 'danger', alert: 'danger', not: ['habit'], classes: {} })
    expect(english?.labels[0]?.patterns[0]).toEqual({
      id: 'here',
      say: 'he is at <door>',
      doubtful: false,
      despite: [],
      yes: ['he is at the door'],
      no: [],
      file: 'locales/en/lexicon/danger.yaml',
      line: 6,
    })
  })

  it.each([
    ['a key that does not exist', DANGER.replace('yes:', 'yess:'), /danger\.yaml:\d+: .*yes/],
    [
      'a pattern without an example',
      DANGER.replace('yes: [he is at the door]', 'yes: []'),
      /danger\.yaml:8: patterns\.yes/,
    ],
    ['an alert that does not exist', DANGER.replace('alert: danger', 'alert: fire'), /danger\.yaml:3: alert/],
    ['another format', DANGER.replace('format: 1', 'format: 2'), /danger\.yaml:1: format/],
    ['broken YAML', `${DANGER}   oops: [`, /danger\.yaml:\d+: /],
    [
      'a list in the wrong file',
      DANGER.replace('label: danger', 'label: crisis'),
      /danger\.yaml:2: the list of "crisis" belongs in crisis\.yaml/,
    ],
    [
      'a second pattern of one name',
      `${DANGER}  - { id: here, say: x, yes: [x] }\n`,
      /danger\.yaml:9: another pattern is called "here"/,
    ],
  ])('names the place of %s', (_, danger, expected) => {
    const { problems } = read({ 'en/lexicon/words.yaml': WORDS, 'en/lexicon/danger.yaml': danger })
    expect(problems).not.toEqual([])
    expect(problems[0]).toMatch(expected)
  })

  it('leaves out a language whose words.yaml is missing or wrong, and says so once', () => {
    expect(read({ 'en/lexicon/danger.yaml': DANGER })).toEqual({
      lexicon: { languages: [] },
      problems: ['locales/en/lexicon/words.yaml:1: the lists beside it need it; write at least "format: 1"'],
    })
    const { lexicon, problems } = read({ 'en/lexicon/words.yaml': WORDS.replace('clause', 'far') })
    expect(lexicon.languages).toEqual([])
    expect(problems).toHaveLength(1)
  })
})
