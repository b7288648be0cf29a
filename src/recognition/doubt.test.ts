import { describe, expect, it } from 'vitest'
import { type Doubts, reasonsFor, scalesFor } from './doubt.ts'
import { EvidenceNumbers, evidenceIn, numberOf } from './evidence.ts'
import { readWords } from './fold.ts'

/** More words than are known to anybody, since short answers are not weighed. */
const MORE = 'a b c d e f g h'
const read = (text: string) => readWords(text, { alike: new Map(), endings: [], known: new Set() })

describe('evidence', () => {
  it('is each word, with the one before it and the one before that, and pieces of them, within a sentence', () => {
    expect([...evidenceIn(read('he met me. ok'))]).toEqual([
      ...['he', '^ he', 'met', 'he met', 'me', 'met me', 'he _ me'],
      ...['~ he m', '~he me', '~e met', '~ met ', '~met m', '~et me', '~t me ', 'ok', '^ ok'],
    ])
  })

  it('is told by numbers as well', () => {
    const all = new EvidenceNumbers()
    for (const words of ['he met me where he had met me. ok, ok. then', 'met '.repeat(500)]) {
      const text = read(words)
      all.read(text)
      const evidence = [...evidenceIn(text)].map(numberOf)
      expect(new Set(all.numbers.subarray(0, all.end))).toEqual(new Set(evidence))
      const pieces = [...evidenceIn(text)].filter((one) => one.startsWith('~')).map(numberOf)
      expect(new Set(all.numbers.subarray(all.words, all.end))).toEqual(new Set(pieces))
    }
  })
})

describe('scales', () => {
  const doubts: Doubts = {
    labels: [
      { label: 'a', from: 1, bias: 0 },
      { label: 'b', from: 1, bias: -2 },
    ],
    evidence: ['shed', 'the shed', 'in _ shed', '^ in', '~the s'],
    // biome-ignore format: a row for each evidence
    weights: [
      3, -1,
      1, 0,
      2, 0.5,
      0, 4,
      0, 2,
    ],
  }

  it('add up what the evidence weighs for each label, and are no louder for a long text', () => {
    const [a = 0, b = 0] = scalesFor(doubts)(read(`in the shed. ${MORE}`))
    expect(a).toBeCloseTo((3 + 1 + 2) / Math.sqrt(5))
    expect(b).toBeCloseTo(-2 + (-1 + 0.5 + 4 + 2) / Math.sqrt(5))
  })

  it('weigh evidence once, however often it stands there', () => {
    const scales = scalesFor(doubts)
    expect(scales(read(`in the shed. in the shed, the shed. ${MORE}`))).toEqual(scales(read(`in the shed. ${MORE}`)))
  })

  it('say nothing of a text of which little is known', () => {
    expect(scalesFor(doubts)(read(`a garden, a shed. ${MORE}`))).toEqual([])
    expect(scalesFor(doubts)(read(`the sheets, a shed. ${MORE}`))).toEqual([])
  })

  it('say nothing of a short answer, nor of pages of words', () => {
    expect(scalesFor(doubts)(read('in the shed, leicester'))).toEqual([])
    expect(scalesFor(doubts)(read('in the shed '.repeat(83)))).not.toEqual([])
    expect(scalesFor(doubts)(read('in the shed '.repeat(84)))).toEqual([])
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
      const known = [...evidenceIn(read(text))].filter((one) => doubts.evidence.includes(one))
      const own = known.map((one) => doubts.weights[2 * doubts.evidence.indexOf(one)] ?? 0)
      const [sum] = scales(read(text))
      if (read(text).length < 10) continue
      if (known.filter((one) => !one.startsWith('~')).length < 3) expect(sum).toBeUndefined()
      else expect(sum).toBeCloseTo(own.reduce((a, b) => a + b, 0) / Math.sqrt(own.length))
      weighed += sum === undefined ? 0 : 1
    }
    expect(weighed).toBeGreaterThan(50)
  })

  it('say what weighed most', () => {
    expect(reasonsFor(1, read(`in the shed. ${MORE}`), doubts, 2)).toEqual([
      ['^ in', 4],
      ['~the s', 2],
    ])
  })
})
