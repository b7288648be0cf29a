import { describe, expect, it } from 'vitest'
import { checkLexicon } from './check.ts'
import type { Lexicon, LexiconLabel, LexiconWords } from './lexicon.ts'

const at = (line: number) => ({ file: 'danger.yaml', line })
const words: LexiconWords = {
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
  circumstances: { habit: { reach: 'clause', say: ['often'], except: [], examples: ['he is here often'], ...at(5) } },
  ...at(1),
}
const danger: LexiconLabel = {
  label: 'danger',
  alert: 'danger',
  not: ['habit'],
  classes: {},
  circumstances: {},
  patterns: [{ id: 'here', say: 'he is here', despite: [], yes: ['he is here now'], no: ['he was here'], ...at(10) }],
  ...at(1),
}
const [pattern] = danger.patterns
if (pattern === undefined) throw new Error('the fixture has a pattern')

function problems(label: Partial<LexiconLabel>, changed: Partial<LexiconWords> = {}): string[] {
  const lexicon: Lexicon = {
    languages: [{ lng: 'en', words: { ...words, ...changed }, labels: [{ ...danger, ...label }] }],
  }
  return checkLexicon(lexicon).map(({ line, message }) => `${line}: ${message}`)
}

describe('checkLexicon', () => {
  it('is content with examples that hold', () => {
    expect(problems({})).toEqual([])
  })

  it('tells of an example that its pattern does not hear, even if another one does', () => {
    const other = { ...pattern, id: 'other', say: 'he is there', yes: ['he is here'], line: 14 }
    expect(problems({ patterns: [pattern, other] })).toEqual([
      '14: "en/danger/other" does not hear its example "he is here"; widen its "say" or move the example',
    ])
  })

  it('tells of an example that a circumstance keeps quiet', () => {
    expect(problems({ patterns: [{ ...pattern, yes: ['he is here often'] }] })).toEqual([
      '10: "en/danger/here" hears its example "he is here often", but en/habit keeps it quiet; narrow that or write "despite"',
    ])
  })

  it('tells of a look-alike in which the label is found', () => {
    expect(problems({ patterns: [{ ...pattern, no: ['if he is here'] }] })).toEqual([
      '10: "if he is here" must not be heard as danger, but en/danger/here hears it; narrow that one',
    ])
  })

  it('passes over a look-alike that is heard in doubt and does not count beside the rest', () => {
    const own = (doubtful: boolean): Partial<LexiconLabel> => ({
      label: 'own-behaviour',
      kind: 'perspective',
      not: [],
      patterns: [
        { ...pattern, say: 'i text her', yes: ['i text her'], no: ['i text her as she follows me'], doubtful },
      ],
    })
    const follows = { ...pattern, say: 'follows me', yes: ['he follows me'], no: [] }
    const following: LexiconLabel = { ...danger, label: 'following', kind: 'behaviour', not: [], patterns: [follows] }
    const faults = (doubtful: boolean) =>
      checkLexicon({
        languages: [
          { lng: 'en', words: { ...words, circumstances: {} }, labels: [{ ...danger, ...own(doubtful) }, following] },
        ],
      })
    expect(faults(true)).toEqual([])
    expect(faults(false)).toHaveLength(1)
  })

  it('tells of circumstances that do nothing for their example, or too little', () => {
    const habit = {
      reach: 'clause',
      say: ['often'],
      except: [],
      examples: ['he comes often', 'often, he is here'],
      ...at(5),
    } as const
    expect(problems({}, { circumstances: { habit } })).toEqual([
      '5: en/habit has nothing to do in its example "he comes often"; choose one that it alone keeps quiet',
      '5: en/habit should keep "often, he is here" quiet, but en/danger/here is heard',
    ])
  })

  it('tells of names that mean nothing, and of words that can never be met', () => {
    expect(problems({ patterns: [{ ...pattern, despite: ['joke'] }] })).toEqual([
      '10: "despite: joke" changes nothing: "not" does not name it',
    ])
    expect(problems({ circumstances: words.circumstances })).toContain(
      '5: words.yaml has a circumstance "habit"; give this one another name',
    )
    expect(problems({}, { stops: ['of course'] })).toEqual([
      '1: "of course" must be a single word here (alike, joins and stops compare word by word)',
    ])
    expect(problems({}, { classes: { a: { say: ['<a> b'], ...at(3) } } })).toEqual([])
    expect(
      problems({ classes: { a: { say: ['<a> b'], ...at(3) } }, patterns: [{ ...pattern, say: '[<a>] he is here' }] }),
    ).toEqual(['3: in "<a> b": a word class must not contain itself'])
  })

  it('tells of a spelling on which two languages disagree', () => {
    const languages = [
      { lng: 'cy', words: { ...words, alike: { man: 'ma n', dwin: 'dwi n' } }, labels: [] },
      { lng: 'en', words: { ...words, alike: { man: 'person' }, circumstances: {} }, labels: [] },
    ]
    expect(checkLexicon({ languages }).map(({ message }) => message)).toContain(
      '"man" is read as "person" here and as "ma n" in another language; keep one of them',
    )
  })

  it('tells of lists of one label that disagree on its alert', () => {
    const { alert: _, ...silent } = danger
    const lexicon: Lexicon = {
      languages: [
        { lng: 'cy', words, labels: [danger] },
        { lng: 'en', words, labels: [silent] },
      ],
    }
    expect(checkLexicon(lexicon).map(({ message }) => message)).toEqual([
      '"danger" has no alert and no kind here and the alert danger and no kind in another language; make them the same',
    ])
  })
})
