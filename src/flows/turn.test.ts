import { describe, expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import type { Words } from '../facts/value.ts'
import { LOG_LIMITS } from './compact.ts'
import { type Act, type Step, step } from './turn.ts'
import type { Entry } from './types.ts'

const program = engineProgram()
const words = (text: string, ...found: string[]): Words => ({ words: text, found, lexicon: 'one' })
const answer = (to: string, value: string): Act => ({ act: 'answer', to, value })

/** Every turn of a conversation, in order. */
function turns(acts: readonly Act[], from: readonly Entry[] = []): Step[] {
  const all: Step[] = []
  for (const act of acts) all.push(step(program, 'main', all.at(-1)?.entries ?? from, act))
  return all
}
const last = (acts: readonly Act[], from: readonly Entry[] = []): Step => {
  const end = turns(acts, from).at(-1)
  if (!end) throw new Error('no act was given')
  return end
}

describe('an alert', () => {
  it('is shown each time that something raises it, also where it lasts from before', () => {
    const [pressed, , yes] = turns([{ act: 'emergency' }, answer('start', 'begin'), answer('now-danger', 'yes')])
    expect(pressed?.alert).toBe('danger')
    expect(yes?.alert).toBe('danger')
    expect(yes?.replay.prompt.id).toBe('who')
  })

  it('the same for an answer that was taken back, and one that was opened again', () => {
    const before = turns([answer('start', 'begin'), { act: 'emergency' }, answer('now-danger', 'yes'), { act: 'back' }])
    const again = last([answer('now-danger', 'yes')], before.at(-1)?.entries)
    expect(again.alert).toBe('danger')
    expect(last([{ act: 'change', id: 'now-danger' }, answer('now-danger', 'yes')], again.entries).alert).toBe('danger')
    expect(last([{ act: 'change', id: 'now-danger', value: 'no' }], again.entries).alert).toBeNull()
  })

  it('is not shown again by what raises none', () => {
    expect(last([{ act: 'emergency' }, answer('start', 'begin')]).alert).toBeNull()
  })
})

describe('a choice that leaves a topic', () => {
  const flows = engineProgram({
    'tracker.yaml': (yaml) =>
      yaml.replace('one-of: ["yes", "no"]', 'one-of: ["yes", "no", { id: enough, does: done }]'),
  })
  const opened: Act[] = [answer('start', 'begin'), { act: 'open', topic: 'tracker' }]
  const walk = (...more: Act[]) =>
    [...opened, ...more].reduce<Step>(
      (before, act) => step(flows, 'main', before.entries, act),
      step(flows, 'main', [], { act: 'again' }),
    )

  it('ends it where it is chosen, and leads back to where it was opened', () => {
    expect(walk().replay.prompt.id).toBe('seen')
    const left = walk(answer('seen', 'enough'))
    expect(left.replay.prompt.id).toBe('now-danger')
    expect(left.shown.map(({ key }) => key)).toEqual([])
    expect(left.replay.facts.get('seen')).toBeUndefined()
  })

  it('can be taken back, and any other answer goes on to the end of the topic', () => {
    expect(walk(answer('seen', 'enough'), { act: 'back' }).replay.prompt.id).toBe('seen')
    expect(walk(answer('seen', 'yes')).shown.map(({ key }) => key)).toEqual(['tracker-last'])
  })
})

describe('one question at which somebody writes and writes', () => {
  const messages = (at: string, count: number): Act[] =>
    Array.from({ length: count }, (_, i) => ({
      act: 'said',
      to: at,
      words: { ...words(`he is at the door, message ${i} ${'x'.repeat(i % 5)}`, `label-${i % 8}`), alert: 'danger' },
    }))

  it('keeps the log within its limits, with all that was heard, and says once that words went', () => {
    const all = turns(messages('start', 300))
    const end = all.at(-1)
    expect(end?.entries.length).toBeLessThanOrEqual(LOG_LIMITS.entries)
    expect(new TextEncoder().encode(JSON.stringify(end?.entries)).length).toBeLessThanOrEqual(LOG_LIMITS.bytes)
    const labels = Array.from({ length: 8 }, (_, i) => `label-${i}`)
    expect([end?.replay.facts.get('said')].flat().sort()).toEqual(labels)
    expect(all.filter(({ lostWords }) => lostWords)).toHaveLength(1)
    expect(all.every(({ alert }) => alert === 'danger')).toBe(true)
    expect(end?.replay.alerts).toEqual(['danger'])
  })

  it('the same for changes of one answer', () => {
    const acts = Array.from(
      { length: 300 },
      (_, i): Act => ({
        act: 'change',
        id: 'who',
        value: i % 2 === 0 ? 'other' : 'me',
      }),
    )
    const end = last([answer('start', 'begin'), answer('now-danger', 'no'), answer('who', 'me'), ...acts])
    expect(end.entries.length).toBeLessThanOrEqual(LOG_LIMITS.entries)
    const back = step(program, 'main', end.entries, { act: 'back' })
    expect([end, back].map(({ replay }) => replay.facts.get('who'))).toEqual(['me', 'other'])
  })
})
