import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLanguages } from './languages.ts'
import type { Problem } from './problem.ts'
import { readWriting } from './writing.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'writing-'))
  mkdirSync(join(root, 'locales/en'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

function read(yaml: string) {
  const problems: Problem[] = []
  writeFileSync(join(root, 'locales/en/writing.yaml'), yaml)
  const writing = readWriting(root, 'en', problems)
  return { writing, problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`) }
}

it('reads limits, words and exceptions, each with its line', () => {
  const { writing, problems } = read(`format: 1
reading-age:
  most: 11
  from-words: 30
  except:
    who: a name
banned:
  - words: [stalker]
    instead: their own word
    except:
      plan: a title
`)
  expect(problems).toEqual([])
  expect(writing).toEqual({
    file: 'locales/en/writing.yaml',
    readingAge: { most: 11, fromWords: 30, except: new Map([['who', { because: 'a name', line: 6 }]]) },
    sentenceWords: null,
    banned: [
      { words: ['stalker'], instead: 'their own word', except: new Map([['plan', { because: 'a title', line: 11 }]]) },
    ],
  })
})

it.each([
  ['an unknown rule', 'format: 1\nreading-ages: { most: 11, from-words: 30 }\n', 'locales/en/writing.yaml:2:'],
  ['a limit without a number', 'format: 1\nreading-age: { most: low, from-words: 30 }\n', 'locales/en/writing.yaml:2:'],
  [
    'an exception without a reason',
    'format: 1\nreading-age: { most: 9, from-words: 3, except: { who: "" } }\n',
    'expected the reason',
  ],
  ['banned words without others', 'format: 1\nbanned:\n  - words: [stalker]\n', 'locales/en/writing.yaml:3:'],
])('tells of %s', (_, yaml, expected) => expect(read(yaml).problems.join()).toContain(expected))

it('tells of a language without rules', () => {
  const problems: Problem[] = []
  expect(readLanguages(root, problems).size).toBe(0)
  expect(problems).toMatchObject([
    { file: 'locales/en/writing.yaml', line: 1, message: expect.stringContaining('missing') },
  ])
})
