import { expect, it } from 'vitest'
import { findings, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { writtenFacts } from './written-facts.ts'

const found = (texts: Record<string, string>) => findings(writtenFacts, subjectWith({ rows: rowsOf(texts) }))

it('tells of a number that a record has, and how to name it', () => {
  expect(found({ a: 'Call Samaritans on 116 123.', b: 'Call 101', c: 'Dial 18000.' })).toEqual([
    'locales/en/main.json:2: "a" holds "116 123". Write {{samaritans.phone}}, so that it is checked and kept right',
    'locales/en/main.json:3: "b" holds "101". Write {{police-101.phone}}, so that it is checked and kept right',
    'locales/en/main.json:4: "c" holds "18000". Write {{police-18000.textphone}}, so that it is checked and kept right',
  ])
})

it.each([
  'Call 112',
  'Call 0123 456789',
  'Call 01234-567 890',
  'Call +44 1234 567890',
  'See https://example.org/help',
  'See www.example.org',
  'See example.co.uk',
  'See help.gov.wales',
  'Write to help@example.org',
])('tells of "%s", which no record has', (text) => {
  expect(found({ a: text }).join()).toMatch(/"a" holds .* Put it into a record of the directory with its source/)
})

it.each([
  'Call 999 now.',
  'Press 55 when you are asked to.',
  'Are you under 18?',
  'A chat closes 12 hours after the last answer.',
  'Call {{police-101.phone}}: it is free.',
  '{{number}}',
  'A&E, in the U.K. or not. Come in.',
  '9.30 am to 4 pm',
])('leaves "%s" alone', (text) => expect(found({ a: text })).toEqual([]))

it('leaves alone what people may type', () => {
  expect(found({ 'commands.emergency': '999|112', 'who.me.also': '101|me@example.org' })).toEqual([])
})
