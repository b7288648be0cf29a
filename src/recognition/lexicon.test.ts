import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../content/lexicon.ts'
import type { Problem } from '../content/problem.ts'
import { examplesOf } from './check.ts'
import { compileLexicon } from './compile.ts'

const problems: Problem[] = []
const lexicon = readLexicon(join(import.meta.dirname, '../../locales'), problems)
const { recognise } = compileLexicon(lexicon)
const alertOf = (text: string) => recognise(text).alert

const examplesByList = Map.groupBy(examplesOf(lexicon), ({ file }) => file)

describe('the lexicon in locales', () => {
  it('can be read, in Welsh as well', () => {
    expect(problems).toEqual([])
    expect(lexicon.languages.map(({ lng }) => lng)).toEqual(expect.arrayContaining(['cy', 'en']))
  })

  it.each([...examplesByList])('every example in %s holds', (_, examples) => {
    const faults = examples.flatMap(({ file, line, fault }) => {
      const message = fault()
      return message === null ? [] : [`${file}:${line}: ${message}`]
    })
    expect(faults).toEqual([])
  })
})

describe('what people write', () => {
  it.each([
    'hes outside my door right now',
    'HES OUTSIDE',
    'he’s outside',
    'she is in the house with me now',
    'she is in the garden again rn',
    "there's someone in the house",
    'help he has a knife hes here',
    'he is following me right now',
    'hes outside her house now',
    'cant talk hes in the next room',
    'please help me hes',
    'call the police',
    'its over he said, then he came back. hes at my door',
    'mae o tu allan i fy nrws rwan',
    'MAE HI YN Y TŶ EFO FI NAWR',
    'fedra i ddim siarad, mae o yma',
  ])('is danger: %s', (text) => {
    expect(alertOf(text)).toBe('danger')
  })

  it.each([
    'hes following me',
    'someone is following me',
    'hes coming',
    'he has a knife',
    'im in danger',
    'please help me',
    'ma fe’n dilyn fi',
  ])('may be danger: %s', (text) => {
    expect(alertOf(text)).not.toBeNull()
  })

  it.each([
    "i don't want to be here any more",
    "can't go on",
    'everyone would be better off without me',
    'i want to end it all',
    'i hurt myself',
    'i have taken all my tablets',
    'dwi isio lladd fy hun',
    'sai moyn byw rhagor',
  ])('is a crisis of their own: %s', (text) => {
    expect(alertOf(text)).toBe('crisis')
  })

  it.each([
    'my ex keeps turning up outside my flat',
    'he puts things through my door',
    'he came 2 times last week',
    'please make him STOP',
    "he won't leave me alone",
    'she wants me back',
    'he was outside last night',
    'he was outside last year',
    'he sits outside every night',
    'not outside any more',
    'outside my comfort zone',
    'what if he comes here',
    'nobody is outside',
    'dying of embarrassment',
    'killing me laughing',
    "he says he'll kill himself",
    'ok',
    '?',
    'im 14',
    'asdf',
    '<b>bold</b> & "quotes"',
    'i dont know',
    'help',
    '999',
    'emergency',
    'who can help',
    'mae fy nghyn bartner yn fy nilyn i',
    'mae o tu allan bob nos',
    'dwi ddim yn siwr',
    'iawn',
  ])('is neither: %s', (text) => {
    expect(alertOf(text)).toBeNull()
  })
})

describe('any text at all', () => {
  it('has an answer, with spans within it', () => {
    const word = fc.constantFrom(
      'he',
      'is',
      'outside',
      "he's",
      'ŷ',
      'mae',
      'o',
      '.',
      ',',
      '\n',
      '\u200b',
      '😂',
      'not',
      'myself',
      'kill',
    )
    const text = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes)),
      fc.array(word).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, (written) =>
        recognise(written).findings.every(({ from, to }) => from >= 0 && from < to && to <= written.length),
      ),
    )
  })

  // A matcher that went back would not end here within a lifetime. That the work grows with the length alone is how the automaton is made.
  it.each([
    ['one letter', 'a'],
    ['one word', 'he '],
    ['beginnings without an end', 'my ex who the man from '],
    ['gap after gap', 'the man who i on at in next that '],
    ['apostrophes', "a'n't's"],
    ['accents', 'e\u0301'],
    ['pictures', '😂'],
    ['brackets', '((((<<<<'],
    ['findings', 'he is outside '],
  ])('is read to the end when 20,000 characters are made of %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length))
    expect(alertOf(`${text}. he is at my door`)).toBe('danger')
  })
})
