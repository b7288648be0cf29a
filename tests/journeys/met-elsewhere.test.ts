import { describe, expect, it } from 'vitest'
import { take } from '../../src/conversation/converse.ts'
import type { Input } from '../../src/messages/message.ts'
import { editedWorld } from './content.ts'
import { EX_WITH_TRACKER, goOn, Person, TUESDAY_NIGHT, toThePlan, wordsOf, world } from './person.ts'

/** Faults that people reported of systems like this one, by their number there. */

const NONE = JSON.stringify({ 'behaviours.none-of-these': 'None of these' })
const MOVING = JSON.stringify({
  'more.moving-house': 'Moving house',
  'moving-first': 'Before you move, look up the police there.',
  'place-law': 'This is about Scotland.',
})
/** The product's content with "None of these" in the long list, and a topic that looks up a new home. */
const edited = editedWorld({
  'flows/facts.yaml': (yaml) =>
    yaml.replace(
      'behaviours: { any-of: behaviour-list,',
      'behaviours: { any-of: behaviour-list, exclude: none-of-these,',
    ),
  'flows/after-plan.yaml': (yaml) => yaml.replace('notes, supporting', 'notes, moving-house'),
  'flows/moving-house.yaml': () =>
    'format: 1\nsteps:\n  - say: moving-first\n  - run: place\n    as: new-home\n  - show: plan\n',
  'flows/place.yaml': () =>
    'format: 1\nsteps:\n  - ask: home\n  - say: place-law\n    when: { home.nation: scotland }\n',
  'locales/en/none.json': () => NONE,
  'locales/cy/none.json': () => NONE,
  'locales/en/moving.json': () => MOVING,
  'locales/cy/moving.json': () => MOVING,
})
const at = (id: string, content = world) => goOn(new Person({ content }), EX_WITH_TRACKER, (person) => person.at === id)
const entries = ({ conversation }: Person) => conversation.entries

describe('B06: "None of these" together with another', () => {
  const here = at('behaviours', edited)

  it('is asked again, both shown ticked, kindly, and nothing is recorded', () => {
    for (const input of [
      { to: 'behaviours', choices: ['near', 'none-of-these'] },
      '1 and 7',
      'Coming near, None of these',
    ]) {
      const { turn, conversation } = here.again().gives(input)
      expect(turn.prompt).toMatchObject({
        id: 'behaviours',
        errorCode: 'none-and-others',
        selected: ['near', 'none-of-these'],
      })
      expect(turn.prompt.error).toMatch(/Which one is right\?/)
      expect(conversation.entries).toEqual(here.conversation.entries)
    }
  })

  it('the same for a change: the question that is to be changed is asked again, with both', () => {
    const later = here.again().chooses('none-of-these')
    const { turn, conversation } = later.again().gives({ change: 'behaviours', choices: ['near', 'none-of-these'] })
    expect(turn.prompt).toMatchObject({
      id: 'behaviours',
      errorCode: 'none-and-others',
      selected: ['near', 'none-of-these'],
    })
    expect(conversation.entries).toEqual([...later.conversation.entries, ['behaviours', { reopened: true }]])
  })

  it('alone is an answer', () => {
    expect(here.again().chooses('none-of-these').at).toBe('relationship')
    expect(here.again().types('None of these').at).toBe('relationship')
  })
})

describe('B13: from Cardiff to Glasgow after the plan', () => {
  const cardiff = toThePlan({ ...EX_WITH_TRACKER, home: { types: 'Cardiff' } })
  const glasgow = cardiff.again().gives({ change: 'home' }).types('Glasgow')

  it('everything is derived again, and nothing of Cardiff is left', () => {
    expect(glasgow.plan).toEqual(toThePlan({ ...EX_WITH_TRACKER, home: { types: 'Glasgow' } }).plan)
    expect(wordsOf(glasgow.turn)).not.toMatch(/South Wales|Live Fear Free|England or Wales/)
    expect(glasgow.turn.answered.find(({ id }) => id === 'home')?.label).toBe('Police Scotland')
    expect(JSON.stringify(glasgow.turn)).not.toContain('south-wales')
  })

  it('one line says that the other answers were kept', () => {
    const kept = glasgow.turn.messages.filter(({ kind }) => kind === 'kept')
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ dropped: [], kept: expect.arrayContaining(['who', 'relationship', 'told']) })
  })

  it('Back, and Back again, gives the same texts as before', () => {
    const back = glasgow.again().gives({ command: 'back' })
    expect(back.at).toBe('home')
    back.gives({ command: 'back' })
    expect(back.plan).toEqual(cardiff.plan)
    expect(back.turn.prompt).toEqual(cardiff.turn.prompt)
    expect(back.turn.answered).toEqual(cardiff.turn.answered)
  })

  it('the same in one step, by a choice or by a text', () => {
    expect(cardiff.again().gives({ change: 'home', text: 'Glasgow' }).plan).toEqual(glasgow.plan)
    const back = cardiff.again().gives({ change: 'told', choice: 'waiting' }).gives({ command: 'back' })
    expect(back.plan).toEqual(cardiff.plan)
  })

  it('which one Back takes back', () => {
    const back = cardiff.again().gives({ change: 'home', text: 'Glasgow' }).gives({ command: 'back' })
    expect(back.plan).toEqual(cardiff.plan)
  })

  it('an answer that no longer fits is named and dropped', () => {
    const person = cardiff.again().gives({ change: 'home' }).chooses('outside')
    const kept = person.turn.messages.find(({ kind }) => kind === 'kept')
    expect(kept).toMatchObject({ dropped: ['happens', 'told', 'would-help'] })
    expect(wordsOf(person.turn)).toMatch(/no longer fit: .*Have you told the police/)
  })
})

