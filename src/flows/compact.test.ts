import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWords, type Words } from '../facts/value.ts'
import { compact, isSmall, LOG_LIMITS } from './compact.ts'
import type { Entry } from './types.ts'

const words = (text: string, ...found: string[]): Words => ({ words: text, found, lexicon: 'one' })
/** Compacts a log whose entries at these positions replay has used; by default all but the last. */
const kept = (entries: readonly Entry[], used = entries.slice(0, -1).map((_, at) => at)) =>
  compact(entries, new Set(used))
const ids = (entries: readonly Entry[]) => entries.map(([id]) => id)
const many = (count: number, entry: (i: number) => Entry): Entry[] => Array.from({ length: count }, (_, i) => entry(i))
/** As many answers as may be, all of them used. */
const FULL = many(LOG_LIMITS.entries, (i) => [`question-${i}`, 'yes'])
const usedFrom = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

describe('a log within its limits', () => {
  it('stays as it is', () => {
    const entries: Entry[] = [
      ['who', 'me'],
      ['who', 'other'],
      ['told', { undone: 'no' }],
    ]
    expect(kept(entries, [])).toEqual({ entries, lostWords: false })
    expect(kept(FULL).entries).toBe(FULL)
  })
})

describe('a log with too many entries', () => {
  const last: Entry = ['last', 'yes']

  it.each<[string, Entry[], number[]]>([
    [
      'replaced answers',
      [
        ['who', 'me'],
        ['who', 'other'],
      ],
      [1],
    ],
    ['values that were taken back', [['told', { undone: 'no' }]], []],
    [
      'help that was asked for again',
      [
        ['help@who', null],
        ['help@who', null],
      ],
      [0, 1],
    ],
    [
      'the same words again',
      [
        ['said@who', words('', 'x')],
        ['said@who', words('', 'x')],
      ],
      [0, 1],
    ],
    ['answers that are not used', [['no-longer-asked', 'yes']], []],
  ])('lets go of %s', (_, extra, used) => {
    const all = [...extra, ...FULL.slice(0, LOG_LIMITS.entries - extra.length), last]
    const { entries, lostWords } = kept(all, [...used, ...usedFrom(extra.length, LOG_LIMITS.entries - extra.length)])
    expect(entries).toHaveLength(LOG_LIMITS.entries)
    expect(ids(entries)).not.toEqual(ids(all))
    expect(entries.at(-1)).toBe(last)
    expect(lostWords).toBe(false)
    // all that is used and stands once is still there
    expect(ids(entries).filter((id) => id.startsWith('question-'))).toEqual(
      ids(FULL.slice(0, LOG_LIMITS.entries - extra.length)),
    )
  })

  it('never of words in which something was found, or an alert', () => {
    const found: Entry[] = [
      ['said@who', words('he has a knife', 'weapon')],
      ['said@who', { ...words('he is here'), alert: 'danger' }],
      ['alert@who', null],
    ]
    const all = [...found, ...FULL, last]
    expect(ids(kept(all, []).entries).slice(0, 3)).toEqual(['said@who', 'said@who', 'alert@who'])
  })

  it('never of what Back of the last entry needs', () => {
    const all: Entry[] = [['who', 'me'], ...FULL, ['who', 'other']]
    const { entries } = kept(all, usedFrom(1, FULL.length))
    expect(entries.filter(([id]) => id === 'who')).toEqual([
      ['who', 'me'],
      ['who', 'other'],
    ])
  })
})

describe('a log with too much text', () => {
  const long = (i: number): Entry => ['said@who', words('x'.repeat(2_000), `label-${i}`)]

  it('lets go of the oldest words, keeps what was found in them, and says so', () => {
    const all = many(10, long)
    const { entries, lostWords } = kept(all)
    expect(lostWords).toBe(true)
    expect(entries).toHaveLength(10)
    expect(entries.map(([, value]) => isWords(value) && value.found)).toEqual(all.map((_, i) => [`label-${i}`]))
    const withWords = entries.map(([, value]) => isWords(value) && value.words !== undefined)
    expect(withWords).toEqual([...withWords].sort())
    expect(withWords.at(-1)).toBe(true)
    expect(JSON.stringify(entries).length).toBeLessThanOrEqual(LOG_LIMITS.bytes)
  })

  it('lets go of nothing that it need not', () => {
    const seven = many(7, long)
    expect(kept(seven)).toEqual({ entries: seven, lostWords: false })
  })
})

