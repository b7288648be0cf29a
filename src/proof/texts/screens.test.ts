import { expect, it } from 'vitest'
import { realSubject, rowsOf, subjectWith } from '../../../tests/fixtures/subject.ts'
import { screensOf } from './screens.ts'

const screens = (texts: Record<string, string>, locale = 'en') =>
  screensOf(subjectWith({ rows: rowsOf(texts) }), locale).map(({ key, text }) => `${key}: ${text}`)

it('has every text by itself, and none that people only type', () => {
  expect(screens({ opening: 'Hello', opening_them: 'Hi', 'who.me.also': 'i', 'commands.back': 'back' })).toEqual([
    'opening: Hello',
    'opening_them: Hi',
  ])
  expect(screens({ opening: 'Hello' }, 'cy')).toEqual([])
})

it('has a question with its reason, about the person and about somebody else', () => {
  expect(screens({ 'under-18': 'Are you?', 'under-18_them': 'Are they?', 'under-18.why': 'Because.' })).toEqual([
    ...['under-18: Are you?', 'under-18_them: Are they?', 'under-18.why: Because.'],
    ...['under-18: Are you?\nBecause.', 'under-18: Are they?\nBecause.'],
  ])
})

it('has an alert, its closed headings, a card, and a service with the limits that it shares and its own', () => {
  const made = screens({
    ...{ 'alert.danger': 'Call', 'alert.danger.call': 'If', 'alert.danger.silent': 'Press' },
    ...{ 'alert.danger.more.deaf': 'BSL', 'alert.danger.more.deaf.lines': 'Use' },
    ...{ 'plan.card.tracker': 'Read', 'plan.tracker.why': 'You said', 'plan.tracker.do': 'Wait' },
    ...{ 'force.does': 'Reports', 'force.limits': 'Busy', 'org.police-scotland.limits': 'Form' },
  })
  for (const screen of ['Call\nIf\nPress', 'BSL\nUse', 'Read\nYou said\nWait', 'Reports\nBusy\nForm'])
    expect(made.map((one) => one.slice(one.indexOf(': ') + 2))).toContain(screen)
})

it('stands where its first text does', () => {
  const real = screensOf(realSubject(), 'en').find(({ key, text }) => key === 'who' && text.includes('\n'))
  expect(real).toMatchObject({ file: 'locales/en/facts.json', line: expect.any(Number) })
})
