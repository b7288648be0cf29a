import { describe, expect, it } from 'vitest'
import { compileLexicon } from './compile.ts'
import type { Doubts } from './doubt.ts'
import type { Lexicon, LexiconLabel, LexiconPattern } from './lexicon.ts'
import { summarise } from './summary.ts'

const here = { file: 'en/lexicon/x.yaml', line: 1 }
const pattern = (id: string, say: string, more: Partial<LexiconPattern> = {}): LexiconPattern => ({
  id,
  say,
  despite: [],
  yes: [],
  no: [],
  ...here,
  ...more,
})
const list = (label: string, say: string, more: Partial<LexiconLabel> = {}): LexiconLabel => ({
  label,
  not: [],
  classes: {},
  circumstances: {},
  patterns: [pattern('one', say)],
  ...here,
  ...more,
})
const lexicon: Lexicon = {
  languages: [
    {
      lng: 'en',
      words: {
        alike: {},
        endings: {},
        mutations: {},
        ordinary: [],
        glued: [],
        joins: [],
        carries: [],
        tenses: [],
        stops: [],
        classes: {},
        circumstances: {},
        ...here,
      },
      labels: [
        list('danger', 'at my door', { alert: 'danger' }),
        list('following', 'follows me', { kind: 'behaviour' }),
        list('threats', 'kill me', { kind: 'behaviour' }),
        list('fear', 'scared', { kind: 'flag' }),
        list('own-behaviour', 'i ring her', {
          kind: 'perspective',
          not: ['asked'],
          circumstances: { asked: { reach: 'words', say: ['should i'], except: [], examples: [], ...here } },
        }),
        list('someone-else', 'my sister', {
          kind: 'perspective',
          patterns: [pattern('one', 'my sister'), pattern('two', 'my mate', { doubtful: true })],
        }),
        list('lives-with', 'we live together', { kind: 'situation' }),
      ],
    },
  ],
}
const LABELS = ['maybe-danger', 'maybe-own-risk', 'own-behaviour', 'someone-else', 'reported', 'ordinary']
const speaks = (label: string, weight: number): readonly number[] => LABELS.map((one) => (one === label ? weight : 0))
const known = 'i am a he she his my it these are again follows me for of mine to the at night'.split(' ')
const rows = new Map([
  ...known.map((word) => [word, speaks('', 0)] as const),
  ['headlights', speaks('maybe-danger', 3)],
  ['glare', speaks('maybe-danger', 4)],
  ['goodbyes', speaks('maybe-own-risk', 3)],
  ['ashamed', speaks('own-behaviour', 3)],
  ['obsessed', speaks('own-behaviour', 9)],
  ['colleague', speaks('someone-else', 4)],
  ['brakes', speaks('reported', 4)],
  ['kitten', speaks('ordinary', 9)],
  ['puppy', speaks('ordinary', 5)],
  ['knife', speaks('someone-else', -2)],
  ['axe', speaks('someone-else', -9)],
  ['porch', speaks('own-behaviour', -9)],
])
const doubts: Doubts = {
  labels: LABELS.map((label) => ({ label, from: 1, bias: 0 })),
  evidence: [...rows.keys()],
  weights: [...rows.values()].flat(),
}
const { recognise } = compileLexicon(lexicon, doubts)
const found = (text: string) => recognise(text).found

/** Words that weigh nothing. */
const MORE = 'from here to there and on and on and on'

describe('weights ask', () => {
  it('whether there is danger, or the writer is at risk, where no list raises an alert', () => {
    expect(recognise(`his headlights ${MORE}`)).toMatchObject({ alert: 'perhaps', found: ['maybe-danger'] })
    expect(recognise(`my goodbyes ${MORE}`)).toMatchObject({ alert: 'perhaps', found: ['maybe-own-risk'] })
    expect(recognise(`at my door, headlights ${MORE}`)).toMatchObject({ alert: 'danger', found: ['danger'] })
  })

  it('only with more to go by where the lists hear what it is about', () => {
    expect(found(`his headlights, he follows me ${MORE}`)).toEqual(['following'])
    expect(found(`his headlights glare, he follows me ${MORE}`)).toEqual(['following', 'maybe-danger'])
  })

  it('of a short answer only with much more to go by', () => {
    expect(recognise('his headlights again and my goodbyes').alert).toBeNull()
    expect(recognise('his headlights glare again').alert).toBeNull()
    expect(recognise('his headlights glare at night').alert).toBe('perhaps')
  })
})

