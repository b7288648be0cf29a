import { describe, expect, it } from 'vitest'
import { take } from '../../src/conversation/converse.ts'
import type { Words } from '../../src/facts/value.ts'
import { replay } from '../../src/flows/replay.ts'
import type { Entry } from '../../src/flows/types.ts'
import { editedWorld } from './content.ts'
import { type Answers, EX_WITH_TRACKER, goOn, Person, TUESDAY_NIGHT, wordsOf } from './person.ts'

/** The product's content, where being followed is heard in words of this test, whatever the list of the product holds. */
const FOLLOWED = 'a shadow with a kite'
const content = editedWorld({
  'locales/en/lexicon/following.yaml': () =>
    `format: 1\nlabel: following\nkind: behaviour\npatterns:\n  - { id: one, say: ${FOLLOWED}, yes: [${FOLLOWED}] }\n`,
})
const at = (id: string, answers = EX_WITH_TRACKER) =>
  goOn(new Person({ content }), answers, (person) => person.at === id)
const known = (person: Person, fact: string) =>
  replay(content.program, 'main', person.conversation.entries).facts.get(fact)
const keysOf = (person: Person) => person.turn.messages.map(({ key }) => key)
const saidBack = ({ turn }: Person) => turn.messages.find((one) => one.kind === 'you-said')?.found

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
    expect(taken.at).toBe('young-age')
  })

  it('is offered until the question beside it is left, and not where the answer says the same or is not given yet', () => {
    const person = at('relationship').types('i am fourteen').gives({ command: 'again' }).chooses('stranger')
    expect(person.turn.messages.map(({ key }) => key)).not.toContain('offer.under-18.yes')
    for (const here of [at('feeling', { ...EX_WITH_TRACKER, 'under-18': 'yes' }), at('who')])
      expect(here.types('i am fourteen').turn.messages.map(({ key }) => key)).not.toContain('offer.under-18.yes')
  })

  it('ticks the question that it is about before that is asked', () => {
    const asked = goOn(at('who').types('i am fourteen'), EX_WITH_TRACKER, (person) => person.at === 'under-18')
    expect(asked.turn.prompt.selected).toEqual(['yes'])
  })

  it('fills the list before it is confirmed, in its groups and lines', () => {
    const person = at('words').types(FOLLOWED).chooses('put-right')
    expect([person.at, person.turn.prompt.selected]).toEqual(['behaviours', ['near']])
    expect(person.chooses('near').turn.prompt.selected).toEqual(['following'])
  })

  it('counts where the list is skipped, and no longer where it is confirmed without it', () => {
    const told = at('words').types(FOLLOWED).skips()
    expect(known(told.again().skips(), 'behaviours')).toEqual(['following'])
    const without = told.chooses('contact').chooses('gifts')
    expect([known(without, 'behaviours'), known(without, 'said')]).toEqual([['gifts'], undefined])
  })

  it('is said back where it was no answer', () => {
    const person = at('relationship').types(FOLLOWED)
    expect(person.turn.messages.map(({ key }) => key)).toContain('heard-kept')
    expect(person.at).toBe('relationship')
  })
})

