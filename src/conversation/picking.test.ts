import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bare } from './commands.ts'
import { type NumberWords, pickIn } from './picking.ts'

const ENGLISH: NumberWords = {
  numbers: [
    ['one', 'first', '1st', 'the first one'],
    ['two', 'second', '2nd', 'the second one'],
    ['three', 'third', '3rd', 'the third one'],
    ['four', 'fourth', '4th', 'the fourth one'],
  ],
  before: ['option', 'number', 'choice', 'answer'],
  between: ['and', '&', 'plus'],
}
const WELSH: NumberWords = {
  numbers: [
    ['un', 'cyntaf'],
    ['dau', 'dwy', 'ail'],
    ['tri', 'tair'],
  ],
  before: ['opsiwn', 'rhif'],
  between: ['a', 'ac'],
}

const CHOICES = [
  { id: 'calls', label: 'Calls, texts, emails, letters or coming up to talk', short: 'Calls or messages' },
  { id: 'gifts', label: 'Gifts, food or other things sent or left' },
  { id: 'one', label: 'One of my family' },
  { id: 'no', label: 'No' },
]
const NUMBERED = Array.from({ length: 12 }, (_, i) => ({
  id: `${i + 1}`,
  label: `Choice ${String.fromCharCode(97 + i)}`,
}))

const pick = (text: string, { several = true, choices = CHOICES, words = ENGLISH } = {}) =>
  pickIn(choices, several, words, bare(text))?.map(({ id }) => id) ?? null
const pickOne = (text: string) => pick(text, { several: false })

describe('a number in what people call a choice', () => {
  const choices = [
    { id: 'yes', label: 'Yes', also: ['<3 to 17>', 'im <3 to 17>', 'year <1 to 13>'] },
    { id: 'no', label: 'No', also: ['<18 to 110>', 'im <18 to 110>'] },
  ]
  const words = { numbers: [['one'], ['two']], before: ['option'], between: ['and'] }
  const picked = (text: string) => pickIn(choices, false, words, bare(text))?.map(({ id }) => id) ?? null

  it.each([
    ['12', 'yes'],
    ['Im 14!', 'yes'],
    ['year 9', 'yes'],
    ['25', 'no'],
    ['im 110', 'no'],
    ['1', 'yes'],
    ['2', 'no'],
  ])('%s', (text, id) => {
    expect(picked(text)).toEqual([id])
  })

  it.each(['0', '111', 'year 14', 'im 14 and scared', 'he came 12 times', 'im', '1 2 3'])('nothing in "%s"', (text) => {
    expect(picked(text)).toBeNull()
  })
})

describe('a whole message picks', () => {
  it.each([
    '2',
    '2.',
    '2)',
    ' 2 ',
    '2!',
    'option 2',
    'Option 2.',
    'number two',
    'two',
    'TWO',
    'second',
    '2nd',
    'the second one',
  ])('the second choice by its number: %j', (text) => {
    expect(pickOne(text)).toEqual(['gifts'])
    expect(pick(text)).toEqual(['gifts'])
  })

  it.each([
    'Gifts, food or other things sent or left',
    'gifts, food or other things sent or left.',
    ' GIFTS,  food or other things sent or left ',
  ])('a choice by its whole label: %j', (text) => expect(pickOne(text)).toEqual(['gifts']))

  it('a choice by its short label, with or without punctuation and quotes', () => {
    for (const text of ['Calls or messages', 'calls or messages!', '"Calls or messages"', '“calls or messages”'])
      expect(pickOne(text)).toEqual(['calls'])
  })

  it('labels that hold commas as one choice each', () => {
    expect(pick('Gifts, food or other things sent or left, No')).toEqual(['gifts', 'no'])
    expect(pick(`${CHOICES[0]?.label}, ${CHOICES[1]?.label}`)).toEqual(['calls', 'gifts'])
    expect(pick(`${CHOICES[1]?.label} and ${CHOICES[0]?.label}`)).toEqual(['calls', 'gifts'])
  })

  it.each([
    '1, 3 and 4',
    '1,3,4',
    '1 3 4',
    '1 and 3 and 4',
    '1 & 3 & 4',
    '4; 3; 1',
    'one, three and four',
    '1, 3, and 4',
    '1. 3. 4.',
    '1+3+4',
    '1/3/4',
  ])('several choices, in their order: %j', (text) => expect(pick(text)).toEqual(['calls', 'one', 'no']))

  it('a choice only once', () => expect(pick('2, two and gifts, food or other things sent or left')).toEqual(['gifts']))

  it('numbers of two digits as they stand', () => {
    expect(pick('12', { choices: NUMBERED })).toEqual(['12'])
    expect(pick('1, 2', { choices: NUMBERED })).toEqual(['1', '2'])
    expect(pick('11 and 2', { choices: NUMBERED })).toEqual(['2', '11'])
  })

  it('by the words of the language', () => {
    expect(pick('rhif dau', { words: WELSH })).toEqual(['gifts'])
    expect(pick('1 a 3', { words: WELSH })).toEqual(['calls', 'one'])
    expect(pick('un ac dau', { words: WELSH })).toEqual(['calls', 'gifts'])
  })
})

