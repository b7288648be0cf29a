import { describe, expect, it } from 'vitest'
import { compileLexicon, LexiconError } from './compile.ts'
import type { Circumstance, Lexicon, LexiconLabel, LexiconPattern, LexiconWords, Reach } from './lexicon.ts'

const here = { file: 'en/lexicon/x.yaml', line: 1 }
const noWords: LexiconWords = {
  alike: {},
  endings: {},
  mutations: {},
  ordinary: [],
  glued: [],
  joins: [],
  carries: [],
  tenses: [],
  stops: [],
  classes: {},
  circumstances: {},
  ...here,
}

function pattern(id: string, say: string, more: Partial<LexiconPattern> = {}): LexiconPattern {
  return { id, say, despite: [], yes: [], no: [], ...here, ...more }
}
function label(name: string, patterns: readonly LexiconPattern[], more: Partial<LexiconLabel> = {}): LexiconLabel {
  return { label: name, not: [], classes: {}, circumstances: {}, patterns, ...here, ...more }
}
function english(labels: readonly LexiconLabel[], words: Partial<LexiconWords> = {}): Lexicon {
  return { languages: [{ lng: 'en', words: { ...noWords, ...words }, labels }] }
}

const danger = label('danger', [pattern('here', 'he is here')], { alert: 'danger' })
const perhaps = label('perhaps', [pattern('coming', 'he is')], { alert: 'perhaps' })
const crisis = label('crisis', [pattern('end', 'end it')], { alert: 'crisis' })
const tracking = label('tracking', [pattern('tag', 'a tag *3 car')])

