import { describe, expect, it } from 'vitest'
import { isCandidates, isList, isReopened, isUndone, isWords, sameValue, type Value } from './value.ts'

const VALUES: Readonly<Record<string, Value>> = {
  choice: 'me',
  skipped: null,
  list: ['near', 'online'],
  'empty list': [],
  place: { candidates: [{ nation: 'england', forces: ['leicestershire'] }] },
  words: { words: 'he came', found: ['following'], lexicon: 'one' },
  'words that were let go': { found: [], lexicon: 'one', alert: 'danger' },
  reopened: { reopened: true },
  undone: { undone: ['near'] },
  'undone words': { undone: { words: 'x', found: [], lexicon: 'one' } },
}

describe('the classes of value', () => {
  it.each([
    ['a list', isList, ['list', 'empty list']],
    ['a place', isCandidates, ['place']],
    ['words', isWords, ['words', 'words that were let go']],
    ['reopened', isReopened, ['reopened']],
    ['undone', isUndone, ['undone', 'undone words']],
  ] as const)('%s', (_, is, those) => {
    expect(Object.keys(VALUES).filter((name) => is(VALUES[name] as Value))).toEqual(those)
  })
})

describe('sameValue', () => {
  it('is true for each value and its copy, and for no two others', () => {
    for (const [one, a] of Object.entries(VALUES))
      for (const [other, b] of Object.entries(VALUES))
        expect([one, other, sameValue(a, structuredClone(b))]).toEqual([one, other, one === other])
  })
  it('minds the order of a list', () => expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false))
})
