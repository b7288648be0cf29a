import { describe, expect, it } from 'vitest'
import { fillConstants, isConstant, parseTemplate, textFault } from './template.ts'

describe('parseTemplate', () => {
  it('cuts a text at its placeholders', () => {
    expect(parseTemplate('Tell {{force}} now')).toEqual({ parts: ['Tell ', ' now'], slots: ['force'] })
    expect(parseTemplate('{{name}}, {{number}}')).toEqual({ parts: ['', ', ', ''], slots: ['name', 'number'] })
    expect(parseTemplate('Yes')).toEqual({ parts: ['Yes'], slots: [] })
  })
})

describe('fillConstants', () => {
  it('fills facts of the directory and leaves values of the moment', () => {
    expect(fillConstants('Call {{name}} on {{samaritans.phone}}', { 'samaritans.phone': '116 123', name: 'x' })).toBe(
      'Call {{name}} on 116 123',
    )
  })
})

describe('isConstant', () => {
  it('goes by the dot', () => {
    expect(isConstant('police-999-bsl.website')).toBe(true)
    expect(isConstant('force')).toBe(false)
  })
})

describe('textFault', () => {
  it.each(['Yes', 'Call {{number}}', 'Samaritans: {{samaritans.phone}}', 'One line\nand another', '5 < 6 & "so"'])(
    'takes %j',
    (text) => expect(textFault(text)).toBeNull(),
  )

  it.each([
    ['', /empty/],
    [' \n', /empty/],
    ['Yes ', /space/],
    ['See $t(who)', /one text inside another/],
    ['{{when, datetime}}', /asks for a format.*write \{\{when\}\}/],
    ['{{- name}}', /not a name/],
    ['{{ name }}', /not a name/],
    ['{{Name}}', /not a name/],
    ['{{}}', /not a name/],
    ['Call {{number}', /brace/],
    ['Call {number}', /brace/],
    ['Call number}}', /brace/],
  ])('refuses %j', (text, why) => expect(textFault(text)).toMatch(why))
})
