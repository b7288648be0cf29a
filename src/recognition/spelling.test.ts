import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellingRepair, type Words } from './spelling.ts'

const english: Words = {
  known: new Set(['following', 'me', 'outside', 'house', 'he', 'is', 'my', 'knife', 'always']),
  ordinary: new Set(['mouse', 'fallowing']),
  glued: new Set(['me', 'my', 'he']),
}
const welsh: Words = { known: new Set(['dilyn', 'heddlu', 'drws', 'mae']), ordinary: new Set(), glued: new Set() }
const repair = spellingRepair([welsh, english], new Map([['hes', ['he', 'is']]]))
const words = (text: string) =>
  repair(text.split(' ').map((word, at) => ({ word, from: at, to: at + 1, pause: 'none' as const })))
    .map(({ word }) => word)
    .join(' ')

describe('spellingRepair', () => {
  it.each([
    ['a letter left out', 'he is folowing me', 'he is following me'],
    ['a letter too many', 'he is outsidee', 'he is outside'],
    ['another letter', 'he is outsise', 'he is outside'],
    ['two letters in the wrong order', 'my hosue', 'my house'],
    ['two words written as one', 'he is followingme', 'he is following me'],
    ['two slips are left as they are', 'he is fllowingg', 'he is fllowingg'],
    ['the first letter is kept', 'my xouse', 'my xouse'],
    ['words of their own', 'my mouse fallowing', 'my mouse fallowing'],
    ['short words', 'he si', 'he si'],
    ['no word of another language', 'mae heddle', 'mae heddlu'],
    ['what is no word', 'he hous3', 'he hous3'],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toBe(expected)
  })

  it('keeps Welsh from English words, and English from Welsh ones', () => {
    expect(words('mae drws outsid')).toBe('mae drws outsid')
    expect(words('he is outside my heddl')).toBe('he is outside my heddl')
  })

  it('never changes a known word, and is linear in what it looks at', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...english.known)), (known) => {
        expect(words(known.join(' '))).toBe(known.join(' '))
      }),
    )
  })
})
