import { describe, expect, it } from 'vitest'
import { type Doubts, evidenceIn, reasonsFor, scalesFor } from './doubt.ts'
import { readWords } from './fold.ts'

/** More words than are known to anybody, since short answers are not weighed. */
const MORE = 'a b c d e f g h'
const read = (text: string) => readWords(text, { alike: new Map(), endings: [], known: new Set() })

describe('evidence', () => {
  it('is each word, and with the one before it and the one before that, within a sentence', () => {
    expect([...evidenceIn(read(`he follows me. ok. ${MORE}`))].slice(0, 9)).toEqual([
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

  it('is not looked for in a short answer, nor in pages of them', () => {
    expect(evidenceIn(read('leicester city centre near the station, thanks')).size).toBe(0)
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
    const [a = 0, b = 0] = scalesFor(doubts)(read(`in the shed. ${MORE}`))
    expect(a).toBeCloseTo((3 + 1 + 2) / Math.sqrt(4))
    expect(b).toBeCloseTo(-2 + (-1 + 0.5 + 4) / Math.sqrt(4))
  })

  it('weigh evidence once, however often it stands there', () => {
    const scales = scalesFor(doubts)
    expect(scales(read(`in the shed. in the shed, the shed. ${MORE}`))).toEqual(scales(read(`in the shed. ${MORE}`)))
  })

  it('say nothing of a text of which little is known', () => {
    expect(scalesFor(doubts)(read(`a garden, a shed. ${MORE}`))).toEqual([])
    expect(scalesFor(doubts)(read('in the shed'))).toEqual([])
  })

  it('agree with the evidence, whatever the words', () => {
    const words = ['in', 'the', 'shed', 'garden', '. in']
    const scales = scalesFor(doubts)
    let weighed = 0
    for (let i = 0; i < 400; i++) {
      const text = Array.from(
        { length: 8 + (i % 6) },
        (_, j) => words[(i * 7 + j * (1 + (i % 4))) % words.length],
      ).join(' ')
      const own = [...evidenceIn(read(text))].flatMap((one) =>
        doubts.weights.has(one) ? [doubts.weights.get(one)?.[0] ?? 0] : [],
      )
      const [sum] = scales(read(text))
      if (read(text).length < 10) continue
      if (own.length < 3) expect(sum).toBeUndefined()
      else expect(sum).toBeCloseTo(own.reduce((a, b) => a + b, 0) / Math.sqrt(own.length))
      weighed += sum === undefined ? 0 : 1
    }
    expect(weighed).toBeGreaterThan(50)
  })

  it('say what weighed most', () => {
    expect(reasonsFor(1, read(`in the shed. ${MORE}`), doubts, 2)).toEqual([
      ['^ in', 4],
      ['shed', -1],
    ])
  })
})
