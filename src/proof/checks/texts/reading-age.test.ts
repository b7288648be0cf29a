import { describe, expect, it } from 'vitest'
import { findings, NO_EXCEPTIONS, realSubject, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { ageOf, readingAge } from './reading-age.ts'

const HARD =
  'Notwithstanding the circumstances described previously, individuals experiencing unwanted communication are recommended to document every occurrence immediately and subsequently contact the appropriate authorities regarding possible protective arrangements and available accommodation, notwithstanding administrative considerations.'
const EASY =
  'You can call the police at any time. You can say what you saw, and when. You can ask a friend to be with you. They can help you to write it down. Take your time.'
const LIMIT = { most: 11, fromWords: 30, except: NO_EXCEPTIONS }

const found = (texts: Record<string, string>, readingAge_: typeof LIMIT | null = LIMIT) =>
  findings(readingAge, subjectWith({ rows: rowsOf(texts), writing: { readingAge: readingAge_ } }))

describe('readingAge', () => {
  it('tells of a screen that is too hard, with its longest sentence and hardest words', () => {
    const [first, ...more] = found({ hard: HARD, easy: EASY })
    expect(more).toEqual([])
    expect(first).toMatch(
      /^locales\/en\/main\.json:2: "hard" needs a reader of \d+(\.\d)? years; at most 11 is allowed\./,
    )
    expect(first).toContain(`Shorten its longest sentence ("${HARD}"), and these words: Notwithstanding, circumstances`)
  })

  it('leaves short screens alone, and languages that have no measure', () => {
    expect(found({ short: HARD.split(' ').slice(0, 29).join(' ') })).toEqual([])
    expect(found({ hard: HARD }, null)).toEqual([])
  })

  it('reads together what stands on one screen', () => {
    const half =
      'Notwithstanding circumstances described previously, individuals experiencing unwanted communication usually reconsider'
    const texts = {
      'org.samaritans.does': `${half} reconsider alternatives.`,
      'org.samaritans.limits': `${half}, ${half}.`,
    }
    expect(found({ ...texts, 'org.shout.limits': `${half}.` })).toHaveLength(1)
  })

  it('counts what is filled in as a short word', () => {
    expect(found({ easy: `${EASY} {{leicestershire-police.website}} {{name}}` })).toEqual([])
  })

  it('makes an exception, and tells of one that is not needed', () => {
    const except = new Map([
      ['hard', { because: 'a name', line: 5 }],
      ['easy', { because: 'once', line: 6 }],
    ])
    expect(found({ hard: HARD, easy: EASY }, { ...LIMIT, except })).toEqual([
      'locales/en/writing.yaml:6: the exception for "easy" is not needed: the text keeps the rule, or is not there. Take the line out',
    ])
  })

  it('holds for the English that people read', () => expect(findings(readingAge, realSubject())).toEqual([]))
})

describe('ageOf', () => {
  // 0.39 x words a sentence + 11.8 x syllables a word - 15.59, and five
  it('is the grade of Flesch and Kincaid, as an age', () => {
    expect(ageOf('The cat sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59 + 5, 1)
    expect(ageOf('The cat sat. The cat ran.')).toBeCloseTo(0.39 * 3 + 11.8 - 15.59 + 5, 1)
  })
})
