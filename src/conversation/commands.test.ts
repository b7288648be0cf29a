import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../texts/compile.ts'
import { bare, commandIn, languageIn } from './commands.ts'

const texts = compileTexts([
  {
    locale: 'en',
    texts: new Map([
      ['commands.emergency', "help|999|emergency|i'm in danger"],
      ['commands.help', 'who can help'],
      ['commands.back', 'back|go back'],
      ['commands.leave', 'leave|stop|exit'],
      ['commands.language', 'language'],
      ['commands.this-language', 'english|saesneg'],
      ['commands.skip', 'skip|skip this'],
    ]),
  },
  {
    locale: 'cy',
    texts: new Map([
      ['commands.emergency', 'help|999|argyfwng'],
      ['commands.back', 'yn ôl'],
      ['commands.leave', 'gadael'],
      ['commands.language', 'iaith'],
      ['commands.this-language', 'cymraeg|welsh'],
      ['commands.skip', 'hepgor|pass'],
    ]),
  },
])
const read = (text: string, locale = 'en') => commandIn(texts, locale, bare(text))

describe('a bare command is one', () => {
  it.each([
    ['stop!', 'leave'],
    ['LEAVE.', 'leave'],
    ['  Leave ', 'leave'],
    ['“stop”', 'leave'],
    ['back', 'back'],
    ['Go  back…', 'back'],
    ['help', 'emergency'],
    ['HELP!!!', 'emergency'],
    ['999', 'emergency'],
    ['９９９', 'emergency'],
    ['I’m in danger', 'emergency'],
    ['who can help?', 'help'],
    ['skip this.', 'skip'],
    ['Language', 'language'],
  ])('%j', (text, command) => expect(read(text)).toBe(command))

  it('in every language, whatever that of the conversation is', () => {
    expect(read('yn ôl', 'cy')).toBe('back')
    expect(read('YN ÔL', 'en')).toBe('back')
    expect(read('yn o\u0302l', 'en')).toBe('back')
    expect(read('go back', 'cy')).toBe('back')
    expect(read('language', 'cy')).toBe('language')
    expect(read('hepgor', 'cy')).toBe('skip')
  })
})

it('the name of a language, in whatever language it is said, is that language and no command', () => {
  expect(
    ['English', 'saesneg!', 'Cymraeg', 'Welsh.', 'language', 'my wife is welsh'].map((text) =>
      languageIn(texts, bare(text)),
    ),
  ).toEqual(['en', 'en', 'cy', 'cy', null, null])
  expect(read('English')).toBeNull()
})

describe('a sentence that holds one is words', () => {
  it.each([
    'please make him STOP',
    "he won't leave me alone",
    'she wants me back',
    'stop him',
    'he said stop',
    'leave me',
    'i want to go back to him',
    'nobody can help',
    'help he is here',
    'call 999',
    '9999',
    'stop stop',
    'back?!?! no',
    '',
    '?!',
    'stop          it',
  ])('%j', (text) => expect(read(text)).toBeNull())

  it('however long', () => expect(read(`stop ${'x'.repeat(20_000)}`)).toBeNull())

  it('never throws, and reads nothing else as a command', () => {
    const known = new Set(
      ['en', 'cy'].flatMap((locale) =>
        texts.keys(locale).flatMap((key) => texts.get(locale, key).split('|').map(bare)),
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(read(text) !== null).toBe(known.has(bare(text)))
      }),
    )
  })
})

describe('bare', () => {
  it('takes off case, spaces and end punctuation, and nothing inside', () => {
    expect(bare('  “Don’t   STOP, please!”  ')).toBe("don't stop, please")
  })
  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bare(bare(text))).toBe(bare(text))
      }),
    )
  })
})
