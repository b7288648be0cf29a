import { describe, expect, it } from 'vitest'
import { acceptTranslations } from './accept-translations.ts'

const map = (entries: Record<string, string>) => new Map(Object.entries(entries))
const HASHES = {
  recorded: map({ who: 'old', 'plan.why': 'old', gone: 'old' }),
  source: map({ who: 'new', 'plan.why': 'new', 'plan.do': 'new', 'english.only': 'new' }),
  own: map({ who: 'cy', 'plan.why': 'cy', 'plan.do': 'cy', 'who.short': 'cy' }),
}

describe('acceptTranslations', () => {
  it('notes the keys that are named, and no others', () => {
    const { hashes, accepted, unknown } = acceptTranslations(HASHES, ['who'])
    expect(accepted).toEqual(['who'])
    expect(Object.fromEntries(hashes)).toEqual({ who: 'new', 'plan.why': 'old' })
    expect(unknown).toEqual([])
  })

  it('takes a star for any letters', () => {
    expect(acceptTranslations(HASHES, ['plan.*']).accepted).toEqual(['plan.why', 'plan.do'])
    expect(acceptTranslations(HASHES, ['*']).accepted).toEqual(['who', 'plan.why', 'plan.do'])
  })

  it('takes a full stop for itself', () => {
    expect(acceptTranslations(HASHES, ['planxwhy']).unknown).toEqual(['planxwhy'])
  })

  it('lets go of keys that are gone, and knows their names', () => {
    const { hashes, unknown } = acceptTranslations(HASHES, ['gone'])
    expect(hashes.has('gone')).toBe(false)
    expect(unknown).toEqual([])
  })

  it('names what no text of both languages has', () => {
    expect(acceptTranslations(HASHES, ['who', 'no-such', 'english.only']).unknown).toEqual(['no-such', 'english.only'])
  })
})
