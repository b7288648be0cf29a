import { describe, expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import { earlierTicks, indexLog, mark, markOf, renameEntries, replacedWords } from './log.ts'
import { replay } from './replay.ts'
import type { Entry } from './types.ts'

const words = (found: readonly string[]) => ({ words: 'x', found, lexicon: 'one' })

describe('marks', () => {
  it('say what was done, and at which question', () => {
    expect(mark('help', 'who')).toBe('help@who')
    expect(markOf('said@new-home.home>which')).toEqual({ kind: 'said', prompt: 'new-home.home>which' })
    expect(markOf('who')).toBeNull()
  })
})

describe('indexLog', () => {
  const entries: Entry[] = [
    ['who', 'me'],
    ['said@age', words([])],
    ['who', 'other'],
    ['told', { undone: 'closed' }],
    ['help@age', null],
    ['alert@age', null],
    ['who', { undone: 'me' }],
  ]
  const index = indexLog(entries)

  it('of a question the last entry counts that is not undone', () => {
    expect(index.last.get('who')).toBe(2)
    expect(index.last.has('told')).toBe(false)
  })
  it('of marks every one counts, in the order given', () => expect(index.marks.get('age')).toEqual([1, 4, 5]))
  it('words and alerts count wherever they were given', () => expect(index.quiet).toEqual([1, 5]))
})

describe('earlierTicks', () => {
  it.each<[string, Entry[], string[]]>([
    ['nothing before', [], []],
    ['the answer', [['acts', ['near']]], ['near']],
    [
      'the newest answer',
      [
        ['acts', ['near']],
        ['acts', ['online']],
      ],
      ['online'],
    ],
    [
      'the answer before it was opened again',
      [
        ['acts', ['near']],
        ['acts', { reopened: true }],
      ],
      ['near'],
    ],
    [
      'what was taken back',
      [
        ['acts', ['near']],
        ['acts', { undone: ['online'] }],
      ],
      ['online'],
    ],
    ['a single choice', [['acts', 'near']], ['near']],
    ['nothing of a skip', [['acts', null]], []],
    ['nothing of another question', [['who', 'me']], []],
  ])('shows %s', (_, entries, ticked) => expect(earlierTicks(entries, 'acts')).toEqual(ticked))
})

describe('replacedWords', () => {
  it('gives what was found in words but the newest', () => {
    const entries: Entry[] = [
      ['words', words(['weapon'])],
      ['words', null],
      ['words', words(['following'])],
    ]
    expect(replacedWords(entries, 'words', 2)).toEqual([{ found: ['weapon'], at: 0 }])
  })
})

describe('renameEntries', () => {
  const edited = engineProgram({
    'facts.yaml': (yaml) => yaml.replace('told: { one-of', 'police-told: { was: told, one-of'),
    'lists.yaml': (yaml) =>
      yaml
        .replace('hitting]', '{ id: hitting, was: beating }]')
        .replace(
          'near: [following, waiting, watching]',
          'close: { was: near, choices: [following, waiting, watching] }',
        ),
    'main.yaml': (yaml) =>
      yaml.replaceAll('told', 'police-told').replace('- menu: more', '- menu: what-else\n    was: more'),
    'tracker.yaml': (yaml) => yaml.replace('format: 1', 'format: 1\nwas: devices'),
  })

  it.each<[string, Entry, Entry]>([
    ['a question', ['told', 'closed'], ['police-told', 'closed']],
    ['its revision is kept', ['told', 'closed', 2], ['police-told', 'closed', 2]],
    ['a group', ['acts>near', ['following']], ['acts>close', ['following']]],
    ['a menu and its topic', ['more', 'devices'], ['what-else', 'tracker']],
    ['a group of a menu', ['more>first', 'devices'], ['what-else>first', 'tracker']],
    ['words at a question', ['said@told', words(['weapon'])], ['said@police-told', words(['weapon'])]],
    ['a topic that was opened', ['open@more', 'devices'], ['open@what-else', 'tracker']],
    ['a choice of a list that was heard', ['words', words(['beating'])], ['words', words(['hitting'])]],
    ['the same, heard under both names', ['words', words(['beating', 'hitting'])], ['words', words(['hitting'])]],
    ['a question under another name', ['new-home.told', null], ['new-home.police-told', null]],
    ['what has its name still', ['who', 'me'], ['who', 'me']],
    ['an answer that is called like an old topic', ['who', 'devices'], ['who', 'devices']],
  ])('%s', (_, before, after) => expect(renameEntries([before], edited)).toEqual([after]))

  it('leaves a log alone where nothing was renamed', () => {
    const entries: Entry[] = [['told', 'closed']]
    expect(renameEntries(entries, engineProgram())).toBe(entries)
  })

  it('so that an answer under an old name counts', () => {
    const entries: Entry[] = [
      ['start', 'begin'],
      ['now-danger', 'no'],
      ['who', 'me'],
      ['words', null],
      ['acts', ['near']],
      ['acts>near', ['following']],
    ]
    const now = replay(edited, 'main', renameEntries(entries, edited))
    expect(now.prompt.id).toBe('barriers')
    expect(now.facts.get('acts')).toEqual(['following'])
  })

  it('the same for a choice of a list', () => {
    const entries: Entry[] = [
      ['start', 'begin'],
      ['now-danger', 'no'],
      ['who', 'me'],
      ['words', null],
      ['acts', ['force']],
      ['acts>force', ['beating', 'weapon']],
    ]
    const { facts } = replay(edited, 'main', renameEntries(entries, edited))
    expect(facts.get('acts')).toEqual(['weapon', 'hitting'])
  })
})
