import { describe, expect, it } from 'vitest'
import { replay } from '../../src/flows/replay.ts'
import { editedWorld } from './content.ts'
import { EX_WITH_TRACKER, goOn, Person } from './person.ts'

/** The product's content with two things that are heard in words: an age, and being followed. */
const heard = (label: string, say: string) =>
  `format: 1\nlabel: ${label}\npatterns:\n  - { id: one, say: ${say}, yes: [${say}] }\n`
const content = editedWorld({
  'flows/facts.yaml': (yaml) =>
    yaml.replace(
      'under-18: { one-of: ["yes", "no"],',
      'under-18: { one-of: ["yes", "no"], found: { under-18: "yes" },',
    ),
  'locales/en/lexicon/under-18.yaml': () => heard('under-18', 'i am fourteen'),
  'locales/en/lexicon/following.yaml': () => heard('following', 'i have been followed for years'),
  'locales/en/offers.json': () =>
    '{ "offer.under-18.yes": "You may be under 18. Shall I show help for young people?" }',
  'locales/cy/offers.json': () =>
    '{ "offer.under-18.yes": "Efallai eich bod dan 18. Ga i ddangos help i bobl ifanc?" }',
})
const at = (id: string, answers = EX_WITH_TRACKER) =>
  goOn(new Person({ content }), answers, (person) => person.at === id)

describe('what is heard', () => {
  it('never overwrites an answer, and is offered as a change by one tap', () => {
    const here = at('relationship')
    const person = here.again().types('i am fourteen')
    expect(person.at).toBe('relationship')
    expect(person.turn.answered).toEqual(here.turn.answered)
    const offer = person.turn.messages.find(({ key }) => key === 'offer.under-18.yes')
    expect(offer).toMatchObject({
      kind: 'text',
      actions: [{ label: 'Yes', change: { id: 'under-18', choice: 'yes' } }],
    })
    const taken = person.gives({ change: 'under-18', choice: 'yes' })
    expect(taken.turn.answered.find(({ id }) => id === 'under-18')?.label).toBe('Yes')
    expect(taken.at).toBe('relationship')
  })

  it('is offered once, and not where the answer says the same or is not given yet', () => {
    const person = at('relationship').types('i am fourteen').gives({ command: 'again' })
    expect(person.turn.messages.map(({ key }) => key)).not.toContain('offer.under-18.yes')
    for (const here of [at('relationship', { ...EX_WITH_TRACKER, 'under-18': 'yes' }), at('who')])
      expect(here.types('i am fourteen').turn.messages.map(({ key }) => key)).not.toContain('offer.under-18.yes')
  })

  it('ticks the question that it is about before that is asked', () => {
    const asked = goOn(at('who').types('i am fourteen'), EX_WITH_TRACKER, (person) => person.at === 'under-18')
    expect(asked.turn.prompt.selected).toEqual(['yes'])
  })

  it('fills the list before it is confirmed, in its groups and lines', () => {
    const person = at('words').types('i have been followed for years')
    expect([person.at, person.turn.prompt.selected]).toEqual(['behaviours', ['near']])
    expect(person.chooses('near').turn.prompt.selected).toEqual(['following'])
  })

  it('counts where the list is skipped, and no longer where it is confirmed without it', () => {
    const told = at('words').types('i have been followed for years')
    const known = (person: Person, fact: string) =>
      replay(content.program, 'main', person.conversation.entries).facts.get(fact)
    expect(known(told.again().skips(), 'behaviours')).toEqual(['following'])
    const without = told.chooses('contact').chooses('gifts')
    expect([known(without, 'behaviours'), known(without, 'said')]).toEqual([['gifts'], undefined])
  })

  it('is said back where it was no answer', () => {
    const person = at('relationship').types('i have been followed for years')
    expect(person.turn.messages.map(({ key }) => key)).toContain('heard-kept')
    expect(person.at).toBe('relationship')
  })
})