describe('"I think you told me these things"', () => {
  const told = at('words').types(`Hello. ${FOLLOWED}.\nHe is a police officer.`)

  it("lists everything that was heard, with the person's own words, and asks whether it is right", () => {
    expect(told.turn.prompt).toMatchObject({ id: 'heard-right', text: 'Is that right?' })
    expect(saidBack(told)).toEqual([
      { label: 'Following me', words: FOLLOWED },
      { label: 'The person doing this works for the police', words: 'He is a police officer' },
    ])
    expect(saidBack(told.again().gives({ command: 'again' }))).toEqual(saidBack(told))
  })
  it('yes confirms the list: nothing more is asked of it', () => {
    const right = told.again().types('yes')
    expect([right.at, known(right, 'behaviours'), known(right, 'behaviours.groups')]).toEqual([
      'relationship',
      ['following'],
      ['near'],
    ])
    expect(right.gives({ command: 'back' }).at).toBe('heard-right')
  })
  it('skipping leads to the list, with what was heard ticked', () => {
    const asked = told.again().skips()
    expect([asked.at, asked.turn.prompt.selected]).toEqual(['behaviours', ['near']])
  })
  it('what is added is heard as well, and the list is ticked with both', () => {
    const more = told.again().chooses('add-more').types('he keeps making accounts in my name')
    expect([more.at, more.turn.prompt.selected]).toEqual(['behaviours', ['near', 'online']])
    expect(saidBack(more)).toContainEqual({
      label: 'Pretending to be me or someone else',
      words: expect.any(String),
    })
  })
  it('more words at the question itself join the list', () => {
    const more = told.again().types('he keeps making accounts in my name')
    expect(more.at).toBe('heard-right')
    expect(saidBack(more)?.map(({ label }) => label)).toContain('Pretending to be me or someone else')
  })
  it('is asked of what was written before the question for it', () => {
    const early = goOn(at('danger-now').types(FOLLOWED), EX_WITH_TRACKER, ({ at: here }) => here === 'heard-right')
    expect(saidBack(early)).toEqual([{ label: 'Following me', words: FOLLOWED }])
  })
  it('a quote is short, on one line, and only of words that are still there', () => {
    const long = at('words').types(FOLLOWED.replace('with', `${' '.repeat(200)}with`))
    expect(saidBack(long)).toEqual([{ label: 'Following me', words: FOLLOWED }])
    const bare = told.conversation.entries.map(([id, value]) =>
      id === 'words' ? ([id, { ...(value as Words), words: undefined }] as unknown as Entry) : ([id, value] as Entry),
    )
    const { turn } = take(content, { ...told.conversation, entries: bare }, { command: 'again' }, TUESDAY_NIGHT)
    const said = turn.messages.find((one) => one.kind === 'you-said')?.found
    expect(said?.map(({ label, words }) => [label, words])).toEqual([
      ['Following me', ''],
      ['The person doing this works for the police', ''],
    ])
  })
  it("after half an hour's silence names what was heard and quotes nobody", () => {
    const quotesAfter = (quietFor: number) => {
      const { turn } = take(content, { ...told.conversation, quietFor }, { command: 'again' }, TUESDAY_NIGHT)
      return turn.messages.find((one) => one.kind === 'you-said')?.found.map(({ words }) => words)
    }
    expect(quotesAfter(29 * 60)).toEqual([FOLLOWED, 'He is a police officer'])
    expect(quotesAfter(30 * 60)).toEqual(['', ''])
  })
  it('is not asked where no choice of the list was heard: what was heard is said back, with the list', () => {
    const quiet = at('words').types('its gone quiet')
    expect([quiet.at, keysOf(quiet)]).toEqual(['behaviours', ['heard-kept', 'gone-quiet']])
  })
  it('nothing heard is no dead end: thanks, somebody to call and the list, in the same turn', () => {
    const lost = at('words').types('marmalade and tuesdays')
    expect([lost.at, keysOf(lost)]).toEqual(['behaviours', ['heard-nothing']])
    expect(lost.turn.messages[0]).toMatchObject({ actions: [{ tel: expect.stringMatching(/^\d+$/) }] })
  })
})

describe('sentences with numbers and commands in which something is heard', () => {
  it.each([
    'he came 2 times and keeps turning up outside my flat',
    'please make him STOP, he keeps turning up outside my flat',
  ])('pick and command nothing: %s', (typed) => {
    const told = at('behaviours').types(typed)
    expect([told.at, told.turn.prompt.selected]).toEqual(['behaviours', ['near']])
    expect(saidBack(told)?.map(({ label }) => label)).toContain('Waiting, turning up or driving past')
    const asked = at('words').types(typed)
    expect(asked.at).toBe('heard-right')
    expect(asked.again().types('2').at).toBe('behaviours')
    expect(asked.again().types('3 weeks ago').at).toBe('heard-right')
  })
})

