import { expect, it } from 'vitest'
import { readPromptId } from './prompt-id.ts'

it.each([
  ['who', { prefix: '', question: 'who', part: null, whole: 'who' }],
  ['home>which', { prefix: '', question: 'home', part: 'which', whole: 'home' }],
  ['new-home.home>which', { prefix: 'new-home.', question: 'home', part: 'which', whole: 'new-home.home' }],
  ['work.new-home.home', { prefix: 'work.new-home.', question: 'home', part: null, whole: 'work.new-home.home' }],
])('reads %s', (id, parts) => {
  expect(readPromptId(id)).toEqual(parts)
})
