import { describe, expect, it } from 'vitest'
import type { Contact } from '../../src/messages/message.ts'
import { textMessages } from '../../src/messages/text-messages.ts'
import { factSources } from '../../src/proof/checks/directory/fact-sources.ts'
import { shelfLife } from '../../src/proof/checks/directory/shelf-life.ts'
import { partnersOnlyAdd } from '../../src/proof/checks/partners.ts'
import { findings, realSubject, subjectWith } from '../fixtures/subject.ts'
import {
  type Answers,
  contactsOf,
  EX_WITH_TRACKER,
  goOn,
  JULY_MORNING,
  Person,
  TUESDAY_NIGHT,
  toThePlan,
  wordsOf,
  world,
} from './person.ts'

/** Statements of domain/acceptance.md about who and what the plan names, and where it may be changed, by their numbers. */

const HOMES = ['Leeds', 'Cardiff', 'Glasgow', 'Belfast']
const BEGUN: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'no', told: 'no' }
/** Those who know stalking, or in their place Childline; everybody else is a service for all victims, or for all who are in need. */
const SPECIALIST = ['national-stalking-helpline', 'childline']

describe('19: the law', () => {
  const { directory } = realSubject().world
  const law = [...directory.law.values()]
  it('is dated, each fact with its source, and only what is confirmed is shown', () => {
    const facts = directory.facts.filter(({ at }) => at.startsWith('directory/law/'))
    expect(law.length).toBeGreaterThan(3)
    expect(facts.length).toBeGreaterThan(20)
    expect(findings(factSources, realSubject())).toEqual([])
    expect(facts.filter(({ shown, confidence }) => shown && confidence !== 'confirmed')).toEqual([])
    expect(facts.filter(({ shown, sources }) => shown && sources.length === 0)).toEqual([])
  })

  it('fails the check once it was checked too long ago', () => {
    const facts = directory.facts.map((fact) =>
      fact.at.startsWith('directory/law/') ? { ...fact, checked: '2026-01-01' } : fact,
    )
    const old = (day: string) =>
      findings(shelfLife, subjectWith({ world: { directory: { ...directory, facts } }, day }))
    expect(old('2026-12-31')).toEqual([])
    expect(old('2027-01-02').length).toBeGreaterThan(20)
    expect(old('2027-01-02')[0]).toMatch(/^directory\/law\/.*was checked on 2026-01-01/)
  })
})

describe('20: no nation', () => {
  it('is asked for once and can be skipped; what is left is for the whole UK, and no law', () => {
    const asked: string[] = []
    const person = goOn(new Person(), BEGUN, ({ at, turn }) => {
      if (/^home/.test(at)) asked.push(at)
      if (at === 'home') expect(turn.prompt.canSkip).toBe(true)
      return turn.messages.some(({ kind }) => kind === 'plan')
    })
    expect(asked.filter((id) => id === 'home')).toHaveLength(1)
    const everywhere = ['police-101', 'national-stalking-helpline', 'samaritans']
    const ids = contactsOf(person.plan).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(everywhere.slice(0, 2)))
    for (const { id } of contactsOf(person.plan))
      expect([id, [...(world.directory.organisations.get(id)?.nations ?? [])].length]).toEqual([id, 4])
    expect(wordsOf(person.turn)).not.toMatch(/Stalking Protection|harassment order|Clare|Act \d|section \d/i)
  })

  it('where it happens elsewhere, their own police pass it on', () => {
    const { plan } = toThePlan({ ...BEGUN, ...EX_WITH_TRACKER, happens: 'somewhere-else' })
    expect(wordsOf(plan ? [plan] : [])).toContain('You can tell your own police, wherever it happens. They pass it on.')
  })
})