describe('B14: looking up a new home, and changing it', () => {
  const planned = toThePlan(EX_WITH_TRACKER, { content: edited })
  const looking = planned.again().gives({ open: 'moving-house' })
  const moved = looking.again().types('Glasgow')

  it('asks for the new one under its own name', () => {
    expect(looking.at).toBe('new-home.home')
    expect(wordsOf(moved.turn)).toContain('This is about Scotland.')
    expect(moved.turn.answered.map(({ id, label }) => [id, label])).toEqual(
      expect.arrayContaining([
        ['home', 'Leicestershire Police'],
        ['new-home.home', 'Police Scotland'],
      ]),
    )
  })

  it('changes only the new home', () => {
    const changed = moved.again().gives({ change: 'new-home.home' }).types('Cardiff')
    expect(wordsOf(changed.turn)).not.toContain('This is about Scotland.')
    expect(changed.turn.answered.find(({ id }) => id === 'home')?.label).toBe('Leicestershire Police')
    expect(changed.turn.answered.find(({ id }) => id === 'new-home.home')?.label).toBe('South Wales Police')
    const plan = goOn(changed.again().gives({ command: 'again' }), {}, ({ turn }) => turn.prompt.kind === 'end')
    expect(plan.turn.answered.find(({ id }) => id === 'home')?.label).toBe('Leicestershire Police')
  })

  it('the way to put it right changes the new home alone', () => {
    const [action] = moved.turn.messages.flatMap((one) => (one.kind === 'text' ? (one.actions ?? []) : []))
    expect(action?.change).toEqual({ id: 'new-home.home' })
    const corrected = moved.again().gives({ change: 'new-home.home', text: 'Cardiff' })
    expect(corrected.turn.answered.find(({ id }) => id === 'home')?.label).toBe('Leicestershire Police')
    expect(corrected.turn.answered.find(({ id }) => id === 'new-home.home')?.label).toBe('South Wales Police')
  })

  it('which of several was meant counts for the place that it was asked about alone', () => {
    const place = looking.again().types('beeston')
    const which = place.again().chooses(place.turn.prompt.choices?.[0]?.id ?? '')
    expect(which.at).not.toBe('new-home.home>which')
    const moves = (place: string) => which.gives({ change: 'new-home.home', text: place })
    expect(moves('Cardiff').at).not.toBe('new-home.home>which')
    expect(moves('beeston').at).toBe('new-home.home>which')
  })

  it('asks which one where there is more than one, and names it as it was typed', () => {
    const which = looking.again().types('beeston')
    expect(which.at).toBe('new-home.home>which')
    const [first] = which.turn.prompt.choices ?? []
    const chosen = which.chooses(first?.id ?? '')
    expect(chosen.turn.answered.find(({ id }) => id === 'new-home.home>which')?.label).toBe(first?.label)
    const elsewhere = looking.again().types('beeston', 'somewhere else')
    expect(elsewhere.at).toBe('new-home.home')
  })
})

