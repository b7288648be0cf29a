import { describe, expect, it } from 'vitest'
import type { Input, NotesMessage, Turn } from '../../src/messages/message.ts'
import { textMessages } from '../../src/messages/text-messages.ts'
import { Person, wordsOf } from './person.ts'

/** Answers by prompt; what is not here is skipped. */
type Answers = Readonly<Record<string, Omit<Input, 'to'> & object>>
const choice = (id: string) => ({ choice: id })
const text = (words: string) => ({ text: words })

const MANY: Answers = {
  'way-in': choice('begin'),
  'danger-now': choice('no'),
  who: choice('me'),
  'under-18': choice('no'),
  words: text('my ex keeps turning up outside my flat and there is a tracker on my car'),
  'heard-right': choice('yes'),
  relationship: choice('partner-or-ex'),
  together: choice('no'),
  often: choice('weekly'),
  since: choice('months'),
  changed: choice('new-kinds'),
  feeling: { choices: ['frightened'] },
  life: { choices: ['home-life'] },
  home: text('LE2'),
  told: choice('ignored'),
  'notes-form': choice('show-me'),
  'notes-sure': choice('show-it'),
  'first-time': text('June, outside my flat'),
  'latest-time': text('Saturday, on my car'),
  'worst-time': text('he grabbed me by the throat in the kitchen last year'),
  saved: text('all the messages'),
  'reports-before': text('May, reference 123'),
}
const ONE: Answers = {
  ...MANY,
  words: text('a man was waiting by my car after the gym last night'),
  relationship: choice('stranger'),
  often: choice('once'),
}

const SKIPPED = [
  'words',
  'heard-right',
  'relationship',
  'often',
  'feeling',
  'life',
  'told',
  'first-time',
  'latest-time',
].concat(['worst-time', 'saved', 'reports-before'])

/** Goes on until the turn that holds what `isThere` wants. @returns every turn */
function walk(answers: Answers, isThere: (turn: Turn) => boolean, person = new Person()): Turn[] {
  const turns = [person.turn]
  for (let steps = 0; steps < 80 && !isThere(person.turn); steps++) {
    const to = person.at
    person.gives({ to, ...(answers[to] ?? { skip: true }) } as Input)
    turns.push(person.turn)
  }
  return turns
}
const notesIn = ({ messages }: Turn): NotesMessage | undefined => messages.find((one) => one.kind === 'notes')
function notesOf(answers: Answers, locale = 'en'): NotesMessage {
  const last = walk(answers, (turn) => notesIn(turn) !== undefined, new Person({ locale })).at(-1)
  const notes = last && notesIn(last)
  if (!notes) throw new Error('no notes were shown')
  return notes
}
const idsOf = ({ sections }: NotesMessage) => sections.map(({ id }) => id)

describe('28: the notes for the police', () => {
  const notes = notesOf(MANY)

  it('name a pattern for two or more acts, and ask for it to be recorded as stalking', () => {
    expect(notes.headline).toBe('I want to report stalking. It is a pattern, not one incident.')
    expect(notes.requests[0]).toBe('Record this as stalking. Look at all of it together.')
  })

  it('say of one incident that it may be part of stalking', () => {
    const one = notesOf(ONE)
    expect(one.headline).toBe('I want to report this. I am worried that it may be part of stalking.')
    expect(wordsOf({ ...new Person().turn, messages: [one] })).not.toContain('Record this as stalking')
  })

  it('go from what the police have to know first, by first, latest, worst, to fear, what there is and earlier reports', () => {
    const order = ['know-first', 'who', 'since', 'first', 'latest', 'worst', 'changed', 'keeps-happening', 'own-words']
    expect(idsOf(notes)).toEqual([...order, 'affects', 'kept', 'reported'])
    expect(notes.warnings.join(' ')).toMatch(
      /stays on this page.*a court may show it to the other side.*leave out your address/,
    )
  })

  it('hold nothing that was not said or chosen: without answers they are requests alone', () => {
    const empty = notesOf({ ...MANY, ...Object.fromEntries(SKIPPED.map((id) => [id, { skip: true }])) })
    expect(empty.sections).toEqual([])
    const typed = ['June, outside my flat', 'Saturday, on my car', 'all the messages', 'May, reference 123']
    expect(notes.sections.flatMap(({ lines }) => lines)).toEqual(expect.arrayContaining(typed))
  })

  it('have no line for the place that was given', () => {
    expect(JSON.stringify(notes)).not.toMatch(/LE2|Leicester/)
  })

  it('leave out what was written when its question is skipped later', () => {
    const person = new Person()
    walk(MANY, (turn) => notesIn(turn) !== undefined, person)
    person.gives({ change: 'saved', skip: true })
    const again = notesIn(person.turn)
    expect(again && idsOf(again)).not.toContain('kept')
  })
})
describe('6: what is grave', () => {
  it('stands first in the notes, in the words in which it was written at any question', () => {
    const [first] = notesOf(MANY).sections
    expect(first?.id).toBe('know-first')
    expect(first?.lines.join('\n')).toMatch(/round the neck: “.*throat.*”/)
  })
})

