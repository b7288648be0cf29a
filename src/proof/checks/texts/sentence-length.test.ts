import { expect, it } from 'vitest'
import { findings, NO_EXCEPTIONS, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { sentenceLength } from './sentence-length.ts'

const words = (count: number) => `${Array(count).fill('gair').join(' ')}.`
const LIMIT = { most: 14, fromWords: 20, except: NO_EXCEPTIONS }
const found = (texts: Record<string, string>, sentenceWords: typeof LIMIT | null = LIMIT) =>
  findings(sentenceLength, subjectWith({ rows: rowsOf(texts), writing: { sentenceWords } }))

it('tells of sentences that are long on average, and shows the longest', () => {
  expect(found({ long: `${words(8)} ${words(22)}` })).toEqual([
    `locales/en/main.json:2: "long" has 15.0 words a sentence; at most 14 are allowed. Cut its longest in two: "${words(22)}"`,
  ])
})

it('leaves alone what is short on average, a short line, and languages without the rule', () => {
  expect(found({ even: `${words(14)} ${words(14)}`, mixed: `${words(8)}\n${words(20)}`, line: words(19) })).toEqual([])
  expect(found({ long: words(40) }, null)).toEqual([])
})

it('makes an exception', () => {
  const except = new Map([['long', { because: 'a name', line: 4 }]])
  expect(found({ long: words(30) }, { ...LIMIT, except })).toEqual([])
})