describe.each(HOMES)('27: every result in %s', (place) => {
  const home = { types: place }
  const ways: Answers[] = [
    {},
    EX_WITH_TRACKER,
    { behaviours: ['contact'], 'behaviours>contact': ['gifts'], relationship: 'stranger', often: 'once' },
    { behaviours: ['force'], 'behaviours>force': ['threats', 'sexual'], relationship: 'family' },
    { told: 'afraid', relationship: 'online' },
    { 'under-18': 'yes' },
    { who: 'someone-else', told: 'closed' },
    { who: 'work' },
  ]

  it.each(ways)('has a specialist above services for everybody, and somebody who answers now: %o', (way) => {
    for (const now of [TUESDAY_NIGHT, JULY_MORNING]) {
      const { plan } = toThePlan({ ...BEGUN, ...way, home }, { now })
      const named = contactsOf(plan)
      const ids = named.map(({ id }) => id)
      const first = ids.findIndex((id) => SPECIALIST.includes(id))
      expect(first).toBeGreaterThan(-1)
      for (const general of ['victim-support', 'victim-support-scotland', 'victim-support-ni', 'samaritans'])
        if (ids.includes(general)) expect(ids.indexOf(general)).toBeGreaterThan(first)
      expect(named.some(({ openNow, phone, url }) => openNow === 'open' && (phone || url))).toBe(true)
    }
  })

  it.each(ways)(
    'says whether it is open, what it costs and for whom it is, and no number that is not confirmed: %o',
    (way) => {
      const { plan } = toThePlan({ ...BEGUN, ...way, home })
      for (const contact of contactsOf(plan)) {
        expect(['open', 'closed', 'unknown']).toContain(contact.openNow)
        if (contact.openNow !== 'unknown') expect(contact.hours).toBeTruthy()
        expect(contact.does.length).toBeGreaterThan(10)
        expect(factsOf(contact)).toEqual(numbersOf(contact))
      }
      const specialist = contactsOf(plan).find(({ id }) => SPECIALIST.includes(id))
      expect(specialist?.limits.join(' ')).toMatch(/free/)
    },
  )

  const numbersOf = ({ phone, sms }: Contact) => [phone?.text, sms?.text].filter((one) => one !== undefined)
  /** What the directory holds as confirmed under that name. */
  const factsOf = (contact: Contact) =>
    numbersOf(contact).filter((number) =>
      world.directory.facts.some(({ value, confidence }) => confidence === 'confirmed' && value === number),
    )
})

