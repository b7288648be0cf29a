import { expect, it } from 'vitest'
import { findings, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { messageLengths } from './message-lengths.ts'

it('tells of a text that the narrowest channel could not hold', () => {
  const rows = rowsOf({ long: 'x'.repeat(1025), just: 'x'.repeat(1024), 'commands.back': 'x'.repeat(2000) })
  expect(findings(messageLengths, subjectWith({ rows }))).toEqual([
    'locales/en/main.json:2: "long" has 1025 characters; a message of whatsapp holds 1024. Make two texts of it',
  ])
})
