import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FactsSource, NUMBER_FIELDS, VALUE_FIELDS } from './record.ts'
import { isReachable, shownOf } from './shown.ts'
import type { Confidence } from './types.ts'

const CONFIDENCES: readonly Confidence[] = ['confirmed', 'conflict', 'memory']
const FIELDS = [...NUMBER_FIELDS, ...VALUE_FIELDS]

/** Facts whose values are all different, each with a confidence or absent. */
const anyFacts = fc
  .record(
    Object.fromEntries(FIELDS.map((field) => [field, fc.option(fc.constantFrom(...CONFIDENCES), { nil: undefined })])),
  )
  .map((confidences): FactsSource => {
    const facts = Object.entries(confidences).flatMap(([field, confidence], i) => {
      if (!confidence) return []
      const value = `value-${String.fromCharCode(97 + i)}-${1000 + i}`
      const dial = String(1000 + i)
      return [
        [
          field,
          {
            value,
            dial,
            way: field === 'languages' ? 'interpreters' : undefined,
            confidence,
            source: [],
            checked: null,
          },
        ],
      ]
    })
    return { ...Object.fromEntries(facts), 'hours-of': {} }
  })

const fact = (confidence: Confidence, value = '0800 111 222') => ({
  value,
  dial: value.replace(/\D/g, ''),
  confidence,
  source: [],
  checked: null,
})
const hours = (confidence: Confidence, osm: string | null, more = {}) => ({
  osm,
  confidence,
  source: [],
  checked: null,
  versions: [],
  ...more,
})

describe('shownOf', () => {
  it('shows every confirmed value and never another', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const shown = JSON.stringify(shownOf(facts))
        for (const field of FIELDS) {
          const one = facts[field]
          const isPlaced = field !== 'webchat' || facts.website?.confidence === 'confirmed'
          if (one && shown.includes(one.value) !== (one.confidence === 'confirmed' && isPlaced)) return false
        }
        return true
      }),
      { numRuns: 500 },
    )
  })

  it('tells of a number with a way of its own in a line, never one tap away', () => {
    const shown = shownOf({
      sms: { ...fact('confirmed', '999'), way: 'sms-registered', word: 'REGISTER' },
      'hours-of': {},
    })
    expect(shown.sms).toBeNull()
    expect(shown.ways).toEqual([{ words: 'sms-registered', values: { value: '999', word: 'REGISTER' }, hours: null }])
  })

  it('shows the number to text one tap away, and the word to text in a line', () => {
    const shown = shownOf({ sms: { ...fact('confirmed', '85258'), word: 'SHOUT' }, 'hours-of': {} })
    expect(shown.sms).toEqual({ text: '85258', dial: '85258' })
    expect(shown.ways).toEqual([{ words: 'sms-word', values: { value: '85258', word: 'SHOUT' }, hours: null }])
  })

  it('says that a number could not be confirmed, where there is a site to look at', () => {
    const website = fact('confirmed', 'https://help.example')
    expect(shownOf({ phone: fact('memory'), website, 'hours-of': {} }).numberUnconfirmed).toBe(true)
    expect(shownOf({ phone: fact('confirmed'), website, 'hours-of': {} }).numberUnconfirmed).toBe(false)
    expect(shownOf({ website, 'hours-of': {} }).numberUnconfirmed).toBe(false)
    expect(shownOf({ phone: fact('memory'), 'hours-of': {} }).numberUnconfirmed).toBe(false)
  })

  it('knows hours only from a confirmed fact about the main channel', () => {
    const phone = fact('confirmed')
    const kind = (given: FactsSource) => shownOf(given).hours?.kind ?? null
    expect(kind({ phone, hours: hours('confirmed', '24/7'), 'hours-of': {} })).toBe('stated')
    expect(kind({ phone, hours: hours('memory', '24/7'), 'hours-of': {} })).toBe('missing')
    expect(kind({ phone, hours: hours('confirmed', null), 'hours-of': {} })).toBe('missing')
    expect(kind({ phone: fact('memory'), hours: hours('confirmed', '24/7'), 'hours-of': {} })).toBeNull()
    // They are the hours of the number, and say nothing of the chat.
    const webchat = fact('confirmed', 'on site')
    expect(kind({ phone: fact('memory'), webchat, hours: hours('confirmed', '24/7'), 'hours-of': {} })).toBeNull()
    expect(kind({ webchat, hours: hours('confirmed', '24/7'), 'hours-of': {} })).toBe('stated')
    expect(kind({ phone, 'hours-of': {} })).toBeNull()
    const versions = [
      { osm: 'Mo 09:00-10:00', source: [] },
      { osm: 'Mo 09:00-11:00', source: [] },
    ]
    expect(kind({ phone, hours: hours('conflict', null, { usually: 'evenings', versions }), 'hours-of': {} })).toBe(
      'differ',
    )
  })

  it('gives a channel its own hours only when they are confirmed', () => {
    const webchat = fact('confirmed', 'on site')
    const website = fact('confirmed', 'https://help.example')
    const own = (confidence: Confidence) =>
      shownOf({ website, webchat, 'hours-of': { webchat: hours(confidence, '24/7') } }).ways[0]?.hours ?? null
    expect(own('confirmed')?.always).toBe(true)
    expect(own('memory')).toBeNull()
  })

  it('tells of a chat on a website only where the website is shown', () => {
    const webchat = fact('confirmed', 'on site')
    const ways = (confidence: Confidence) =>
      shownOf({ website: fact(confidence, 'https://help.example'), webchat, 'hours-of': {} }).ways.map(
        ({ words }) => words,
      )
    expect(ways('confirmed')).toEqual(['webchat'])
    expect(ways('memory')).toEqual([])
  })

  it('knows when nobody can be reached', () => {
    expect(isReachable(shownOf({ phone: fact('memory'), cost: fact('confirmed', 'free'), 'hours-of': {} }))).toBe(false)
    expect(isReachable(shownOf({ webform: fact('confirmed', 'a form'), 'hours-of': {} }))).toBe(true)
  })
})
