import { expect, it } from 'vitest'
import { findings, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { sourceHashes } from '../../../content/source-hashes.ts'
import { staleTranslations } from './stale-translations.ts'

const ENGLISH = { who: 'Who is this about?', plan: 'What you can do', plan_them: 'What they can do' }
const WELSH = rowsOf({ who: 'Am bwy mae hyn?', plan: 'Beth allwch chi ei wneud' }, 'cy')

/** What is found when the Welsh was made from the first English, and the second stands there now. */
function found(then: Record<string, string>, now: Record<string, string>, more: Record<string, string> = {}): string[] {
  const hashes = new Map([...sourceHashes(rowsOf(then), 'en'), ...Object.entries(more)])
  const translatedFrom = { file: 'locales/cy/translated-from.yaml', hashes, lineOf: () => 7 }
  return findings(staleTranslations, subjectWith({ rows: [...rowsOf(now), ...WELSH], translatedFrom }))
}

it('finds nothing where the English is as it was', () => expect(found(ENGLISH, ENGLISH)).toEqual([]))

it('tells of English that changed, at the Welsh', () => {
  expect(found(ENGLISH, { ...ENGLISH, who: 'Who is it about?' })).toEqual([
    'locales/cy/main.json:2: the English of "who" has changed since it was translated. Change these words to say the same, then run: npm run -s translated -- cy who',
  ])
})

it('tells of words about somebody else that changed, or came', () => {
  expect(found(ENGLISH, { ...ENGLISH, plan_them: 'What can be done' })).toHaveLength(1)
  expect(found(ENGLISH, { ...ENGLISH, who_them: 'Who are they?' })).toHaveLength(1)
})

it('tells of a translation that nobody has read beside the English', () => {
  const { who: _, ...before } = ENGLISH
  expect(found(before, ENGLISH)).toEqual([
    'locales/cy/main.json:2: nobody has said yet that "who" says the same as the English. Read both, then run: npm run -s translated -- cy who',
  ])
})

it('tells of a note for a text that is gone, at the note', () => {
  expect(found(ENGLISH, ENGLISH, { gone: '12345678' })).toEqual([
    'locales/cy/translated-from.yaml:7: there is no text "gone" in both languages any more. Take the line out, or run: npm run -s translated -- cy gone',
  ])
})

it('leaves out what the default language does not have: a short label that only one language needs', () => {
  const translatedFrom = { file: 'f', hashes: new Map(), lineOf: () => 1 }
  const rows = rowsOf({ 'who.me.short': 'Fi' }, 'cy')
  expect(findings(staleTranslations, subjectWith({ rows, translatedFrom }))).toEqual([])
})
