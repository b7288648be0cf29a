import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person, toThePlan, wordsOf } from './person.ts'

const at = (id: string, locale = 'en') => goOn(new Person({ locale }), EX_WITH_TRACKER, (person) => person.at === id)

describe('an age typed at the question about it', () => {
  const ageOf = (typed: string, locale = 'en') => {
    const person = at('under-18', locale).types(typed)
    return [person.at, person.turn.answered.find(({ id }) => id === 'under-18')?.label]
  }
  it.each(['12', 'im 14', "I'm 17", 'year 9', 'im in year 11', '16 years old', 'im fourteen', '1'])(
    'yes: %s',
    (typed) => {
      expect(ageOf(typed)).toEqual(['young-age', 'Yes'])
    },
  )
  it.each(['25', 'im 18', 'i am 40 years old', '2'])('no: %s', (typed) => {
    expect(ageOf(typed)).toEqual(['words', 'No'])
  })
  it.each([
    ["dw i'n 14", 'Ydw'],
    ['ym mlwyddyn 9', 'Ydw'],
    ['30 oed', 'Nac ydw'],
  ])('in Welsh: %s', (typed, label) => {
    expect(ageOf(typed, 'cy')).toEqual([label === 'Ydw' ? 'young-age' : 'words', label])
  })
  it('of the person that it is about', () => {
    const person = goOn(new Person(), { ...EX_WITH_TRACKER, who: 'someone-else' }, (one) =>
      one.at.startsWith('under-18'),
    )
    expect(person.types('shes 14').turn.answered.at(-1)?.label).toBe('Yes')
  })
})

