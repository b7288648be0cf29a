import { expect, test } from 'vitest'
import type { Input, Prompt } from '../../src/messages/message.ts'
import { PATIENCE, service } from './service.ts'

/** Where the first choice would leave the way. */
const FORWARD: Readonly<Record<string, string>> = {
  'way-in': 'begin',
  'danger-now': 'no',
  'under-18': 'no',
  more: 'done',
}

/** A long answer that is no words: the first of a list, a place, any choice. */
function longest({ id: to, kind, choices = [] }: Prompt, most: number): Input {
  const ids = choices.map(({ id }) => id)
  if (kind === 'any-of') return { to, choices: ids.filter((id) => !/^(none|unsure)/.test(id)).slice(0, most) }
  if (kind === 'place') return { to, text: 'LE2' }
  const choice = FORWARD[to] ?? ids[0]
  return choice === undefined ? { to, skip: true } : { to, choice }
}

test.each([
  ['two things ticked in each list', 2, 1536],
  ['everything ticked', 99, 2560],
])('the token of a whole journey without words, with %s, is small', { timeout: PATIENCE }, async (_, most, bytes) => {
  const s = await service()
  let turn = await s.begin()
  const asked = new Set<string>()
  while (turn.prompt.kind !== 'end') {
    const { id, kind } = turn.prompt
    expect(asked, 'the way goes round').not.toContain(id)
    asked.add(id)
    turn = await s.input(turn.state, kind === 'text' ? { to: id, skip: true } : longest(turn.prompt, most))
  }
  expect(asked.size).toBeGreaterThanOrEqual(30)
  expect(turn.answered.length).toBeGreaterThanOrEqual(20)
  expect(turn.state.length).toBeLessThanOrEqual(bytes)
})
