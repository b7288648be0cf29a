import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { compileTexts, type LanguageTexts } from './compile.ts'
import { TextMissing, TextValueMissing } from './errors.ts'
import { pluralCategories } from './key.ts'

const language = (locale: string, texts: Record<string, string>): LanguageTexts => ({
  locale,
  texts: new Map(Object.entries(texts)),
})

const english = language('en', {
  who: 'Who is this about?',
  'under-18': 'Are you under 18?',
  'under-18_them': 'Is the person under 18?',
  tell: 'Tell {{force}}',
  visits_one: '{{count}} time',
  visits_other: '{{count}} times',
})
const welsh = language('cy', {
  'under-18': 'Ydych chi dan 18 oed?',
  'under-18_them': "Ydy'r person dan 18 oed?",
  tell: 'Dweud wrth {{force}}',
})

describe('compileTexts', () => {
  const texts = compileTexts([english, welsh])

  it('gives the words of a language, about you or about them', () => {
    expect(texts.get('cy', 'under-18')).toBe('Ydych chi dan 18 oed?')
    expect(texts.get('cy', 'under-18', { them: true })).toBe("Ydy'r person dan 18 oed?")
    expect(texts.get('en', 'who', { them: true })).toBe('Who is this about?')
  })

  it('fills values', () => {
    expect(texts.get('en', 'tell', { values: { force: 'Gwent Police' } })).toBe('Tell Gwent Police')
  })

  it('never reads a value as a text', () => {
    for (const force of ['{{count}}', '$t(who)', '<b>&amp;</b>', '$&'])
      expect(texts.get('en', 'tell', { values: { force } })).toBe(`Tell ${force}`)
  })

  it('lets the default language stand in, and says so', () => {
    expect(texts.get('cy', 'who')).toBe('Who is this about?')
    expect(texts.has('cy', 'who')).toBe(false)
    expect(texts.has('cy', 'tell')).toBe(true)
    expect(texts.keys('cy')).toEqual(['under-18', 'tell'])
    expect(texts.keys('en')).toEqual(['who', 'under-18', 'tell', 'visits'])
    expect(texts.get('xx', 'who')).toBe('Who is this about?')
  })

  it('knows its languages, the default first, and how they run', () => {
    expect(texts.locales).toEqual(['en', 'cy'])
    const arabic = compileTexts([english, language('ar', { who: 'من؟' })])
    expect([arabic.dir('ar'), arabic.dir('en'), arabic.dir('xx')]).toEqual(['rtl', 'ltr', 'ltr'])
  })

  it('names a key that is nowhere, and where it belongs', () => {
    expect(() => texts.get('cy', 'whom')).toThrow(TextMissing)
    expect(() => texts.get('cy', 'whom')).toThrow(/"whom".*locales\/en\//)
    expect(() => texts.get('cy', 'constructor')).toThrow(TextMissing)
  })

  it('names a value that was not given', () => {
    expect(() => texts.get('en', 'tell')).toThrow(TextValueMissing)
    expect(() => texts.get('en', 'tell', { values: { town: 'x' } })).toThrow(
      'the text "tell" needs a value for {{force}}',
    )
    expect(() => texts.get('en', 'visits')).toThrow('{{count}}')
    expect(() => texts.get('en', 'visits', { values: { count: '2' } })).toThrow('{{count}}')
  })
})

describe('forms for numbers', () => {
  const COUNTS = [...Array(231).keys(), 1000, 1_000_000, 1_000_001, 0.5, 1.5, 2.25]
  const LOCALES = ['en', 'cy', 'ar', 'lt', 'lv', 'pl', 'fr', 'ga']

  /** `visits` in all forms about both, `only-them` in forms about them alone, and `none` with a form of its own for 0. */
  const forms = (locale: string): Record<string, string> =>
    Object.fromEntries(
      pluralCategories(locale).flatMap((category) => [
        [`visits_${category}`, `${locale} {{count}} you ${category}`],
        [`visits_them_${category}`, `${locale} {{count}} them ${category}`],
        [`only-them_them_${category}`, `${locale} {{count}} them ${category}`],
        [`none_${category}`, `${locale} {{count}} ${category}`],
      ]),
    )
  const languages = LOCALES.map((locale) => ({
    ...forms(locale),
    'only-them': `${locale} plain`,
    none_zero: `${locale} none at all`,
  })).map((texts, i) => language(LOCALES[i] ?? '', texts))
  const bare = language('de', { visits_one: 'de {{count}} one', visits_other: 'de {{count}} other' })
  const [first, ...others] = languages
  if (!first) throw new Error('no languages')

  it('are those that i18next picks, in every language, for every count', () => {
    const texts = compileTexts([first, ...others, bare])
    const i18next = createInstance()
    void i18next.init({
      initAsync: false,
      lng: 'en',
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: Object.fromEntries(
        [...languages, bare].map((one) => [one.locale, { translation: Object.fromEntries(one.texts) }]),
      ),
    })
    for (const locale of texts.locales)
      for (const key of ['visits', 'only-them', 'none'])
        for (const them of [false, true])
          expect(COUNTS.map((count) => texts.get(locale, key, { values: { count }, them }))).toEqual(
            COUNTS.map((count) => i18next.t(key, { lng: locale, count, ...(them && { context: 'them' }) })),
          )
  })
})