describe('words about being held by the neck', () => {
  it('put the police first, tick force, and bring what to do for their health', () => {
    const told = at('words').types('he put his hands round my throat last year')
    expect(told.alert?.alert).toBe('perhaps')
    const { plan } = goOn(told, { relationship: 'stranger' }, (person) => person.plan !== undefined)
    expect(plan?.cards[0]?.id).toBe('police-urgent')
    expect(wordsOf(plan ? [plan] : [])).toMatch(/harm that you can't see, even later/)
  })
  it('still count where a later list leaves them out', () => {
    const told = at('words').types('he strangled me last year')
    const { plan } = goOn(told, EX_WITH_TRACKER, (person) => person.plan !== undefined)
    expect(plan?.cards[0]?.do.join(' ')).toMatch(/harm that you can't see/)
  })
})

describe('words that may be danger', () => {
  it('are asked about once: the same words again raise nothing, others do', () => {
    const person = new Person().types('someone is following me')
    expect(person.alert?.alert).toBe('perhaps')
    expect(person.types('someone is following me').alert).toBeUndefined()
    expect(person.types('im being followed').alert?.alert).toBe('perhaps')
  })
})

describe('leaving', () => {
  const planFor = (together: string) => wordsOf(toThePlan({ ...EX_WITH_TRACKER, together }).turn.messages)
  it.each(['yes', 'breaking-up'])('is said to be a risky time where they are together: %s', (together) => {
    expect(planFor(together)).toContain('Leaving, or ending it, can be a risky time')
  })
  it('is not where they are not', () => {
    expect(planFor('no')).not.toContain('Leaving, or ending it')
  })
})

describe('an area in two nations, not sure which', () => {
  const person = goOn(
    new Person(),
    { ...EX_WITH_TRACKER, home: { types: 'TD15' }, 'home>which': 'unsure', told: 'no' },
    ({ plan }) => plan !== undefined,
  )
  it('is said in the plan, with no law of either, and a way to change it', () => {
    const card = person.plan?.cards.find(({ id }) => id === 'two-nations')
    expect(card?.why).toMatch(/England or Scotland|Scotland or England/)
    expect(card?.actions).toEqual([{ label: 'Change your area', change: { id: 'home' } }])
    expect(person.again().gives({ change: 'home' }).at).toBe('home')
  })
})

describe('danger and crisis, in the words that fit', () => {
  const abroad = { ...EX_WITH_TRACKER, home: 'outside' }
  const planAt = (answers: typeof EX_WITH_TRACKER) => toThePlan(answers)

  it('abroad: the local number first, and no button for one that may not work there', () => {
    const alert = planAt(abroad).gives({ command: 'emergency' }).alert
    expect(alert?.heading).toBe('Call the emergency number where you are')
    expect(alert?.lines[0]).toMatch(/local emergency number/)
    expect(alert?.actions.filter(({ tel }) => tel)).toEqual([])
    const after = planAt(abroad).gives({ open: 'after-danger' })
    expect(after.turn.messages[0]).toMatchObject({ key: 'after-danger-first-abroad' })
  })
  it('for somebody else: what they can do, and that one can call for them', () => {
    const alert = planAt({ ...EX_WITH_TRACKER, who: 'someone-else' }).gives('she is in danger right now help').alert
    expect(alert?.lines[0]).toMatch(/You can call for them/)
    expect(alert?.more.map(({ heading }) => heading)).toContain('If someone is following them')
  })
  it('deaf: the ways in are one tap away', () => {
    const deaf = new Person().gives({ command: 'emergency' }).alert?.more[0]
    expect(deaf?.actions).toEqual([
      { label: 'Open 999 BSL', url: 'https://www.999bsl.co.uk' },
      { label: 'Call 18000 (textphone or Relay UK)', tel: '18000' },
    ])
  })
  it('a crisis: what to do now first, then who listens, by age and nation', () => {
    const adult = planAt(EX_WITH_TRACKER).gives('i want to die').alert
    expect(adult?.lines[0]).toMatch(/^If you might act on it now/)
    expect(adult?.lines.join(' ')).toMatch(/111 at any time and choose option 2/)
    const young = planAt({ ...EX_WITH_TRACKER, 'under-18': 'yes' }).gives('i want to die').alert
    expect(young?.actions.flatMap(({ tel }) => tel ?? [])).toEqual(['999', '08001111'])
    expect(young?.lines.join(' ')).toMatch(/Childline on 0800 1111, or Samaritans on 116 123/)
    const belfast = planAt({ ...EX_WITH_TRACKER, home: { types: 'Belfast' } }).gives('i want to die').alert
    expect(belfast?.lines.join(' ')).toMatch(/Lifeline on 0808 808 8000/)
  })
  it('a plan after a crisis says near its top who listens', () => {
    const told = at('relationship').types('i want to die')
    const { plan } = goOn(told, EX_WITH_TRACKER, (person) => person.plan !== undefined)
    expect(plan?.danger.lines.join(' ')).toMatch(/Samaritans at any time on 116 123/)
    expect(toThePlan(EX_WITH_TRACKER).plan?.danger.lines.join(' ')).not.toMatch(/Samaritans/)
  })
  it('help with what one does oneself asks for no place', () => {
    const own = goOn(new Person(), { who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end').gives({
      command: 'help',
    })
    goOn(own, {}, ({ at: here, contacts }) => here === 'home' || contacts.length > 0)
    expect(own.at).not.toBe('home')
  })
})

describe('who stands beside whom', () => {
  const idsOf = (answers: typeof EX_WITH_TRACKER) => {
    const { plan } = toThePlan(answers)
    const cards = [...(plan?.cards ?? []), ...(plan?.more.flatMap((one) => one.cards) ?? [])]
    return cards.flatMap(({ contact, beside = [] }) => [
      ...(contact ? [contact.id] : []),
      ...beside.map(({ id }) => id),
    ])
  }
  it('an adult worried about a child meets the NSPCC, and who helps with pictures', () => {
    const ids = idsOf({
      ...EX_WITH_TRACKER,
      who: 'someone-else',
      'under-18': 'yes',
      'behaviours>online': ['image-abuse'],
    })
    expect(ids).toEqual(expect.arrayContaining(['childline', 'nspcc', 'report-remove', 'ceop-safety-centre']))
    expect(ids.filter((id) => id === 'childline')).toHaveLength(1)
    expect(ids).not.toContain('rape-crisis-ew')
  })
  it('a line for men stands beside one for women and children', () => {
    const ids = idsOf(EX_WITH_TRACKER)
    expect(ids).toEqual(expect.arrayContaining(['ndah', 'mens-advice-line']))
    expect(idsOf({ ...EX_WITH_TRACKER, relationship: 'stranger' })).not.toContain('mens-advice-line')
  })
  it('"dont want to say" skips a question that can be skipped', () => {
    expect(at('under-18').types('dont want to say').at).toBe('words')
  })
})

describe('a story in which danger was heard', () => {
  const STORY = 'my ex has sent me things for months and hes outside my door right now'
  it('stays in the box, is kept with the alert, and the way on is named', () => {
    const told = at('words').types(STORY)
    expect(told.alert?.alert).toBe('danger')
    expect(told.turn.prompt).toMatchObject({ id: 'words', draft: STORY })
    expect(told.turn.prompt.error).toBeUndefined()
    const line = told.turn.messages.find(({ key }) => key === 'alert-kept')
    expect(wordsOf(line ? [line] : [])).toContain(told.turn.prompt.skip)
    expect(told.conversation.entries.at(-1)).toMatchObject(['said@words', { words: STORY, alert: 'danger' }])
    expect(told.again().types(STORY).at).toBe('words')
    expect(told.again().types(STORY).turn.prompt.draft).toBe(STORY)
    // what was heard beside the danger is still to be confirmed
    expect(told.skips().at).toBe('heard-right')
  })
  it('where it only may be danger, sending the same again answers the question', () => {
    const typed = 'he put his hands round my throat last year'
    const told = at('words').types(typed)
    expect([told.alert?.alert, told.turn.prompt.draft]).toEqual(['perhaps', typed])
    expect(told.turn.messages.map(({ key }) => key)).toContain('alert-kept.perhaps')
    expect(told.types(typed).at).toBe('heard-right')
  })
  it('is put back in no other kind of box', () => {
    expect(at('home').types('hes outside my door right now').turn.prompt.draft).toBeUndefined()
  })
})

describe('40: words that are not understood', () => {
  const keysOf = (person: Person) => person.turn.messages.map(({ key }) => key)
  it('are answered in other words the second time in a row, and each time with somebody to call', () => {
    const first = at('relationship').types('hmm blue')
    expect(keysOf(first)).toContain('heard-nothing')
    const second = first.again().types('hmm green')
    expect(keysOf(second)).toContain('heard-nothing.again')
    expect(second.turn.messages.find(({ key }) => key === 'heard-nothing.again')).toMatchObject({
      actions: [{ tel: expect.stringMatching(/^\d+$/) }, { command: 'again' }],
    })
    expect(second.conversation.entries).toEqual(first.conversation.entries)
    expect(second.at).toBe('relationship')
  })
  it('begin anew after anything else', () => {
    const first = at('relationship').types('hmm blue')
    expect(keysOf(first.again().gives({ command: 'again' }).types('hmm green'))).toContain('heard-nothing')
    expect(keysOf(first.again().chooses('partner-or-ex').types('hmm green'))).toContain('heard-nothing')
  })
})

const NOTES_BUTTON = /,\{"label":"Make notes for the police","open":"notes-police"\}/

describe('what they can do', () => {
  it('is shown again from the menu, after a topic and at the end', () => {
    const person = toThePlan(EX_WITH_TRACKER)
    const asked = person.plan
    const menu = person.chooses('not-now')
    expect(menu.chooses('safer').chooses('tracker').plan).toBeUndefined()
    const first = menu.chooses('what-i-can-do').plan
    // under the plan it is asked whether the police notes are wanted; shown again, it has a button for them
    const withoutNotes = (plan: typeof first) => JSON.parse(JSON.stringify(plan).replace(NOTES_BUTTON, ''))
    expect(JSON.stringify(first)).toMatch(NOTES_BUTTON)
    expect(withoutNotes(first)).toEqual(asked)
    expect(menu.chooses('what-i-can-do').plan).toEqual(first)
    expect(menu.at).toBe('more>safer')
    const end = menu.chooses('done').chooses('done')
    expect(end.chooses('what-i-can-do').plan).toEqual(first)
    expect(end.at).toBe('end')
    expect(end.types('Show what I can do').plan).toEqual(first)
  })
  it('is not offered to somebody who asks about what they do themselves', () => {
    const own = goOn(new Person(), { who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end')
    expect(own.turn.prompt.choices?.map(({ id }) => id)).toEqual(['restart'])
  })
  it('names once, in their own words, what was told', () => {
    const why = toThePlan({ ...EX_WITH_TRACKER, behaviours: ['online', 'force'], 'behaviours>force': ['threats'] }).plan
      ?.cards[0]?.why
    expect(why).toMatch(/^You told me: Threats or hints of harm; Knowing where I am, or a tracker\. /)
    expect(why?.match(/You told me|You said/g)).toHaveLength(1)
  })
  it('says once that no proof is needed', () => {
    const card = toThePlan(EX_WITH_TRACKER).plan?.cards[0]
    expect(JSON.stringify(card).match(/need proof/g)).toHaveLength(1)
  })
})

it('the words of the skip button, typed, skip: they are no story', () => {
  for (const [typed, locale] of [
    ["I'd rather choose from a list", 'en'],
    ["byddai'n well gen i ddewis o restr.", 'cy'],
  ] as const) {
    const person = at('words', locale).types(typed)
    expect(person.at).toBe('behaviours')
    expect(person.conversation.entries.at(-1)).toEqual(['words', null])
  }
})

describe('where somebody is', () => {
  const told = (typed: string, locale = 'en') => at('home', locale).types(typed)
  const linesOf = (person: Person) => wordsOf(person.turn.messages)
  it.each([
    ['england', 'en', 'England'],
    ['Lloegr', 'cy', 'Lloegr'],
    ['Lloegr', 'en', 'England'],
  ])('a whole nation is taken, and a town asked for beside it: %s in %s', (typed, locale, name) => {
    const person = told(typed, locale)
    expect(person.at).toBe('happens')
    expect(person.turn.messages.find(({ key }) => key === 'place.found.nation')).toMatchObject({
      lines: [expect.stringContaining(name)],
      actions: [{ change: { id: 'home' } }],
    })
    expect(person.turn.answered.at(-1)?.label).toBe(name)
  })
  it('is read back once, with the police as a sentence names them', () => {
    expect(linesOf(told('Glasgow'))).toMatch(/^Glasgow: the police there are Police Scotland\.$/m)
    expect(linesOf(told('London'))).toMatch(/the police there are the Metropolitan Police\.$/m)
  })
  it('is asked about where a first half of a postcode is none', () => {
    expect(told('M36').at).toBe('home>which')
  })
})

describe('what somebody calls a choice', () => {
  it.each([
    ['told', 'waiting', 'en', 'waiting'],
    ['told', 'they dropped it', 'en', 'closed'],
    ['told', 'too scared', 'en', 'afraid'],
    ['told', 'dal i aros', 'cy', 'waiting'],
    ['behaviours>near', 'Following me', 'en', 'following'],
    ['behaviours>near', 'following', 'en', 'following'],
  ])('is that choice, and raises nothing: at %s "%s"', (id, typed, locale, choice) => {
    const person = at(id, locale).types(typed)
    expect(person.alert).toBeUndefined()
    expect([person.conversation.entries.at(-1)].flat(3)).toEqual([id, choice])
  })
})
