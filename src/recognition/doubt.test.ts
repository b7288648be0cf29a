import { describe, expect, it } from 'vitest'
import { type Doubts, evidenceIn, reasonsFor, scalesFor } from './doubt.ts'
import { readWords } from './fold.ts'

const read = (text: string) => readWords(text, { alike: new Map(), endings: [], known: new Set() })

describe('evidence', () => {
  it('is each word, and with the one before it and the one before that, within a sentence', () => {
    expect([...evidenceIn(read('he follows me. ok'))]).toEqual([
      'he',
      '^ he',
      'follows',
      'he follows',
      'me',
      'follows me',
      'he _ me',
      'ok',
      '^ ok',
    ])
  })

  it('is not looked for in an answer of two words, nor in pages of them', () => {
    expect(evidenceIn(read('leicester city')).size).toBe(0)
    expect(evidenceIn(read('no '.repeat(251))).size).toBe(0)
  })
})

describe('scales', () => {
  const doubts: Doubts = {
    labels: [
      { label: 'a', from: 1, bias: 0 },
      { label: 'b', from: 1, bias: -2 },
    ],
    weights: new Map([
      ['shed', [3, -1]],
      ['the shed', [1, 0]],
      ['in _ shed', [2, 0.5]],
      ['^ in', [0, 4]],
    ]),
  }

  it('add up what the evidence weighs for each label, and are no louder for a long text', () => {
    const [a = 0, b = 0] = scalesFor(doubts)(read('in the shed'))
    expect(a).toBeCloseTo((3 + 1 + 2) / Math.sqrt(4))
    expect(b).toBeCloseTo(-2 + (-1 + 0.5 + 4) / Math.sqrt(4))
  })

  it('weigh evidence once, however often it stands there', () => {
    const scales = scalesFor(doubts)
    expect(scales(read('shed, shed, shed'))).toEqual([3, -3])
  })

  it('are level where nothing is known', () => {
    expect(scalesFor(doubts)(read('a garden and a gate'))).toEqual([0, -2])
    expect(scalesFor(doubts)(read('shed'))).toEqual([])
  })

  it('agree with the evidence, whatever the words', () => {
    const words = ['in', 'the', 'shed', 'garden', '. in']
    const scales = scalesFor(doubts)
    for (let i = 0; i < 400; i++) {
      const text = Array.from(
        { length: 3 + (i % 6) },
        (_, j) => words[(i * 7 + j * (1 + (i % 4))) % words.length],
      ).join(' ')
      const own = [...evidenceIn(read(text))].flatMap((one) => doubts.weights.get(one) ?? [])
      const known = own.length / 2
      const sum = own.filter((_, at) => at % 2 === 0).reduce((a, b) => a + b, 0)
      expect(scales(read(text))[0]).toBeCloseTo(sum / Math.sqrt(known || 1))
    }
  })

  it('say what weighed most', () => {
    expect(reasonsFor(1, read('in the shed'), doubts, 2)).toEqual([
      ['^ in', 4],
      ['shed', -1],
    ])
  })
})
