import { describe, expect, it } from 'vitest'
import { compileCondition, type FactValue } from '../facts/condition.ts'
import { showingOf } from './guidance.fixture.ts'
import { reflectionMessages } from './reflection.ts'
import { NOTHING_WRITTEN, type OwnWords } from './showing.ts'
import type { LensSection, LinesSection, ListSection, Reflection, Section, Told } from './types.ts'

const base = { when: null, nations: null, at: '' }
const told = (from: Told['from'], more: Partial<Told> = {}): Told => ({
  from,
  when: null,
  as: null,
  quoted: true,
  at: '',
  ...more,
})
const lines = (...texts: string[]): LinesSection => ({
  ...base,
  kind: 'lines',
  leads: false,
  id: 'lines',
  lines: texts.map((text) => ({ text, when: null, nations: null, at: '' })),
})
const list = (...all: Told[]): ListSection => ({ ...base, kind: 'list', id: 'told', heading: 'one', told: all })
const lens = (...words: LensSection['lens']): LensSection => ({
  ...base,
  kind: 'lens',
  id: 'lens',
  lines: [{ text: 'danger', when: null, nations: null, at: '' }],
  as: 'names',
  lens: words,
})
const acts = {
  kind: 'answers',
  fact: 'behaviours',
  choices: [
    { id: 'following', key: 'one', labels: ['following'] },
    { id: 'gifts', key: 'two', labels: ['gifts'] },
  ],
} as const
const often = { kind: 'answers', fact: 'often', choices: [{ id: 'daily', key: 'two', labels: ['repeated'] }] } as const

const writes = (quotes: Readonly<Record<string, string>>): OwnWords => ({
  quoteOf: (label) => quotes[label] ?? null,
  typedAt: (question) => quotes[question] ?? null,
})
const show = (sections: Section[], facts: Record<string, FactValue>, own = NOTHING_WRITTEN) => {
  const document: Reflection = { kind: 'reflection', id: 'reflection', sections }
  return reflectionMessages(document, { ...showingOf(facts), own })
}
const found = (...given: Parameters<typeof show>) =>
  show(...given).flatMap((message) => (message.kind === 'you-said' ? message.found : []))

describe('what was told', () => {
  it('has the label of each answer, in declared order, beside the words in which it was heard', () => {
    const facts = { behaviours: ['gifts', 'following'] }
    expect(found([list(told(acts))], facts, writes({ gifts: 'left flowers' }))).toEqual([
      { label: 'One.', words: '' },
      { label: 'Two.', words: 'left flowers' },
    ])
  })

  it('counts what was heard after the list was answered', () => {
    expect(found([list(told(acts))], { behaviours: [], said: ['gifts'] })).toEqual([{ label: 'Two.', words: '' }])
  })

  it('of a question with one answer counts the answer alone', () => {
    expect(found([list(told(often))], { often: 'once', said: ['repeated'] })).toEqual([])
    expect(found([list(told(often))], { often: 'daily' })).toEqual([{ label: 'Two.', words: '' }])
  })

  it('names several things in one text where it has one', () => {
    const all = list(told(acts, { as: 'names' }))
    expect(found([all], { behaviours: ['following', 'gifts'] })).toEqual([{ label: 'Said: One.; Two.', words: '' }])
  })

  it('has what is heard and ticks nothing, and what was typed, once each', () => {
    const all = list(
      told({ kind: 'label', label: 'fear', key: 'two' }),
      told({ kind: 'label', label: 'fear', key: 'two' }),
      told({ kind: 'typed', question: 'life' }, { as: 'near' }),
    )
    expect(found([all], { said: ['fear'] }, writes({ fear: 'so scared', life: 'I moved' }))).toEqual([
      { label: 'Two.', words: 'so scared' },
      { label: 'Near you\nAnd further', words: 'I moved' },
    ])
    expect(found([all], {})).toEqual([])
  })

  it('is left out under a condition that does not hold, and without anything told the heading is too', () => {
    const never = told(acts, { when: compileCondition({ who: 'myself' }) })
    expect(show([list(never)], { behaviours: ['gifts'] })).toEqual([])
    expect(show([{ ...lines('one'), leads: true }], {})).toMatchObject([
      { kind: 'text', role: 'heading', lines: ['One.'] },
    ])
    const hidden = { ...lines('one'), when: compileCondition({ who: 'myself' }) }
    expect(show([hidden], {})).toEqual([])
  })
})

describe('words that may fit', () => {
  const following = { text: 'one', told: [told(acts)], at: '' }
  const repeated = { text: 'two', told: [told({ kind: 'label', label: 'repeated', key: 'near' })], at: '' }

  it('stand with what speaks for them in the words of the person, each once', () => {
    const both = writes({ following: 'after me with flowers', gifts: 'after me with flowers' })
    const [before, word] = show([lens(following, repeated)], { behaviours: ['following', 'gifts'] }, both)
    expect(before).toMatchObject({ lines: ['Call 999.'] })
    expect(word).toMatchObject({ kind: 'text', lines: ['One.', 'Said: “after me with flowers”'] })
  })

  it('are left out without a remark where nothing was said, and then what leads to them as well', () => {
    expect(show([lens(following, repeated)], { said: ['repeated'] })).toHaveLength(2)
    expect(show([lens(following, repeated)], {})).toEqual([])
  })

  it('are named where the words would say little', () => {
    const bare = { ...following, told: [told(acts, { quoted: false })] }
    const [, word] = show([lens(bare)], { behaviours: ['gifts'] }, writes({ gifts: 'keeps' }))
    expect(word).toMatchObject({ lines: ['One.', 'Said: Two.'] })
  })
})
