import { expect, test } from 'vitest'
import type { Turn } from './message.ts'
import { plainText } from './plain-text.ts'
import { textMessages } from './text-messages.ts'

const turn: Turn = {
  locale: 'en',
  dir: 'ltr',
  messages: [
    { kind: 'text', key: 'one', lines: ['You can stop at any time.', 'Nothing is kept.'] },
    { kind: 'text', key: 'two', lines: ['Thank you.'] },
  ],
  prompt: {
    id: 'who',
    kind: 'one-of',
    text: 'Who is this about?',
    choices: [
      { id: 'me', label: 'Me' },
      { id: 'someone-else', label: 'Someone I know or care for', short: 'Someone I know' },
      { id: 'work', label: 'Someone I support at work', short: 'At my work' },
    ],
    selected: ['work'],
    skip: 'Skip this',
    canSkip: true,
    canGoBack: false,
  },
  answered: [],
}
const NO_LIMITS = { maxLabel: 72, maxChoices: null, maxMessage: null }

test('without limits it is one message, the plain text', () => {
  expect(textMessages(turn, NO_LIMITS)).toEqual([plainText(turn)])
})

test('where labels must be short, the short ones are written', () => {
  const [text = ''] = textMessages(turn, { ...NO_LIMITS, maxLabel: 20 })
  expect(text.split('\n').slice(-4)).toEqual([
    '   1  Me',
    '   2  Someone I know',
    '   3  At my work ✓',
    '   4  Skip this',
  ])
})

test('choices beyond the limit of a message follow in the next, and count on', () => {
  const sent = textMessages(turn, { ...NO_LIMITS, maxLabel: 20, maxChoices: 3 })
  expect(sent).toHaveLength(2)
  expect(sent[1]).toBe('   4  Skip this')
})

test.each([160, 60, 30, 12])('no message is longer than %d, and nothing is lost', (maxMessage) => {
  const sent = textMessages(turn, { ...NO_LIMITS, maxMessage })
  for (const text of sent) expect(text.length).toBeLessThanOrEqual(maxMessage)
  const words = (text: string) => text.split(/\s+/).filter(Boolean)
  expect(words(sent.join(' '))).toEqual(words(plainText(turn)))
})

test('messages are as long as they may be', () => {
  const sent = textMessages(turn, { ...NO_LIMITS, maxMessage: 60 })
  expect(sent[0]).toBe('You can stop at any time.\nNothing is kept.\n\nThank you.')
})

test('a word longer than a message is broken, never half of a sign', () => {
  const long: Turn = { ...turn, messages: [{ kind: 'text', key: 'one', lines: ['🙂'.repeat(40)] }] }
  const sent = textMessages(long, { ...NO_LIMITS, maxMessage: 15 })
  for (const text of sent) expect([text.length <= 15, text.isWellFormed()]).toEqual([true, true])
  expect(sent.join('').match(/🙂/gu)).toHaveLength(40)
})
