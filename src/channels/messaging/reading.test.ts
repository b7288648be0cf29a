import { expect, test } from 'vitest'
import { choicePayload } from './choice-payload.ts'
import { type Asked, isOptOut, meansAt, plainDigits } from './reading.ts'

const REVISION = 'abcdefghij'
const ways = ['a', 'b', 'c'].map((choice) => ({ to: 'q', choice }))
const asked: Asked = { prompt: 'q', forWords: false, revision: REVISION, ways }
const means = (text: string, payload: string | null = null, at = asked) => meansAt(at, { text, payload })

test.each(['2', ' 2. ', '2)'])('"%s" is the second way', (text) => {
  expect(means(text)).toEqual({ kind: 'way', input: ways[1] })
})

test.each(['he came 2 times', '999', '116 123', '2 3', '07700900123', '', '-1', '2nd'])('"%s" is words', (text) => {
  expect(means(text)).toEqual({ kind: 'to-read' })
})

test('a number that is none of the ways is words, where no words are asked for', () => {
  expect(means('14')).toEqual({ kind: 'to-read' })
  expect(means('14', null, { ...asked, forWords: true })).toEqual({ kind: 'no-such-number' })
})

test('a button is what it carries, whatever its title', () => {
  expect(means('anything', choicePayload(REVISION, 3))).toEqual({ kind: 'way', input: ways[2] })
  expect(means('1', choicePayload('jihgfedcba', 3))).toEqual({ kind: 'earlier' })
  expect(means('1', choicePayload(REVISION, 4))).toEqual({ kind: 'earlier' })
  expect(means('Yes', 'something else')).toEqual({ kind: 'to-read' })
})

test('digits of other scripts and keypads are digits', () => {
  expect(plainDigits('1️⃣ ３ ٤ ९')).toBe('1 3 4 9')
  expect(plainDigits('no digits é ŵ ² Ⅳ')).toBe('no digits é ŵ ² Ⅳ')
})

test('a carrier ends it by a whole word, where it is a carrier', () => {
  expect(['STOP', 'stop.', 'End!'].map((text) => isOptOut('sms', text))).toEqual([true, true, true])
  expect(['please stop', 'HELP', 'INFO', 'START', ''].map((text) => isOptOut('sms', text))).not.toContain(true)
  expect(isOptOut('botframework', 'STOP')).toBe(false)
})