describe('compileLexicon', () => {
  it('raises the most urgent alert: danger, then crisis, then perhaps', () => {
    const { recognise } = compileLexicon(english([crisis, perhaps, danger]))
    expect(recognise('he is here. end it').alert).toBe('danger')
    expect(recognise('he is. end it').alert).toBe('crisis')
    expect(recognise('he is').alert).toBe('perhaps')
    expect(recognise('hello')).toEqual({ alert: null, found: [], findings: [] })
  })

  it('does not ask whether there is danger where it was said', () => {
    const { recognise } = compileLexicon(english([perhaps, danger]))
    expect(recognise('he is here').found).toEqual(['danger'])
  })

  it('finds ordinary labels without an alert, with the span in the original text and the rule', () => {
    const text = 'Found a TAG under my car, help'
    const { alert, found, findings } = compileLexicon(english([tracking])).recognise(text)
    expect(alert).toBeNull()
    expect(found).toEqual(['tracking'])
    expect(findings).toEqual([{ label: 'tracking', from: 6, to: 24, rule: 'en/tracking/tag' }])
    expect(text.slice(6, 24)).toBe('a TAG under my car')
  })

  it('hears every language in any text, each with its own classes', () => {
    const welsh = label('danger', [pattern('yma', '<o> yma')], {
      alert: 'danger',
      classes: { o: { say: ['mae o', 'fo'], ...here } },
    })
    const { languages } = english([danger])
    const { recognise } = compileLexicon({ languages: [...languages, { lng: 'cy', words: noWords, labels: [welsh] }] })
    expect(recognise('Mae o yma').findings[0]?.rule).toBe('cy/danger/yma')
    expect(recognise('he is here, fo yma').findings).toHaveLength(2)
  })

  it('hears mutated forms', () => {
    const words = { mutations: { d: ['dd', 'n'], g: ['', 'ng'] } }
    const { recognise } = compileLexicon(english([label('door', [pattern('door', '(~drws|~gardd)')])], words))
    for (const text of ['drws', 'ddrws', 'nrws', 'gardd', 'ardd', 'ngardd'])
      expect(recognise(text).found).toEqual(['door'])
    expect(recognise('hardd').found).toEqual([])
  })

  it('stays within a sentence', () => {
    const { recognise } = compileLexicon(english([danger]))
    expect(recognise('he is. here').alert).toBeNull()
    expect(recognise('he is, here').alert).toBe('danger')
  })

  it.each<[Reach, string, 'danger' | null]>([
    ['words', 'if he is here', 'danger'],
    ['words', 'he is here often', null],
    ['clause', 'he is here often', 'danger'],
    ['clause', 'if he is here', null],
    ['clause', 'he is here, if you ask', 'danger'],
    ['clause', 'he is here but if you ask', 'danger'],
    ['onward', 'if you ask, he is here', null],
    ['onward', 'he is here if you ask', 'danger'],
    ['onward', 'if you ask. he is here', 'danger'],
    ['sentence', 'he is here, if you ask', null],
    ['sentence', 'if you ask. he is here', 'danger'],
    ['message', 'if you ask. he is here', null],
    ['message', 'he is here', 'danger'],
  ])('lets a circumstance reach the %s: %j', (reach, text, alert) => {
    const say = reach === 'words' ? 'here often' : 'if'
    const doubt: Circumstance = { reach, say: [say], except: [], examples: [], ...here }
    const list = { ...danger, not: ['doubt'], circumstances: { doubt } }
    expect(compileLexicon(english([list], { joins: ['but'] })).recognise(text).alert).toBe(alert)
  })

  it('lets a pattern count in spite of a circumstance', () => {
    const doubt: Circumstance = { reach: 'message', say: ['if'], except: [], examples: [], ...here }
    const patterns = [pattern('here', 'he is here'), pattern('in', 'he is in', { despite: ['doubt'] })]
    const list = label('danger', patterns, { alert: 'danger', not: ['doubt'], circumstances: { doubt } })
    const { recognise } = compileLexicon(english([list]))
    expect(recognise('if he is here').alert).toBeNull()
    expect(recognise('if he is in').alert).toBe('danger')
  })

  it.each([
    ['he has not followed me', []],
    ['he has not ever rung me or followed me', []],
    ['he has not rung me, he followed me', ['following']],
    ['he has not rung me but followed me', ['following']],
    ['he will not stop and followed me', ['following']],
    ['he will not stop, he followed me', ['following']],
    ['he followed me, not for the first time', ['following']],
    ['not once in all of these long years since followed me', ['following']],
  ])('a denial reaches ahead, over "or", a few words far: %j', (text, found) => {
    const denied: Circumstance = { reach: 'ahead', say: ['not'], except: ['will not stop'], examples: [], ...here }
    const list = label('following', [pattern('follows', 'followed me')], { not: ['denied'], circumstances: { denied } })
    const words = { joins: ['but', 'and', 'or'], carries: ['or'] }
    expect(compileLexicon(english([list], words)).recognise(text).found).toEqual(found)
  })

  it('keeps to the present in the list of an alert, and to no tense in that of a kind', () => {
    const patterns = [pattern('door', 'he *3 door')]
    const past = label('past', patterns, { kind: 'behaviour' })
    const now = label('now', patterns, { alert: 'danger' })
    const { recognise } = compileLexicon(english([past, now], { stops: ['not'], tenses: ['was'] }))
    expect(recognise('he at the door').found.toSorted()).toEqual(['now', 'past'])
    expect(recognise('he was at the door').found).toEqual(['past'])
    expect(recognise('he is not at the door').found).toEqual([])
  })

  it('hears a verb in all its forms where the language says how verbs bend', () => {
    const list = label('sends', [pattern('sends', '(~send|~stop) it')])
    const { recognise } = compileLexicon(english([list], { irregular: { send: ['sent'] } }))
    for (const text of ['send it', 'he sends it', 'sent it', 'sending it', 'stopped it', 'stopping it'])
      expect(recognise(text).found).toEqual(['sends'])
    expect(recognise('sended it').found).toEqual([])
  })

  it('mends a slip of spelling in a word that nobody listens for', () => {
    const list = label('following', [pattern('follows', 'following me')])
    const { recognise } = compileLexicon(english([list], { ordinary: ['fallowing'], glued: ['me'] }))
    expect(recognise('he is folowing me').findings).toMatchObject([{ from: 6, to: 17 }])
    expect(recognise('he is followingme').found).toEqual(['following'])
    expect(recognise('fallowing me').found).toEqual([])
  })

  it('has a version that changes with what is heard, and with nothing else', () => {
    const version = (lexicon: Lexicon) => compileLexicon(lexicon).version
    const moved = label('danger', [pattern('here', 'he is here', { line: 9, yes: ['he is here'] })], {
      alert: 'danger',
      line: 3,
    })
    const wider = label('danger', [pattern('here', 'he is [in] here')], { alert: 'danger' })
    expect(version(english([moved]))).toBe(version(english([danger])))
    expect(version(english([wider]))).not.toBe(version(english([danger])))
  })

  it('refuses a lexicon that it cannot understand, naming every place', () => {
    const list = label('danger', [pattern('a', 'he is <there>', { line: 7 }), pattern('b', '(x', { line: 9 })], {
      not: ['doubt'],
    })
    const attempt = () => compileLexicon(english([list]))
    expect(attempt).toThrow(LexiconError)
    expect(attempt).toThrow(/x\.yaml:7: .*no word class <there>/)
    expect(attempt).toThrow(/x\.yaml:9: .*"\(" has no "\)"/)
    expect(attempt).toThrow(/x\.yaml:1: "not" names no circumstance of this language: "doubt"/)
  })
})
