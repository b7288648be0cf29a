import { expect, it } from 'vitest'
import { findings, NO_EXCEPTIONS, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { bannedWords } from './banned-words.ts'

const RULES = [
  {
    words: ['stalker', "you're safe", 'low risk', '% of victims'],
    instead: '"the person doing this"',
    except: NO_EXCEPTIONS,
  },
]
const found = (texts: Record<string, string>, banned = RULES) =>
  findings(bannedWords, subjectWith({ rows: rowsOf(texts), writing: { banned } }))

it('tells of a word, at the start, in the middle, in capitals, with another apostrophe, over two lines', () => {
  expect(
    found({
      a: 'Stalker, he is',
      b: 'Your stalker.',
      c: 'You’re safe now',
      d: 'This is low\nrisk',
      e: '85 % of victims',
    }),
  ).toEqual([
    'locales/en/main.json:2: "a" says "Stalker". Write instead: "the person doing this"',
    'locales/en/main.json:3: "b" says "stalker". Write instead: "the person doing this"',
    'locales/en/main.json:4: "c" says "You\'re safe". Write instead: "the person doing this"',
    'locales/en/main.json:5: "d" says "low\nrisk". Write instead: "the person doing this"',
    'locales/en/main.json:6: "e" says "% of victims". Write instead: "the person doing this"',
  ])
})

it('leaves longer words alone, what people may type, and other languages', () => {
  expect(
    found({ a: 'Stalkers and stalking', b: 'a low riskiness', 'who.also': 'my stalker', 'commands.back': 'stalker' }),
  ).toEqual([])
  const rows = rowsOf({ a: 'stalker' }, 'cy')
  expect(findings(bannedWords, subjectWith({ rows, writing: { banned: RULES } }))).toEqual([])
})

it('makes an exception for a text, and tells of one that is not needed', () => {
  const except = new Map([
    ['a', { because: 'the name of a film', line: 9 }],
    ['b', { because: 'it was so once', line: 10 }],
  ])
  expect(found({ a_them: 'Stalker', b: 'Nothing' }, [{ words: ['stalker'], instead: 'x', except }])).toEqual([
    'locales/en/writing.yaml:10: the exception for "b" is not needed: the text keeps the rule, or is not there. Take the line out',
  ])
})
