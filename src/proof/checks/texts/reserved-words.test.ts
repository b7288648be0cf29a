import { expect, it } from 'vitest'
import { findings, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { reservedWords } from './reserved-words.ts'

const found = (texts: Record<string, string>, locale = 'en') =>
  findings(reservedWords, subjectWith({ rows: rowsOf(texts, locale) }))

it.each([
  ['a label', 'way-in.begin', 'Stop'],
  ['a short label', 'who.work.short', 'help!'],
  ['a label about somebody else', 'who.me_them', 'Cancel'],
  ['a label in another language', 'way-in.begin', 'STOP'],
  ['what else people call a choice', 'who.me.also', 'me|end|myself'],
  ['a topic of a menu', 'more.done', 'Quit'],
])('tells of %s that a carrier would take', (_, key, text) => {
  expect(found({ [key]: text }, 'cy').join()).toMatch(/a word that carriers keep for themselves\. Use another$/)
})

it('tells of a text that asks for such a word', () => {
  expect(found({ opening: 'Reply STOP to leave.' })).toEqual([
    'locales/en/main.json:2: "opening" asks for STOP, a word that carriers keep for themselves. Ask for another, such as LEAVE',
  ])
})

it.each([
  ['the word in a sentence', 'opening', 'You can stop any time. Ask for help.'],
  ['a label that holds more', 'way-in.begin', 'Stop for now'],
  ['words that people type to leave', 'commands.leave', 'leave|stop|end|STOP'],
  ['another word that is asked for', 'opening', 'Reply LEAVE, or text SHOUT. ENDED'],
])('leaves %s alone', (_, key, text) => expect(found({ [key]: text })).toEqual([]))
