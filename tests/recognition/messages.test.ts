import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMessages } from '../../bench/recognition/messages.ts'
import { interval, type Scored, scores } from '../../bench/recognition/score.ts'
import { hearingWhenAsked } from '../../src/content/hearing.ts'
import { summarise } from '../../src/recognition/summary.ts'

// Invented messages by ten writers, from which the lists were learned: what is heard in them must not get worse unseen. How well other
// writers are understood is measured elsewhere (docs/recognition.md).
const { recogniser } = hearingWhenAsked(join(import.meta.dirname, '../..'))
const scored: readonly Scored[] = readMessages(join(import.meta.dirname, 'messages.jsonl')).map((message) => ({
  message,
  heard: summarise(recogniser.recognise(message.text)),
}))

describe.each([
  ['English', 'en'],
  ['Welsh', 'cy'],
])('messages in %s', (_, lang) => {
  const group = scored.filter(({ message }) => message.lang === lang)
  it.each(scores(group).map((score) => [score.name, score] as const))('%s', (_, { value, must }) => {
    expect(group.length).toBeGreaterThan(300)
    expect(value).toBeGreaterThanOrEqual(must)
  })
})

describe('figures', () => {
  const message = { id: '1', text: '', lang: 'en', relationship: null, perspective: 'self' }
  const heard = { behaviours: [], flags: [], relationship: null, perspective: 'self' } as const
  const value = (found: readonly Scored[], name: string) => scores(found).find((score) => score.name === name)?.value

  it('pool all behaviours, and count what is wrong as well as what is missed', () => {
    const found: Scored[] = [
      {
        message: { ...message, behaviours: ['following', 'gifts'], flags: [] },
        heard: { ...heard, behaviours: ['following'] },
      },
      { message: { ...message, behaviours: [], flags: [] }, heard: { ...heard, behaviours: ['gifts'] } },
    ]
    expect(value(found, 'behaviours, F1')).toBe(0.5)
  })

  it('call a message innocent only where nothing at all is to be heard', () => {
    const innocent = { ...message, behaviours: [], flags: [], perspective: 'none' }
    const found: Scored[] = [
      { message: innocent, heard: { ...heard, behaviours: ['gifts'] } },
      { message: innocent, heard },
      { message: { ...innocent, flags: ['fear'] }, heard: { ...heard, behaviours: ['gifts'] } },
    ]
    expect(value(found, 'innocent messages left alone')).toBe(0.5)
  })

  it('say how far a share may be by chance', () => {
    const [from, to] = interval([8, 10])
    expect(from).toBeCloseTo(0.49, 2)
    expect(to).toBeCloseTo(0.943, 3)
    expect(interval([0, 0])).toEqual([0, 1])
  })
})