describe('whom it is about, heard in words', () => {
  const OWN = 'i keep driving past hers'

  it('own behaviour after "me": help with it is one tap away, in the same turn', () => {
    const own = at('words').types(OWN)
    const offer = own.turn.messages.find(({ key }) => key === 'offer.who.myself')
    expect(offer).toMatchObject({ actions: [{ change: { id: 'who', choice: 'myself' } }] })
    const stopped = own.gives({ change: 'who', choice: 'myself' })
    expect(stopped.at).toBe('what-fits')
    expect(wordsOf(stopped.turn)).toContain('116 123')
    expect(stopped.skips().contacts.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['respect-phoneline', 'samaritans']),
    )
  })
  it('own behaviour before it was asked: help at once, and the question has it ticked', () => {
    const own = at('danger-now').types(OWN)
    const offer = own.turn.messages.find(({ key }) => key === 'offer.who.myself.early')
    expect(offer).toMatchObject({ actions: [{ command: 'help' }] })
    expect(wordsOf(own.turn)).toContain('116 123')
    const asked = goOn(own.again(), { 'danger-now': 'no' }, ({ at: here }) => here === 'who')
    expect(asked.turn.prompt.selected).toEqual(['myself'])
  })
  it('own behaviour where that was the answer offers nothing', () => {
    const own = goOn(new Person({ content }), { who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end')
    expect(keysOf(own.types(OWN)).filter((key) => key.startsWith('offer'))).toEqual([])
  })
  it('somebody else: texts are about "them" after one tap, and not offered to who said so already', () => {
    const SISTER = 'my sister is being followed home'
    const offered = at('words').types(SISTER)
    expect(keysOf(offered)).toContain('offer.who.someone-else')
    const them = goOn(offered.gives({ change: 'who', choice: 'someone-else' }), EX_WITH_TRACKER, (person) =>
      ['relationship', 'behaviours'].includes(person.at),
    )
    expect(them.types('hm').turn.prompt.choices?.map(({ label }) => label)).not.toContain('My home or things')
    for (const who of ['someone-else', 'work'])
      expect(keysOf(at('words', { ...EX_WITH_TRACKER, who }).types(SISTER))).not.toContain('offer.who.someone-else')
  })
  it('an age is that of who writes: it fills and contradicts nothing that is asked about somebody else', () => {
    const friend = goOn(new Person({ content }), { ...EX_WITH_TRACKER, who: 'someone-else' }, (person) =>
      person.at.startsWith('under-18'),
    )
    const young = friend.again().types('im 14 and my friend is scared')
    expect(young.turn.prompt.selected).toBeUndefined()
    expect(known(young, 'under-18')).toBeUndefined()
    const answered = friend.chooses('no').types('im 14')
    expect(keysOf(answered)).not.toContain('offer.under-18.yes')
  })
})

describe('who is doing it, heard in words', () => {
  it('ticks the question, and what follows from it', () => {
    const ex = goOn(at('words').types('my ex'), EX_WITH_TRACKER, ({ at: here }) => here === 'relationship')
    expect(ex.turn.prompt.selected).toEqual(['partner-or-ex'])
    expect(ex.chooses('partner-or-ex').turn.prompt).toMatchObject({ id: 'together', selected: ['no'] })
  })
  it('is offered, in the words of all offers, where the answer was another', () => {
    const person = at('home', { ...EX_WITH_TRACKER, relationship: 'stranger' }).types('my ex')
    expect(person.turn.messages.find(({ key }) => key === 'offer')).toMatchObject({
      lines: [expect.stringContaining('Who is doing this'), 'Shall I change it to "A partner or ex"?'],
      actions: [{ label: 'A partner or ex', change: { id: 'relationship', choice: 'partner-or-ex' } }],
    })
  })
  it('is not where the answer fits as well', () => {
    const person = at('home', { ...EX_WITH_TRACKER, together: 'breaking-up' }).types('my ex')
    expect(keysOf(person)).not.toContain('offer')
  })
})

describe('what makes some advice unsafe, heard in words', () => {
  const { barriers, ...unasked } = EX_WITH_TRACKER
  const planAfter = (typed: string, answers: Answers = unasked) => {
    const told = goOn(at('words').types(typed), answers, ({ plan }) => plan !== undefined)
    return { plan: told.plan, words: wordsOf(told.plan ? [told.plan] : []) }
  }
  it('the police: a specialist first, another way than the local force, and the force is not named', () => {
    const { plan, words } = planAfter('my ex is a police officer')
    expect(plan?.cards.map(({ id }) => id).slice(0, 2)).toEqual(['helpline', 'police-other-way-now'])
    expect(plan?.cards[1]?.contact?.id).toBe('police-anti-corruption-reporting')
    expect(words).not.toContain('Leicestershire Police')
  })
  it.each([
    ['he lives with me', "don't keep notes at home"],
    ['we live together', 'can be a risky time'],
    ['we have two kids together', 'If a court order covers contact'],
    ['hes my manager', "You don't have to report to the place where they work"],
    ['its gone quiet', 'You can still tell the police what happened before'],
    ['he stopped when i asked', 'You can still tell the police what happened before'],
  ])('%s: %s', (typed, words) => {
    expect(planAfter(typed).words).toContain(words)
    const other = planAfter('we dont live together and my boss said to write', {
      ...unasked,
      ...(barriers && { barriers }),
    })
    expect(other.words).not.toContain(words)
  })
})
