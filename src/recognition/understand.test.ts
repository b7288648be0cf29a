import { describe, expect, it } from 'vitest'
import { compileLexicon } from './compile.ts'
import type { Doubts } from './doubt.ts'
import type { Lexicon, LexiconLabel, LexiconPattern } from './lexicon.ts'

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
        list('fear', 'scared', { kind: 'flag' }),
        list('someone-else', 'my sister', { kind: 'perspective' }),
        list('lives-with', 'we live together', { kind: 'situation' }),
      ],
    },
  ],
}
const doubts: Doubts = {
  labels: ['maybe-danger', 'maybe-own-risk', 'own-behaviour', 'someone-else', 'ordinary'].map((label) => ({
    label,
    from: 1,
    bias: 0,
  })),
  weights: new Map([
    ['headlights', [1, 0, 0, 0, 0]],
    ['glare', [2, 0, 0, 0, 0]],
    ['goodbyes', [0, 2, 0, 0, 0]],
    ['ashamed', [0, 0, 1, 0, 0]],
    ['obsessed', [0, 0, 9, 0, 0]],
    ['colleague', [0, 0, 0, 2, 0]],
    ['kitten', [0, 0, 0, 0, 9]],
  ]),
}
const { recognise } = compileLexicon(lexicon, doubts)
const found = (text: string) => recognise(text).found

describe('weights ask', () => {
  it('whether there is danger, or the writer is at risk, where no list raises an alert', () => {
    expect(recognise('his headlights again')).toMatchObject({ alert: 'perhaps', found: ['maybe-danger'] })
    expect(recognise('these are goodbyes')).toMatchObject({ alert: 'perhaps', found: ['maybe-own-risk'] })
    expect(recognise('at my door, headlights')).toMatchObject({ alert: 'danger', found: ['danger'] })
  })

  it('only with more to go by where the lists hear what it is about', () => {
    expect(found('his headlights, he follows me')).toEqual(['following'])
    expect(found('his headlights glare, he follows me')).toEqual(['following', 'maybe-danger'])
  })
})

describe('weights tell in doubt', () => {
  it('of own conduct, with more to go by where a list hears what somebody does', () => {
    expect(found('i am ashamed')).toEqual(['own-behaviour'])
    expect(found('i am ashamed that he follows me')).toEqual(['following'])
    expect(found('i am obsessed as she follows me')).toEqual(['own-behaviour'])
    expect(found('i am obsessed and my sister knows')).toEqual(['someone-else'])
  })

  it('of somebody else, where something is reported', () => {
    expect(found('a colleague of mine')).toEqual([])
    expect(found('for a colleague: he follows me')).toEqual(['following', 'someone-else'])
  })
})

describe('weights keep quiet', () => {
  it('what is heard in everyday talk, but what changes the help, and never an alert', () => {
    expect(found('my kitten follows me to the bathroom daily')).toEqual([])
    expect(found('my kitten follows me, we live together with nan')).toEqual(['lives-with'])
    expect(found('my kitten follows me, he is at my door')).toEqual(['danger'])
  })

  it('nothing in few words, nor beside fear', () => {
    expect(found('my kitten follows me')).toEqual(['following'])
    expect(found('my kitten follows me and it makes me scared')).toEqual(['following', 'fear'])
  })
})
