import { expect, it } from 'vitest'
import { engineProgram } from '../../../../tests/fixtures/engine.ts'
import { findings, realSubject, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { smsParts } from './sms-parts.ts'

const program = engineProgram({ 'short.yaml': (yaml) => `${yaml}  - say: by-text\n` })
const said = 'by-text'
const asked = program.questions.get('who')

const found = (texts: Record<string, string>, locale = 'en') =>
  findings(smsParts, subjectWith({ rows: rowsOf(texts, locale), world: { program } }))

it('tells of something said in more than four parts', () => {
  expect(found({ [said]: 'x'.repeat(153 * 4 + 1) })).toEqual([
    `locales/en/main.json:2: "${said}" takes 5 parts as a text message; at most 4 are sent. Make it shorter`,
  ])
  expect(found({ [said]: 'x'.repeat(153 * 4) })).toEqual([])
})

it('tells of a question that takes more than two parts with its choices, and names letters that leave less room', () => {
  const key = asked?.id ?? ''
  const label = `${key}.${asked?.choices[0]?.id}`
  expect(found({ [key]: 'x'.repeat(200) })).toEqual([])
  expect(found({ [key]: 'x'.repeat(200), [label]: 'y'.repeat(100) }).join()).toMatch(/takes 3 parts/)
  expect(found({ [key]: 'x'.repeat(200), [label]: 'y'.repeat(100), [`${label}.short`]: 'y' })).toEqual([])
  // a letter without a plain one beneath its marks
  expect(found({ [`${key}_them`]: `★${'x'.repeat(140)}` }, 'cy').join()).toMatch(/takes 3 parts.* less room: ★\./)
  expect(found({ [`${key}_them`]: `ŵ${'x'.repeat(140)}` }, 'cy')).toEqual([])
})

it('counts what is said by text instead, and not what it is said instead of', () => {
  const suffix = program.journeys.get('short')?.words
  const [long, short] = ['x'.repeat(153 * 4 + 1), 'x']
  expect(found({ [said]: long, [`${said}.${suffix}`]: short })).toEqual([])
  expect(found({ [said]: short, [`${said}.${suffix}`]: long }).join()).toMatch(/takes 5 parts/)
})

it('counts curly signs as the plain ones that are sent', () => {
  expect(found({ [said]: `“${'x'.repeat(600)}…”` })).toEqual([])
})

it('leaves alone what is not said by text', () => {
  expect(found({ nobody: 'x'.repeat(2000) })).toEqual([])
  const without = new Map([...realSubject().world.program.journeys].filter(([id]) => id !== 'short'))
  const main = { ...realSubject().world.program, journeys: without }
  expect(
    findings(smsParts, subjectWith({ rows: rowsOf({ opening: 'x'.repeat(2000) }), world: { program: main } })),
  ).toEqual([])
})
