import { expect, it } from 'vitest'
import { findings, realSubject, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { unusedTexts } from './unused-texts.ts'

it('tells of a text that nothing uses, once for all its forms, in each language', () => {
  const rows = [
    ...rowsOf({ 'no-such-step': 'Hello', 'no-such-step_them': 'Hello' }),
    ...rowsOf({ 'org.nobody.does': 'Helps' }, 'cy'),
  ]
  expect(findings(unusedTexts, subjectWith({ rows }))).toEqual([
    'locales/en/main.json:2: nothing uses the text "no-such-step": no flow, guidance, record or code. Take it out, or use it.',
    'locales/cy/main.json:2: nothing uses the text "org.nobody.does": no flow, guidance, record or code. Take it out, or use it.',
  ])
})

it.each([
  ['what a step says', 'opening'],
  ['what may be left out of a question', 'who.why'],
  ['a short label, and what else people call a choice', 'who.work.short'],
  ['other words for a choice', 'who.me.also'],
  ['a service and its limits', 'org.paladin.limits'],
  ['a force that has limits of its own', 'org.police-scotland.limits'],
  ['how a reason is told', 'org.reason.open-now'],
  ['a day of the week', 'hours.day.mo.to'],
  ['words of the page', 'page.leave'],
  ['a problem', 'problem.internal.title'],
  ['a number as a word', 'numbers.12'],
  ['what is said by text instead', 'last-words.by-text'],
])('knows that %s is used', (_, key) => {
  expect(findings(unusedTexts, subjectWith({ rows: rowsOf({ [key]: 'Words' }) }))).toEqual([])
})

it('knows the words that a flow has for itself', () => {
  const { program } = realSubject().world
  const flows = new Map(
    [...program.flows].map(([id, flow]) => [id, id === 'main' ? { ...flow, words: 'young' } : flow]),
  )
  const rows = rowsOf({ 'young.opening': 'Hi' })
  expect(findings(unusedTexts, subjectWith({ rows, world: { program: { ...program, flows } } }))).toEqual([])
  expect(findings(unusedTexts, subjectWith({ rows }))).toHaveLength(1)
})