describe('a message picks nothing', () => {
  it.each([
    'he came 2 times',
    '3 weeks ago',
    '2 times',
    '2 of them',
    'two men',
    'one of my friends',
    'no one believes me',
    'no, he did',
    'number 2 is wrong',
    'option',
    'options 1',
    'and',
    ',',
    '2 and',
    '2 or 3',
    'not 2',
    '22',
    '0',
    '-1',
    '1.5',
    '2x',
    'twofold',
    '999',
    '2nd time this week',
    'gifts',
    'calls',
    '',
    '   ',
    '?',
  ])('where any of it is something else: %j', (text) => expect(pick(text)).toBeNull())

  it('where one is asked for and several are named', () => {
    expect(pickOne('1 and 3')).toBeNull()
    expect(pickOne('1, 3 and 4')).toBeNull()
  })

  it('where there are no choices', () => expect(pick('1', { choices: [] })).toBeNull())
})

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    '1',
    '2',
    '3',
    'two',
    'and',
    ',',
    '.',
    ' ',
    'option',
    'No',
    'no',
    'weeks',
    'he came',
    CHOICES[1]?.label ?? '',
    '(',
    '[',
    '\\',
    '*',
    '‘',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join('')),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join(' ')),
  )

  it('never throws, and picks choices that are there, each once, in their order, or none', () => {
    fc.assert(
      fc.property(typed, fc.boolean(), (text, several) => {
        const picked = pickIn(CHOICES, several, ENGLISH, bare(text))
        if (picked === null) return
        expect(picked.length).toBeGreaterThan(0)
        if (!several) expect(picked).toHaveLength(1)
        expect(picked).toEqual(CHOICES.filter((choice) => picked.includes(choice)))
      }),
      { numRuns: 2000 },
    )
  })

  it('an ordinary word anywhere makes it a sentence, which picks nothing', () => {
    const word = fc.constantFrom('he', 'came', 'weeks', 'times', 'because', 'my', 'said', 'ago')
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 5 }),
        word,
        fc.array(pieces, { maxLength: 5 }),
        (before, said, after) => {
          expect(pick([...before, said, ...after].join(' '))).toBeNull()
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('every list of numbers picks exactly these', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
        fc.constantFrom(', ', ' ', ' and ', ','),
        (some, between) => {
          expect(pick(some.join(between), { choices: NUMBERED })).toEqual(
            NUMBERED.map(({ id }) => id).filter((id) => some.includes(Number(id))),
          )
        },
      ),
    )
  })

  it('even the longest text that is read', () => {
    expect(pick('1 '.repeat(10_000))).toEqual(['calls'])
    expect(pick(`${'2, '.repeat(10_000)}x`)).toBeNull()
  })
})