describe('29: before anything is shown', () => {
  const turns = walk(MANY, (turn) => notesIn(turn) !== undefined)
  const warned = turns.findIndex((turn) => turn.messages.some(({ key }) => key === 'notes-police-device'))

  it('it is said that it stays on this device, and a court may see it; the short version is one of the ways on', () => {
    const turn = turns[warned]
    expect(warned).toBeGreaterThan(0)
    expect(warned).toBeLessThan(turns.length - 1)
    expect(turn && wordsOf(turn)).toContain('Later, a court may show it to the other side.')
    expect(turn?.prompt.choices?.map(({ id }) => id)).toEqual(['show-it', 'short-one', 'not-yet'])
  })

  it.each([{ 'notes-sure': choice('short-one') }, { 'notes-form': choice('say-short') }])(
    'the short version comes alone: %j',
    (wish) => {
      const said = walk({ ...MANY, ...wish }, (turn) => turn.messages.some(({ kind }) => kind === 'template'))
      const template = said.at(-1)?.messages.find((one) => one.kind === 'template')
      expect(said.some(notesIn)).toBe(false)
      expect(template?.body).toMatch(/^I want to report stalking by my ex\. It is a pattern/)
      // about twenty seconds: three words a second, and a breath
      expect(template?.body.split(' ').length).toBeLessThan(75)
      expect(template?.body).not.toMatch(/flat|throat|June/)
    },
  )

  it('"not now" shows neither', () => {
    const turns = walk({ ...MANY, 'notes-sure': choice('not-yet') }, ({ prompt }) => prompt.kind === 'end')
    expect(turns.some((turn) => notesIn(turn) || turn.messages.some(({ kind }) => kind === 'template'))).toBe(false)
  })
})

describe('30: the law of the place', () => {
  const orders = /Stalking Protection Order|non-harassment order/g
  const asked = (home: string) =>
    notesOf({ ...MANY, home: text(home) })
      .requests.join(' ')
      .match(orders)
  it.each([
    ['Leicester', ['Stalking Protection Order']],
    ['Cardiff', ['Stalking Protection Order']],
    ['Belfast', ['Stalking Protection Order']],
    ['Glasgow', ['non-harassment order']],
  ])('in %s it asks for %j alone', (home, orders) => {
    expect(asked(home)).toEqual(orders)
  })
  it('asks for none where the nation is not known', () => {
    const notes = notesOf({ ...MANY, home: { skip: true } as never })
    expect(notes.requests.join(' ')).not.toMatch(orders)
  })
  it('holds no opinion, score or section of a law', () => {
    for (const home of ['Leicester', 'Glasgow', 'Belfast'])
      expect(JSON.stringify(notesOf({ ...MANY, home: text(home) }))).not.toMatch(
        /\b(score|level|risk|section \d|Act \d)/i,
      )
  })
})

describe('who may see it', () => {
  it('35: nobody who asks about what they do themselves is offered it, or can open it', () => {
    const person = new Person()
    const turns = walk({ ...MANY, who: choice('myself') }, ({ prompt }) => prompt.kind === 'end', person)
    expect(turns.map(({ prompt }) => prompt.id)).not.toContain('notes-form')
    expect(wordsOf(person.gives({ open: 'notes-police' }).turn)).not.toMatch(/for your eyes|report stalking/)
  })

  it('it cannot be opened before the question after the plan, when it is settled who this is about', () => {
    const person = new Person().gives({ open: 'notes-police' })
    expect(person.turn.prompt).toMatchObject({ id: 'way-in', errorCode: 'unknown-topic' })
  })

  it('the plan opens it once the question was asked', () => {
    const person = new Person()
    walk({ ...MANY, 'notes-form': choice('not-now') }, ({ prompt }) => prompt.id === 'more', person)
    person.gives({ to: 'more', choice: 'staying-safer' })
    person.gives({ to: 'more>staying-safer', choice: 'what-i-can-do' })
    const plan = person.turn.messages.find((one) => one.kind === 'plan')
    const opening = plan?.cards.flatMap(({ actions }) => actions.flatMap((one) => one.open ?? []))
    expect(opening).toContain('notes-police')
    expect(person.gives({ open: 'notes-police' }).at).toBe('notes-sure')
  })
})

describe('words that are taken down', () => {
  const upTo = (id: string) => {
    const person = new Person()
    walk(MANY, ({ prompt }) => prompt.id === id, person)
    return person
  }

  it('are answered with that alone: not read back, and no answer offered to be changed', () => {
    const { turn } = upTo('needed').gives('someone with me')
    expect(turn.messages.map(({ key }) => key)).toEqual(['as-written', 'notes-police', 'topic-last'])
  })

  it('are read for danger as always', () => {
    const { turn } = upTo('latest-time').gives('he is outside my door right now')
    expect(turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
    expect(turn.prompt.id).toBe('latest-time')
  })
})

it('a channel of text has the short version alone', () => {
  const turn = walk(MANY, (one) => notesIn(one) !== undefined).at(-1)
  const sent = turn ? textMessages(turn, { maxLabel: 20, maxChoices: null, maxMessage: null }).join('\n') : ''
  expect(sent).toContain('“I want to report stalking by my ex.')
  expect(sent).not.toMatch(/June, outside my flat|throat|Please know first/)
})
