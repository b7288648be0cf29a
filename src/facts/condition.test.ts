import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, compileCondition, type FactValue, readings } from './condition.ts'

const holds = (condition: Condition, facts: Record<string, FactValue>) =>
  compileCondition(condition)({ get: (fact) => facts[fact] })

/** What a fact may be: not asked, skipped, one value, several, true or false. */
const ANY: readonly FactValue[] = [
  undefined,
  null,
  'closed',
  'waiting',
  '',
  [],
  ['closed'],
  ['closed', 'waiting'],
  true,
  false,
]

describe('each form of a condition', () => {
  it.each<[string, Condition, readonly FactValue[]]>([
    ['a value', { told: 'closed' }, ['closed']],
    ['true', { told: true }, [true]],
    ['false', { told: false }, [false]],
    ['in', { told: { in: ['closed', 'waiting'] } }, ['closed', 'waiting']],
    ['includes', { told: { includes: 'waiting' } }, [['closed', 'waiting']]],
    ['includes one of several', { told: { includes: ['waiting', 'closed'] } }, [['closed'], ['closed', 'waiting']]],
    ['at-least', { told: { 'at-least': 1 } }, [['closed'], ['closed', 'waiting']]],
    ['at-least two', { told: { 'at-least': 2 } }, [['closed', 'waiting']]],
    ['skipped', { told: { skipped: true } }, [null]],
    ['not skipped', { told: { skipped: false } }, ANY.filter((value) => value !== null)],
    ['known', { told: { known: true } }, ANY.filter((value) => value !== undefined && value !== null)],
    ['not known', { told: { known: false } }, [undefined, null]],
  ])('%s', (_, condition, those) => {
    expect(ANY.filter((value) => holds(condition, { told: value }))).toEqual(those)
  })

  it('several facts hold together', () => {
    const both: Condition = { told: 'closed', who: 'me' }
    expect(holds(both, { told: 'closed', who: 'me' })).toBe(true)
    expect(holds(both, { told: 'closed' })).toBe(false)
    expect(holds(both, { who: 'me' })).toBe(false)
  })

  it('all, any and not', () => {
    const [closed, me]: Condition[] = [{ told: 'closed' }, { who: 'me' }]
    for (const [told, who] of [
      ['closed', 'me'],
      ['closed', 'you'],
      ['open', 'me'],
      ['open', 'you'],
    ]) {
      const facts = { told, who }
      const [one, two] = [holds(closed as Condition, facts), holds(me as Condition, facts)]
      expect(holds({ all: [closed, me] as Condition[] }, facts)).toBe(one && two)
      expect(holds({ any: [closed, me] as Condition[] }, facts)).toBe(one || two)
      expect(holds({ not: closed as Condition }, facts)).toBe(!one)
      expect(holds({ not: { any: [closed, me] as Condition[] }, told: 'open' }, facts)).toBe(
        !(one || two) && told === 'open',
      )
    }
  })
})

/** Conditions of every form, two deep. */
const values = fc.constantFrom('closed', 'waiting', 'me')
const test = fc.oneof(
  values,
  fc.boolean(),
  fc.record({ in: fc.array(values, { minLength: 1, maxLength: 2 }) }),
  fc.record({ includes: fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 2 })) }),
  fc.record({ 'at-least': fc.integer({ min: 1, max: 3 }) }),
)
const leaf = fc.dictionary(fc.constantFrom('told', 'who', 'home.nation'), test, {
  minKeys: 1,
}) as fc.Arbitrary<Condition>
const conditions = fc.oneof(
  leaf,
  fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
) as fc.Arbitrary<Condition>
const facts = fc.dictionary(fc.constantFrom('told', 'who', 'home.nation'), fc.constantFrom(...ANY))

describe('every condition', () => {
  it('is false where nothing is known, and "not" of it is true', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(holds(condition, {})).toBe(false)
        expect(holds({ not: condition }, {})).toBe(true)
      }),
    )
  })

  it('is false where everything was skipped', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(holds(condition, { told: null, who: null, 'home.nation': null })).toBe(false)
      }),
    )
  })

  it('reads no other facts than those it names', () => {
    fc.assert(
      fc.property(conditions, facts, (condition, known) => {
        const named = new Set(readings(condition).map(({ fact }) => fact))
        const read = new Set<string>()
        compileCondition(condition)({
          get: (fact) => {
            read.add(fact)
            return known[fact]
          },
        })
        expect([...read].filter((fact) => !named.has(fact))).toEqual([])
      }),
    )
  })
})

describe('readings', () => {
  it('names each fact with the values that are asked for, however deep', () => {
    const condition: Condition = {
      who: 'me',
      any: [{ told: { in: ['closed', 'waiting'] } }, { not: { acts: { includes: 'tracking' } } }],
      all: [{ acts: { 'at-least': 2 } }, { home: { skipped: true } }, { urgent: true }],
    }
    expect(readings(condition)).toEqual([
      { fact: 'who', values: ['me'], list: false },
      { fact: 'told', values: ['closed', 'waiting'], list: false },
      { fact: 'acts', values: ['tracking'], list: true },
      { fact: 'acts', values: [], list: true },
      { fact: 'home', values: [], list: false },
      { fact: 'urgent', values: [], list: false },
    ])
  })
})
