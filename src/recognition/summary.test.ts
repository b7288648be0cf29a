import { describe, expect, it } from 'vitest'
import type { Kind } from './lexicon.ts'
import { summarise } from './summary.ts'

/** Sums up findings given as [label, kind]; one without a kind is heard for its alert. */
function sum(...heard: [label: string, kind?: Kind][]) {
  const findings = heard.map(([label, kind], from) => ({
    label,
    from,
    to: from + 1,
    rule: 'en/x/y',
    ...(kind === undefined ? {} : { kind }),
  }))
  return summarise({ findings, found: [...new Set(heard.map(([label]) => label))] })
}

describe('summarise', () => {
  it('names each behaviour and flag once, in the order heard', () => {
    const { behaviours, flags } = sum(
      ['gifts', 'behaviour'],
      ['following', 'behaviour'],
      ['gifts', 'behaviour'],
      ['fear', 'flag'],
    )
    expect(behaviours).toEqual(['gifts', 'following'])
    expect(flags).toEqual(['fear'])
  })

  it.each(['danger', 'perhaps', 'neck', 'attempt'])('takes %s for danger now', (label) => {
    expect(sum([label]).flags).toContain('danger-now')
  })

  it.each(['crisis', 'attempt'])('takes %s for a risk of suicide', (label) => {
    expect(sum([label]).flags).toContain('self-harm-risk')
  })

  it('has the writer as the target of what is reported', () => {
    expect(sum(['gifts', 'behaviour']).perspective).toBe('self')
    expect(sum(['crisis']).perspective).toBe('self')
  })

  it('has no perspective, and nobody who does it, where nothing is reported', () => {
    expect(sum(['ex-partner', 'relationship'])).toEqual({
      behaviours: [],
      flags: [],
      relationship: null,
      perspective: 'none',
    })
    expect(sum(['under-18', 'situation']).perspective).toBe('none')
  })

  it('tells somebody else, and own conduct, from what is done to the writer', () => {
    expect(sum(['someone-else', 'perspective'], ['gifts', 'behaviour']).perspective).toBe('other')
    expect(sum(['someone-else', 'perspective']).perspective).toBe('other')
    expect(sum(['own-behaviour', 'perspective'], ['weapon', 'flag']).perspective).toBe('own-behaviour')
  })

  it.each([
    ['ex-partner', 'ex-partner'],
    ['unknown-person', 'unknown'],
    ['other-role', 'other'],
  ])('calls %s %s', (label, name) => {
    expect(sum(['gifts', 'behaviour'], [label, 'relationship']).relationship).toBe(name)
  })
})
