import { expect, test } from 'vitest'
import type { Input, Prompt } from '../../src/messages/message.ts'
import { PATIENCE, service } from './service.ts'

/** Where the first choice would leave the way. */
const FORWARD: Readonly<Record<string, string>> = { 'way-in': 'begin', 'danger-now': 'no', more: 'done' }

/** The longest answer that is no words: everything of a list, a place, any choice. */
function longest({ id: to, kind, choices = [] }: Prompt): Input {
  const ids = choices.map(({ id }) => id)
  if (kind === 'any-of') return { to, choices: ids.filter((id) => !/^(none|unsure)/.test(id)) }
  if (kind === 'place') return { to, text: 'LE2' }
  const choice = FORWARD[to] ?? ids[0]
  return choice === undefined ? { to, skip: true } : { to, choice }
}

test('the token of a whole journey, with everything ticked and no words, is at most 1.5 kB', {
  timeout: PATIENCE,
}, async () => {
  const s = await service()
  let turn = await s.begin()
  const asked = new Set<string>()
  while (turn.prompt.kind !== 'end') {
    const { id, kind } = turn.prompt
    expect(asked, 'the way goes round').not.toContain(id)
    asked.add(id)
    turn = await s.input(turn.state, kind === 'text' ? { to: id, skip: true } : longest(turn.prompt))
  }
  expect(asked.size).toBeGreaterThanOrEqual(12)
  expect(turn.answered.length).toBeGreaterThanOrEqual(8)
  expect(turn.state.length).toBeLessThanOrEqual(1536)
})
