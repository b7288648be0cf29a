import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseLanguage } from './language.ts'

const locales = ['en', 'cy', 'pt-BR']

test.each([
  ['cy', undefined, 'cy'],
  ['cy-GB', undefined, 'cy'],
  ['CY', undefined, 'cy'],
  ['pt-br', undefined, 'pt-BR'],
  ['pt', undefined, 'en'],
  ['xx', undefined, 'en'],
  ['xx', 'cy', 'cy'],
  [null, undefined, 'en'],
  ['', 'cy-GB, en;q=0.9', 'cy'],
  [undefined, 'en-GB,en;q=0.9,cy;q=0.8', 'en'],
  [undefined, 'fr, cy;q=0.2, en;q=0.1', 'cy'],
  [undefined, 'en;q=0, cy;q=0.1', 'cy'],
  [undefined, 'en;q=0.1, cy;q=1', 'cy'],
  [undefined, 'cy;q=high, en', 'en'],
  [undefined, '*', 'en'],
  ['en', 'cy', 'en'],
])('wish %s and header %s give %s', (wish, header, locale) => {
  expect(chooseLanguage(locales, wish, header)).toBe(locale)
})

test('whatever comes in, one of the languages comes out', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (wish, header) => {
      expect(locales).toContain(chooseLanguage(locales, wish, header))
    }),
  )
})
