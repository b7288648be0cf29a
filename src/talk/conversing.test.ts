import { describe, expect, it } from 'vitest'
import type { Turn } from '../messages/message.ts'
import { inputOf } from './conversing.ts'

const TURN: Turn = {
  locale: 'en',
  dir: 'ltr',
  messages: [{ kind: 'text', key: 'x', lines: [], actions: [{ label: 'Read', open: 'notes' }] }],
  prompt: {
    id: 'who',
    kind: 'one-of',
    text: 'Who?',
    choices: [
      { id: 'me', label: 'Me' },
      { id: 'other', label: 'Somebody else' },
    ],
    skip: 'Skip this',
    canSkip: true,
    canGoBack: true,
  },
  answered: [],
}

describe('a line in the terminal', () => {
  it.each([
    ['2', { to: 'who', choice: 'other' }],
    [' 2. ', { to: 'who', choice: 'other' }],
    ['3', { to: 'who', skip: true }],
    ['4', { open: 'notes' }],
    ['', { command: 'again' }],
    ['  ', { command: 'again' }],
    ['5', { to: 'who', text: '5' }],
    ['0', { to: 'who', text: '0' }],
    ['999', { to: 'who', text: '999' }],
    ['2 times', { to: 'who', text: '2 times' }],
    ['Somebody else', { to: 'who', text: 'Somebody else' }],
    [' he is here ', { to: 'who', text: ' he is here ' }],
  ])('%j', (line, input) => expect(inputOf(TURN, line)).toEqual(input))
})