describe('weights tell in doubt', () => {
  it('of own conduct, with more to go by where a list hears what somebody does', () => {
    expect(found(`i am ashamed again ${MORE}`)).toEqual(['own-behaviour'])
    expect(found(`i am ashamed that he follows me ${MORE}`)).toEqual(['following'])
    expect(found(`i am obsessed as she follows me ${MORE}`)).toEqual(['own-behaviour'])
    expect(found(`i am obsessed and my sister knows ${MORE}`)).toEqual(['someone-else'])
  })

  it('of own conduct not where the lists hear that it is only asked about', () => {
    expect(found(`should i ring her, i am ashamed again ${MORE}`)).toEqual([])
    expect(found(`i ring her ${MORE}`)).toEqual(['own-behaviour'])
  })

  it('of own conduct never beside danger, risk or fear', () => {
    expect(found(`i am obsessed with it all and he is at my door ${MORE}`)).toEqual(['danger'])
    expect(found(`i am obsessed, his headlights ${MORE}`)).toEqual(['maybe-danger'])
    expect(found(`i am obsessed and scared ${MORE}`)).toEqual(['fear'])
  })

  it('of somebody else, where something is reported', () => {
    expect(found(`a colleague of mine ${MORE}`)).toEqual([])
    expect(found(`for a colleague: he follows me ${MORE}`)).toEqual(['following', 'someone-else'])
  })

  it('that something is reported, in words that no list hears: it is seen by whose trouble it is, and nothing is named', () => {
    expect(found(`it is my brakes again ${MORE}`)).toEqual([])
    expect(summarise(recognise(`it is my brakes again ${MORE}`)).perspective).toBe('self')
    expect(found(`the brakes of a colleague of mine ${MORE}`)).toEqual(['someone-else'])
  })

  it('nothing in eleven words', () => {
    expect(found('i am ashamed again and again and again and again')).toEqual([])
  })
})

describe('weights keep quiet', () => {
  it('whose conduct and whose trouble it is, where they weigh clearly against it; more clearly where a list is sure', () => {
    expect(found(`my mate follows me ${MORE}`)).toEqual(['someone-else', 'following'])
    expect(found(`my mate follows me, knife ${MORE}`)).toEqual(['following'])
    expect(found(`my sister follows me, knife ${MORE}`)).toEqual(['someone-else', 'following'])
    expect(found(`my sister follows me, axe ${MORE}`)).toEqual(['following'])
    expect(found(`i ring her porch ${MORE}`)).toEqual([])
  })

  it('neither of these in eleven words, nor in a text too long to be weighed', () => {
    expect(found('my mate follows me, knife')).toEqual(['someone-else', 'following'])
    expect(found(`my mate follows me${' beyond'.repeat(250)}, knife`)).toEqual(['someone-else', 'following'])
  })

  const everyday = 'my kitten follows me to the bathroom at night, and it is so sweet'

  it('what is heard in everyday talk, but what changes the help', () => {
    expect(found(everyday)).toEqual([])
    expect(found(`${everyday}, we live together`)).toEqual(['lives-with'])
  })

  it('what is grave only with more to go by', () => {
    expect(found('my puppy follows me to the bathroom at night, and it is so sweet')).toEqual([])
    expect(found('my puppy is to kill me in the bathroom at night, and it is so sweet')).toEqual(['threats'])
    expect(found('my kitten is to kill me in the bathroom at night, and it is so sweet')).toEqual([])
  })

  it('nothing in few words, nor beside danger or fear: there what a list hears of acts is what is said', () => {
    expect(found('my kitten follows me')).toEqual(['following'])
    expect(found('i am obsessed, he follows me')).toEqual(['following'])
    expect(found('his headlights glare, he follows me')).toEqual(['following'])
    expect(found(`${everyday}, but i am scared`)).toEqual(['following', 'fear'])
    expect(found(`${everyday}, he is at my door`)).toEqual(['following', 'danger'])
  })
})
