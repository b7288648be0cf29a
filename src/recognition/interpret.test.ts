import { describe, expect, it } from 'vitest'
import { interpret } from './interpret.ts'
import type { Kind } from './lexicon.ts'
import type { Finding } from './types.ts'

const kinds: Readonly<Record<string, Kind>> = {
  following: 'behaviour',
  gifts: 'behaviour',
  weapon: 'flag',
  fear: 'flag',
  repeated: 'flag',
  'own-behaviour': 'perspective',
  'someone-else': 'perspective',
  'under-18': 'situation',
}

/** A finding in the words [from, to); what is no other kind is a relationship, and `danger` has none. */
function heard(label: string, from = 0, to = from + 1, doubtful = false): Finding {
  const kind = label === 'danger' ? undefined : (kinds[label] ?? 'relationship')
  const rule = `en/${label}/rule`
  return { label, from, to, rule, ...(kind === undefined ? {} : { kind }), ...(doubtful ? { doubtful } : {}) }
}
const inDoubt = (label: string, from = 0, to = from + 1): Finding => heard(label, from, to, true)
const labels = (...findings: Finding[]): string[] => interpret(findings).map(({ label }) => label)

describe('the writer tells of their own conduct', () => {
  it('hears no behaviour, and of the flags only a weapon and a child', () => {
    const all = ['own-behaviour', 'following', 'weapon', 'fear', 'repeated', 'under-18', 'danger', 'ex-partner']
    expect(labels(...all.map((label) => heard(label)))).toEqual([
      'own-behaviour',
      'weapon',
      'under-18',
      'danger',
      'ex-partner',
    ])
  })

  it('knows whom it is about', () => {
    expect(labels(heard('own-behaviour'), heard('unknown-person'))).toEqual(['own-behaviour'])
  })

  it('counts in doubt if nothing speaks against it', () => {
    expect(labels(inDoubt('own-behaviour'))).toEqual(['own-behaviour'])
    expect(labels(inDoubt('own-behaviour'), heard('ex-partner'))).toEqual(['own-behaviour', 'ex-partner'])
  })

  it('counts in doubt if each behaviour is heard in the same words', () => {
    expect(labels(inDoubt('own-behaviour', 0, 9), heard('gifts', 5, 12))).toEqual(['own-behaviour'])
    expect(labels(inDoubt('own-behaviour', 0, 9), heard('gifts', 9, 12))).toEqual(['gifts'])
    expect(labels(inDoubt('own-behaviour', 0, 9), heard('gifts', 5, 12), heard('following', 20))).toEqual([
      'gifts',
      'following',
    ])
  })

  it('does not count in doubt where somebody else is asked for', () => {
    expect(labels(inDoubt('own-behaviour', 0, 9), heard('someone-else', 4))).toEqual(['someone-else'])
    expect(labels(inDoubt('own-behaviour', 0, 9), inDoubt('someone-else', 4))).toEqual(['own-behaviour'])
    expect(labels(inDoubt('own-behaviour', 4, 9), inDoubt('someone-else', 0, 9), heard('gifts', 5))).toEqual([
      'someone-else',
      'gifts',
    ])
  })
})

describe('somebody else is the target', () => {
  it('counts when it is plain', () => {
    expect(labels(heard('someone-else'))).toEqual(['someone-else'])
  })

  it('counts in doubt only where something is reported', () => {
    expect(labels(inDoubt('someone-else'))).toEqual([])
    for (const label of ['following', 'fear', 'danger'])
      expect(labels(inDoubt('someone-else'), heard(label))).toEqual(['someone-else', label])
  })

  it('does not count in doubt where the one who is spoken of does it', () => {
    expect(labels(inDoubt('someone-else', 3), heard('family', 3), heard('following', 8))).toEqual([
      'family',
      'following',
    ])
  })
})

describe('who does it', () => {
  it('is the closer or more particular where two fit', () => {
    expect(labels(heard('colleague'), heard('ex-partner', 5), heard('stranger', 9))).toEqual(['ex-partner'])
    expect(labels(heard('acquaintance'), heard('neighbour', 5))).toEqual(['neighbour'])
  })

  it('is one of whom it is plain, before one who is only spoken of', () => {
    expect(labels(inDoubt('partner'), heard('colleague', 5))).toEqual(['colleague'])
    expect(labels(inDoubt('stranger'), inDoubt('partner', 5))).toEqual(['partner'])
  })

  it('is not the one for whom the writer asks', () => {
    expect(labels(inDoubt('family', 3), inDoubt('someone-else', 3), heard('following', 8))).toEqual([
      'someone-else',
      'following',
    ])
    expect(labels(heard('friend', 3), heard('someone-else', 3), inDoubt('stranger', 9))).toEqual([
      'someone-else',
      'stranger',
    ])
    expect(labels(heard('other-role', 3), heard('someone-else', 3))).toEqual(['other-role', 'someone-else'])
  })
})

describe('repetition', () => {
  it('counts where something happened that could be repeated', () => {
    expect(labels(heard('repeated'))).toEqual([])
    expect(labels(heard('repeated'), heard('gifts', 4))).toEqual(['repeated', 'gifts'])
    expect(labels(heard('repeated'), heard('fear', 4))).toEqual(['repeated', 'fear'])
  })
})
