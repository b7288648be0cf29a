import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ContentError } from './problem.ts'
import { loadTexts, missingTexts } from './texts.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'texts-'))
})
afterEach(() => rmSync(root, { recursive: true }))

type Files = Record<string, string | Record<string, string>>

/** Loads texts from files: `{ 'en/main.json': { who: 'Who?' } }`, each text on a line of its own from line 2 on. */
function load(files: Files, constants: Record<string, string> = {}, law: readonly string[] = []) {
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, 'locales', name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }
  return loadTexts(join(root, 'locales'), constants, new Set(law))
}

function problems(files: Files, constants: Record<string, string> = {}): string[] {
  try {
    load(files, constants)
  } catch (error) {
    if (error instanceof ContentError) return error.message.split('\n')
    throw error
  }
  return []
}

describe('loadTexts', () => {
  it('reads all texts files of all languages, and nothing else', () => {
    const texts = load({
      'en/main.json': { who: 'Who?' },
      'en/help.json': { end: 'Done' },
      'en/review.yaml': 'state: draft',
      'en/lexicon/danger.yaml': 'no: json',
      'cy/main.json': { who: 'Pwy?' },
    })
    expect(texts.locales).toEqual(['en', 'cy'])
    expect([texts.get('cy', 'who'), texts.get('cy', 'end')]).toEqual(['Pwy?', 'Done'])
    expect(missingTexts(texts, 'cy')).toEqual(['end'])
  })

  it('fills facts of the directory', () => {
    const texts = load({ 'en/a.json': { talk: 'Call {{samaritans.phone}}' } }, { 'samaritans.phone': '116 123' })
    expect(texts.get('en', 'talk')).toBe('Call 116 123')
  })

  it('fills facts of the law in the words of each language, from whatever folder', () => {
    const texts = load(
      {
        'en/law.json': { 'law.review.within': '3 months' },
        'en/topics/closed.json': { ask: 'Ask within {{review.within}}' },
        'cy/law.json': { 'law.review.within': '3 mis' },
        'cy/topics/closed.json': { ask: 'Gofynnwch o fewn {{review.within}}' },
      },
      {},
      ['review.within'],
    )
    expect([texts.get('en', 'ask'), texts.get('cy', 'ask')]).toEqual(['Ask within 3 months', 'Gofynnwch o fewn 3 mis'])
  })

  it('finds every mistake at once', () => {
    const found = problems({
      'en/a.json': { who: '', 'who.me': 'Me ' },
      'en/b.json': '{ "a": 5 }',
      'cy/a.json': { whom: 'Pwy?' },
    })
    expect(found).toHaveLength(4)
  })

  it.each<[string, Files, string]>([
    [
      'JSON that cannot be read',
      { 'en/a.json': '{\n  "who": "Who?"\n  "end": "Done"\n}' },
      'locales/en/a.json:3: column 3: expected "," or "}" after the text, found """',
    ],
    [
      'a key twice in a file',
      { 'en/a.json': '{\n"who": "Who?",\n"who": "Who is it?"\n}' },
      'locales/en/a.json:3: "who" is there twice: first at locales/en/a.json:2. Take one out',
    ],
    [
      'a key in two files',
      { 'en/a.json': { who: 'Who?' }, 'en/b.json': { end: 'Done', who: 'Who?' } },
      'locales/en/b.json:3: "who" is there twice: first at locales/en/a.json:2. Take one out',
    ],
    [
      'a key that is none',
      { 'en/a.json': { who_they: 'Who?' } },
      'locales/en/a.json:2: "who_they" is not a key. Write lower case names joined by ".", "-" or ">"; "_" only before "them" and the forms of numbers',
    ],
    [
      'a text that is empty',
      { 'en/a.json': { who: ' ' } },
      'locales/en/a.json:2: "who": the text is empty. Write it, or take the key out',
    ],
    [
      'a fact that the directory has not',
      { 'en/a.json': { talk: 'Call {{samaritan.phone}}' } },
      'locales/en/a.json:2: "talk": the directory has no fact "samaritan.phone" that may be shown. Did you mean "samaritans.phone"?',
    ],
    [
      'words about them alone',
      { 'en/a.json': { who_them: 'Who?' } },
      'locales/en/a.json:2: "who_them" has no "who" beside it. Write the words to "you" first',
    ],
    [
      'a count without forms',
      { 'en/a.json': { visits: '{{count}} times' } },
      'locales/en/a.json:2: "visits" has {{count}}. Write one text for each form: _one, _other',
    ],
    [
      'forms without a count',
      { 'en/a.json': { visits_one: 'once', visits_other: 'often' } },
      'locales/en/a.json:2: "visits" has forms for numbers but no {{count}}. Write it once, without a form',
    ],
    [
      'a form that is missing',
      { 'en/a.json': { visits_other: '{{count}} times' } },
      'locales/en/a.json:2: "visits" lacks the form one. Write _one, _other',
    ],
    [
      'a form that the language has not',
      { 'en/a.json': { visits_one: 'once', visits_two: 'twice', visits_other: '{{count}} times' } },
      'locales/en/a.json:3: "visits_two": the language "en" has no form "two". It has _one, _other',
    ],
    [
      'words with and without a form',
      { 'en/a.json': { visits: 'some', visits_one: 'once', visits_other: '{{count}} times' } },
      'locales/en/a.json:2: "visits" has words with and without a form for numbers. Keep only those with: _one, _other',
    ],
    [
      'a key that only the translation has',
      { 'en/a.json': { who: 'Who?' }, 'cy/a.json': { whoo: 'Pwy?' } },
      'locales/cy/a.json:2: the default language has no "whoo", so nobody would see this. Did you mean "who"?',
    ],
    [
      'a translation without the words about them',
      { 'en/a.json': { who: 'Who?', who_them: 'Who is it?' }, 'cy/a.json': { who: 'Pwy?' } },
      'locales/cy/a.json:2: "who" has other words about somebody else in the default language. Write "who_them" too',
    ],
    [
      'a value that the translation leaves out',
      { 'en/a.json': { tell: 'Tell {{force}}' }, 'cy/a.json': { tell: 'Dweud' } },
      'locales/cy/a.json:2: "tell" leaves out {{force}}, which the default language has',
    ],
    [
      'a value that only the translation has',
      { 'en/a.json': { tell: 'Tell them' }, 'cy/a.json': { tell: 'Dweud wrth {{force}}' } },
      'locales/cy/a.json:2: "tell" has {{force}}, which the default language has not',
    ],
  ])('refuses %s', (_, files, expected) => {
    expect(problems(files, { 'samaritans.phone': '116 123' })).toEqual([expected])
  })

  it('lets a translation have words about them, and short labels, of its own', () => {
    const texts = load({
      'en/a.json': { safe: 'Yes' },
      'cy/a.json': { safe: 'Ydw', safe_them: 'Ydy', 'safe.short': 'Ie' },
    })
    expect(texts.get('cy', 'safe', { them: true })).toBe('Ydy')
    expect(texts.has('cy', 'safe.short')).toBe(true)
    expect(texts.has('en', 'safe.short')).toBe(false)
  })

  it('lets a form for none stand in any language', () => {
    const texts = load({ 'en/a.json': { visits_zero: 'never', visits_one: 'once', visits_other: '{{count}} times' } })
    expect([0, 1, 2].map((count) => texts.get('en', 'visits', { values: { count } }))).toEqual([
      'never',
      'once',
      '2 times',
    ])
  })
})