describe('B15: two inputs at once', () => {
  const here = at('who')

  it('a double tap never answers the next question', () => {
    const tap: Input = { to: 'who', choice: 'me' }
    const once = here.again().gives(tap)
    const twice = once.again().gives(tap)
    expect([twice.at, twice.turn.prompt.errorCode]).toEqual(['under-18', 'other-question'])
    expect(entries(twice)).toEqual(entries(once))
  })

  it('nor where both questions have the same choices', () => {
    const tap: Input = { to: 'danger-now', choice: 'no' }
    const twice = at('danger-now').gives(tap).gives(tap)
    expect([twice.at, twice.turn.prompt.errorCode]).toEqual(['who-can-see', 'other-question'])
  })

  it('of two texts the second is kept to be sent again, and answers nothing', () => {
    const first = here.again().gives({ to: 'who', text: 'me' })
    const second = first.again().gives({ to: 'who', text: '2' })
    expect(second.turn.prompt).toMatchObject({ id: 'under-18', errorCode: 'other-question', draft: '2' })
    expect(entries(second)).toEqual(entries(first))
  })

  it('two texts that were sent from the same place are each an answer to it', () => {
    const { conversation } = here
    const one = take(world, conversation, { to: 'who', text: 'me' }, TUESDAY_NIGHT)
    const two = take(world, conversation, { to: 'who', text: '2' }, TUESDAY_NIGHT)
    expect(one.conversation.entries.at(-1)).toEqual(['who', 'me'])
    expect(two.conversation.entries.at(-1)).toEqual(['who', 'someone-else'])
    expect(conversation.entries).toEqual(here.conversation.entries)
  })

  it('out of order, an answer to a question that has not come yet changes nothing', () => {
    const early = here.again().gives({ to: 'home', text: 'LE2' })
    expect([early.at, early.turn.prompt.errorCode]).toEqual(['who', 'other-question'])
    expect(entries(early)).toEqual(entries(here))
  })

  it('danger is heard all the same, whatever question it was written for', () => {
    const late = here.again().gives({ to: 'danger-now', text: 'he is outside my door right now' })
    expect(late.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
    expect(late.at).toBe('who')
  })
})

describe('B16: numbers in sentences', () => {
  const here = at('relationship')
  it.each(['he came 2 times', '3 weeks ago'])('%j picks nothing', (text) => {
    const person = here.again().types(text)
    expect(person.at).toBe('relationship')
    expect(person.turn.answered).toEqual(here.turn.answered)
  })
  it.each(['2', '2.', 'option 2', 'two'])('%j picks the second', (text) => {
    expect(entries(here.again().types(text)).at(-1)).toEqual(['relationship', 'family'])
  })
})

describe('B17: commands in sentences', () => {
  const here = at('relationship')
  it.each(['please make him STOP', "he won't leave me alone", 'she wants me back'])('%j is words', (text) => {
    const person = here.again().types(text)
    expect(person.at).toBe('relationship')
    expect(person.turn.messages.map(({ key }) => key)).not.toContain('leave.how')
    expect(person.turn.messages.map(({ key }) => key)).not.toContain('back.took')
  })
  it.each(['stop!', 'LEAVE.'])('%j is the command', (text) => {
    const person = here.again().types(text)
    expect(person.turn.messages.map(({ key }) => key)).toContain('leave.how')
    expect(person.at).toBe('relationship')
  })
})

describe('B18: labels that hold commas', () => {
  it('are whole', () => {
    const here = goOn(
      new Person(),
      { ...EX_WITH_TRACKER, behaviours: ['contact'] },
      ({ at }) => at === 'behaviours>contact',
    )
    const [calls, gifts] = here.turn.prompt.choices?.map(({ label }) => label) ?? []
    expect(calls).toContain(', ')
    expect(entries(here.again().types(`${calls}, ${gifts}`)).at(-1)?.[1]).toEqual(['unwanted-contact', 'gifts'])
    expect(entries(here.again().types(gifts ?? '')).at(-1)?.[1]).toEqual(['gifts'])
  })
  it('"1, 3 and 4" picks three', () => {
    expect(entries(at('behaviours').types('1, 3 and 4')).at(-1)).toEqual(['behaviours', ['near', 'online', 'things']])
  })
})

describe('B26: words with signs in them', () => {
  const SIGNS = `<b>bold</b> & "quotes" isn't 'it' &amp; {{name}} $t(who) \\ %s`

  it('are shown again exactly as they were written, never escaped and never filled', () => {
    const person = at('words').types(SIGNS)
    expect(person.turn.answered.find(({ id }) => id === 'words')?.label).toBe(SIGNS)
    expect(at('home').types(SIGNS).turn.prompt.draft).toBe(SIGNS)
    const late = at('who').gives({ to: 'words', text: SIGNS })
    expect(late.turn.prompt.draft).toBe(SIGNS)
  })

  it('and so are labels and texts that hold them', () => {
    const { reads } = at('told')
    expect(reads).toContain("I don't want to, or I'm afraid to")
    expect(wordsOf(toThePlan({}).turn)).not.toMatch(/&(amp|lt|gt|quot|#39|#x27);/)
  })
})