describe('many messages at one question', () => {
  const said = (i: number): Entry => ['said@who', words(`message ${i}`, `label-${i % 7}`)]

  it('become one, with all that was found, where nothing between them was an answer', () => {
    const all: Entry[] = [...many(100, said), ['acts', ['near']], ...many(30, (i) => said(i + 100)), ['told', 'no']]
    const { entries } = kept(all)
    expect(entries).toHaveLength(LOG_LIMITS.entries)
    const [first, second] = entries
    // thirteen became one: each of the seven labels was in them
    const found = Array.from({ length: 7 }, (_, i) => `label-${i}`)
    expect(first).toEqual(['said@who', { found, lexicon: 'one' }])
    expect(second).toEqual(said(13))
  })

  it('keep alerts apart from each other', () => {
    const all: Entry[] = many(200, (i) => [
      'said@who',
      { ...words(`message ${i}`), alert: i % 2 === 0 ? ('danger' as const) : ('crisis' as const) },
    ])
    const { entries } = kept(all)
    expect(entries).toHaveLength(LOG_LIMITS.entries)
    const alerts = entries.map(([, value]) => isWords(value) && value.alert)
    expect(new Set(alerts)).toEqual(new Set(['danger', 'crisis']))
  })

  it('never cross an answer while there is another way', () => {
    const all: Entry[] = [said(1000), ['acts', ['near']], ...many(125, said), ['told', 'no']]
    expect(kept(all).entries.slice(0, 2)).toEqual([said(1000), ['acts', ['near']]])
  })

  it('cross answers where there is no other way, and then count as said last', () => {
    const all: Entry[] = many(130, (i) => (i % 2 === 0 ? said(i) : [`question-${i}`, 'yes']))
    const { entries } = kept([...all, ['last', 'yes']])
    expect(entries).toHaveLength(LOG_LIMITS.entries)
    expect(ids(entries).filter((id) => id.startsWith('question-'))).toHaveLength(65)
    expect(entries[0]).toEqual(['question-1', 'yes'])
  })

  it('at the question for words itself: the newest stay, since they are its answer', () => {
    const all: Entry[] = many(200, (i) => ['words', words(`message ${i}`, `label-${i}`)])
    const { entries } = kept(all, [198])
    expect(entries).toHaveLength(LOG_LIMITS.entries)
    expect(entries.slice(-2)).toEqual(all.slice(-2))
  })
})

describe('the limit', () => {
  it.each([
    ['signs that JSON writes longer', '"\n'],
    ['signs of several bytes', '\u{1f6a8}'],
    ['the end of a half sign', '\ud83d'],
  ])('holds for %s', (_, sign) => {
    const all = many(30, (i): Entry => ['said@who', words(sign.repeat(400), `label-${i}`)])
    const { entries } = kept(all)
    expect(new TextEncoder().encode(JSON.stringify(entries)).length).toBeLessThanOrEqual(LOG_LIMITS.bytes)
    expect(entries.length).toBeGreaterThan(1)
  })

  it('words that went are told of once', () => {
    let entries: readonly Entry[] = []
    let told = 0
    for (let i = 0; i < 60; i++) {
      const next = compact([...entries, ['said@who', words(`${i} ${'x'.repeat(600)}`, `label-${i % 9}`)]], new Set())
      entries = next.entries
      if (next.lostWords) told++
    }
    expect(told).toBe(1)
  })
})

describe('whatever the log', () => {
  const value = fc.oneof(
    fc.constantFrom('yes', null, ['near'], { undone: 'yes' }, { reopened: true as const }),
    fc.record({
      words: fc.string({ maxLength: 400 }),
      found: fc.array(fc.constantFrom('weapon', 'following'), { maxLength: 2 }),
      lexicon: fc.constant('one'),
    }),
    fc.constant({ words: 'help', found: [], lexicon: 'one', alert: 'danger' as const }),
  )
  const logs = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'words', 'said@a', 'help@b', 'alert@c', 'open@a'), value),
    { minLength: 1, maxLength: 260 },
  )

  it('findings, alerts and the last entry stay, in their order, and a small log is never touched', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.nat({ max: 259 })), (all, used) => {
        const entries = all as unknown as Entry[]
        const { entries: after } = compact(entries, new Set(used))
        const telling = (log: readonly Entry[]) =>
          log.flatMap(([id, one]) =>
            isWords(one) ? [...one.found, ...(one.alert ? [one.alert] : [])].map((what) => `${id} ${what}`) : [],
          )
        expect([...new Set(telling(after))].sort()).toEqual([...new Set(telling(entries))].sort())
        expect(isSmall(after)).toBe(true)
        expect(after.at(-1)?.[0]).toBe(entries.at(-1)?.[0])
        if (entries.length < 40) expect(ids(after)).toEqual(ids(entries))
      }),
      { numRuns: 300 },
    )
  })

  it('compacted again it is the same', () => {
    fc.assert(
      fc.property(logs, (all) => {
        const once = compact(all as unknown as Entry[], new Set()).entries
        expect(compact(once, new Set()).entries).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})
