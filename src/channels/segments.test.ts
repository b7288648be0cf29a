import { describe, expect, it } from 'vitest'
import { asText, plainSigns, segmentsOf } from './segments.ts'

describe('segmentsOf', () => {
  it.each([
    ['nothing', '', 'gsm-7', 1],
    ['160 plain letters', 'a'.repeat(160), 'gsm-7', 1],
    ['one more', 'a'.repeat(161), 'gsm-7', 2],
    ['two full parts', 'a'.repeat(306), 'gsm-7', 2],
    ['one more than two full parts', 'a'.repeat(307), 'gsm-7', 3],
    ['80 euro signs, two places each', '€'.repeat(80), 'gsm-7', 1],
    ['81 euro signs', '€'.repeat(81), 'gsm-7', 2],
    [
      'a sign of two places that does not fit at the end of a part',
      `${'a'.repeat(152)}€${'a'.repeat(152)}`,
      'gsm-7',
      3,
    ],
    ['letters of the basic alphabet', 'éèàùìòÇñÄÖÜß£¥', 'gsm-7', 1],
    ['70 letters with a Welsh one', `ŵ${'a'.repeat(69)}`, 'ucs-2', 1],
    ['71 letters with a Welsh one', `ŵ${'a'.repeat(70)}`, 'ucs-2', 2],
    ['159 letters and a curly apostrophe', `${'a'.repeat(159)}’`, 'ucs-2', 3],
    ['letters of two units', '😀'.repeat(35), 'ucs-2', 1],
    ['a letter of two units at the end of a part', `${'a'.repeat(66)}😀${'a'.repeat(66)}`, 'ucs-2', 3],
  ])('counts %s', (_, text, alphabet, parts) => expect(segmentsOf(text)).toMatchObject({ alphabet, parts }))

  it('names what is outside the alphabet, each once', () => {
    expect(segmentsOf('tŷ tŷ a dŵr').outside).toEqual(['ŷ', 'ŵ'])
  })
})

describe('plainSigns', () => {
  it('takes curly signs out, so that a text stays in the cheap alphabet', () => {
    expect(plainSigns('“Don’t” – wait…\u00a0• ok')).toBe('"Don\'t" - wait... - ok')
    expect(segmentsOf(plainSigns('“Don’t” – wait…')).alphabet).toBe('gsm-7')
  })

  it('leaves letters alone', () => expect(plainSigns('tŷ, café')).toBe('tŷ, café'))
})

describe('asText', () => {
  it('leaves the marks on letters where there is room for them', () => {
    expect(asText('“tŷ” a dŵr', 1)).toBe('"tŷ" a dŵr')
  })
  it('takes them off where the text would be more parts than are sent, but not those of the cheap alphabet', () => {
    const text = `tŷ, dŵr, café, ïâêîôû ${'a'.repeat(60)}`
    expect(asText(text, 1)).toBe(`ty, dwr, café, iaeiou ${'a'.repeat(60)}`)
    expect(segmentsOf(asText(text, 1))).toMatchObject({ alphabet: 'gsm-7', parts: 1 })
  })
  it('leaves alone what has no plain letter', () => {
    expect(asText(`😀${'a'.repeat(80)}`, 1)).toBe(`😀${'a'.repeat(80)}`)
  })
})