describe('39: by text message', () => {
  const SMS = { maxLabel: 20, maxChoices: null, maxMessage: 459 }
  it.each(['en', 'cy'])('the first line tells nobody what it is about, in "%s"', (locale) => {
    const [first = ''] = textMessages(new Person({ locale, journey: 'short' }).turn, SMS)
    expect(first.split('\n')[0]).not.toMatch(/stalk|stelcio|stelci|abuse|cam-drin|follow|dilyn|Waymark/i)
  })

  it.each([
    ['stop', 'en', /close it. We don't keep what you typed/],
    ['Leave!', 'en', /close it. We don't keep what you typed/],
    ['stopio', 'cy', /Dydyn ni ddim yn cadw/],
    ['gadael', 'cy', /Dydyn ni ddim yn cadw/],
  ])('"%s" is heard anywhere, and answers nothing that was asked', (word, locale, said) => {
    for (const id of ['danger-now', 'short-words', 'home']) {
      const person = goOn(new Person({ locale, journey: 'short' }), { who: 'me' }, ({ at }) => at === id)
      const before = person.conversation.entries
      expect(person.types(word).reads).toMatch(said)
      expect([person.at, person.conversation.entries]).toEqual([id, before])
    }
  })
})

describe('41: what makes advice unsafe changes the plan', () => {
  const cardsOf = (answers: Answers) => {
    const { plan } = toThePlan({ ...BEGUN, relationship: 'partner-or-ex', home: { types: 'LE2' }, ...answers })
    return { cards: plan?.cards ?? [], said: wordsOf(plan ? [plan] : []) }
  }
  const heard = (words: string) => ({ words: { types: words }, 'heard-right': 'yes' })

  it.each([{ barriers: ['lives'] }, heard('i live with him and he reads all my messages')])(
    'sharing a home: no notes at home, and leaving can be a risky time: %o',
    (way) => {
      const { said } = cardsOf(way)
      expect(said).toContain("don't keep notes at home")
      expect(said).toContain('can be a risky time')
      expect(said).not.toMatch(/\block(s|ed)?\b/)
    },
  )

  it.each([{ barriers: ['children'] }, heard('my ex wont stop messaging, we have two kids together')])(
    'shared children: nobody is told to stop all contact: %o',
    (way) => {
      const { said } = cardsOf(way)
      expect(said).toContain('If a court order covers contact with the children, get advice')
      expect(said).not.toMatch(/stop all contact|block/i)
    },
  )

  it.each([{ barriers: ['police'] }, heard('my ex is a police officer and keeps driving past')])(
    'who works for the police: the local force is nowhere first, and a specialist is: %o',
    (way) => {
      for (const more of [{}, { behaviours: ['force'], 'behaviours>force': ['threats'] }]) {
        const { cards } = cardsOf({ ...way, ...more })
        expect(cards[0]?.contact?.id).toBe('national-stalking-helpline')
        expect(cards.map(({ contact }) => contact?.id)).not.toContain('leicestershire')
        expect(cards.map(({ contact }) => contact?.id)).toContain('police-anti-corruption-reporting')
      }
    },
  )

  it.each([{ barriers: ['power'] }, heard('my manager keeps messaging me at night and he decides my shifts')])(
    'who has power: nothing has to go through them: %o',
    (way) => {
      expect(cardsOf({ ...way, relationship: 'known', 'known-how': 'work-or-school' }).said).toContain(
        "You don't have to report to the place where they work",
      )
    },
  )
})

describe('42: it has gone quiet', () => {
  it.each([
    'it has stopped',
    "it's gone quiet",
    "i haven't heard anything from her for months",
    'nothing for two months now but i still look over my shoulder',
  ])('heard in "%s": it can still be told, and nothing says that it is over', (typed) => {
    for (const [journey, id] of [
      ['main', 'words'],
      ['short', 'short-words'],
    ] as const) {
      const told = goOn(new Person({ journey }), { who: 'me' }, ({ at }) => at === id).types(typed)
      expect(told.reads).toContain('Quiet can be a relief and still feel frightening.')
      expect(told.reads).toContain('In danger, call 999')
      const { plan } = goOn(told, { home: { types: 'Leeds' } }, (one) => one.plan !== undefined)
      expect(wordsOf(plan ? [plan] : [])).toContain('You can still tell the police what happened before.')
    }
  })

  it.each(['gone-silent', 'stopped'])('chosen: %s, and fear still rules the order', (changed) => {
    const quiet = { ...BEGUN, often: 'weekly', changed, home: { types: 'Leeds' } }
    const person = goOn(new Person(), quiet, ({ at }) => at === 'feeling')
    expect(person.reads).toContain('Quiet can be a relief and still feel frightening.')
    const first = (feeling: string) => toThePlan({ ...quiet, feeling: [feeling] }).plan?.cards[0]?.id
    expect(first('frightened')).toBe('police-urgent')
    expect(first('upset')).toBe('helpline')
  })
})

describe('43: something new has happened', () => {
  it('tells only that, and comes to the plan, the police and a person, in three answers', () => {
    const person = new Person().chooses('new-event')
    let answers = 0
    goOn(
      person,
      { 'danger-now': 'no', who: 'me', 'new-words': { types: 'a letter through the door again' } },
      ({ at, plan }) => {
        if (!plan && !['danger-now', 'who'].includes(at)) answers += 1
        return plan !== undefined
      },
    )
    expect(answers).toBeLessThanOrEqual(3)
    const said = wordsOf(person.turn.messages)
    expect(said).toContain('A new incident is a new report')
    expect(said).toContain('You can go to a person first, every time')
    expect(contactsOf(person.plan).map(({ id }) => id)).toContain('national-stalking-helpline')
  })

  it('takes nobody for somebody who was here before', () => {
    expect(new Person().chooses('new-event').chooses('no').chooses('me').reads).not.toMatch(
      /welcome back|last time you/i,
    )
  })
})

describe('44: the pages of a charity', () => {
  it('change none of what everybody is promised', () => {
    expect(world.partners.size).toBeGreaterThan(0)
    expect(findings(partnersOnlyAdd, realSubject())).toEqual([])
  })

  it.each([...world.partners.keys()])(
    'of "%s" say the same of danger, a crisis, privacy and no verdict, first to last',
    (partner) => {
      const both = (walk: (person: Person) => Person) =>
        [null, partner].map((one) => wordsOf(walk(new Person({ partner: one })).turn))
      const ways: ((person: Person) => Person)[] = [
        (person) => person,
        (person) => person.gives({ command: 'emergency' }),
        (person) => person.types('i want to die'),
        (person) => goOn(person, EX_WITH_TRACKER, ({ at }) => at === 'told-right'),
      ]
      for (const way of ways) {
        const [usual, theirs] = both(way)
        expect(theirs).toBe(usual)
      }
      const cards = [null, partner].map((one) =>
        toThePlan(EX_WITH_TRACKER, { partner: one }).plan?.cards.map(({ id, contact }) => [id, contact?.id]),
      )
      expect(cards[1]).toEqual(cards[0])
    },
  )
})
