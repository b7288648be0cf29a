import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.ts'
import { type Answers, goOn, Person, toTheEnd, wordsOf } from './person.ts'

/** Statements of domain/acceptance.md about orders, the past of a partner, telling people and those who help, by their numbers. */
describe('people who help, telling others, orders', () => {
  const HOMES = { england: 'Leeds', wales: 'Cardiff', scotland: 'Glasgow', 'northern-ireland': 'Belfast' }
  const BEGUN: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'no', told: 'no' }
  const FILES = [
    'supporting',
    'supporting-at-work',
    'telling-people',
    'telling-friends',
    'at-home',
    'at-work',
    'at-school',
    'on-the-way',
    'court-orders',
    'partner-past',
  ].map((name) => `${name}.json`)
  const TOPICS = ['telling-friends', 'at-home', 'at-work', 'at-school', 'on-the-way']
  const HOW: Answers[] = [
    { relationship: 'partner-or-ex' },
    { relationship: 'family' },
    { relationship: 'known', 'known-how': 'work-or-school' },
    { relationship: 'known', 'known-how': 'neighbour' },
    { relationship: 'known', 'known-how': 'client' },
    { relationship: 'online' },
    { relationship: 'stranger' },
    {},
  ]
  const CLOSE = new Set(['partner-or-ex', 'family'])

  /** What a topic says to somebody, opened at the end; null where it can't be opened. */
  function topic(id: string, answers: Answers, locale = 'en'): readonly Message[] | null {
    const person = toTheEnd({ ...BEGUN, ...answers }, { locale })
    if (!person.turn.prompt.choices?.some((choice) => choice.id === id)) return null
    return person.gives({ to: person.at, choice: id }).turn.messages
  }
  const words = (id: string, answers: Answers, locale = 'en') => wordsOf(topic(id, answers, locale) ?? [])
  /** What is said in the topics about whom to tell. */
  function telling(answers: Answers): string {
    const person = toTheEnd({ ...BEGUN, ...answers })
    person.gives({ to: person.at, choice: 'telling-people' })
    return TOPICS.map((choice) => wordsOf(person.gives({ to: person.at, choice }).turn.messages)).join('\n')
  }

  describe.each(Object.entries(HOMES))('in %s', (nation, place) => {
    const home = { types: place }

    it.each(HOW)('17: only the police ask for a Stalking Protection Order, where there is one: %o', (how) => {
      const said = words('court-orders', { ...how, home })
      if (nation === 'scotland') return expect(said).not.toContain('Stalking Protection Order')
      expect(said).toContain('Stalking Protection Order')
      expect(said).toContain('Only the police can ask a court for it')
      expect(said).toContain('It is free for the person it is meant to protect')
      expect(said).toContain('Breaking it is a crime')
    })

    it.each(HOW)('18: a non-molestation order only against somebody close, else other routes: %o', (how) => {
      const said = words('court-orders', { ...how, home })
      const isOffered = nation !== 'scotland' && CLOSE.has(String(how.relationship))
      expect(/non-molestation|occupation order/.test(said)).toBe(isOffered)
      const other = nation === 'northern-ireland' ? 'There may be other court orders' : 'ask about an injunction'
      if (nation !== 'scotland') expect(said.includes(other)).toBe(!isOffered)
      expect(said.includes('restraining order')).toBe(nation === 'england' || nation === 'wales')
      expect(said).not.toMatch(/DAPO|Domestic Abuse Protection Order/)
      expect(said).toContain('No order can be sure to stop someone')
    })

    it('18: and against somebody who lives in the same home, and is not only a neighbour who can get in', () => {
      const said = (knownHow: string) =>
        words('court-orders', { relationship: 'known', 'known-how': knownHow, barriers: ['lives'], home })
      expect(/non-molestation/.test(said('friend'))).toBe(nation !== 'scotland')
      expect(said('neighbour')).not.toMatch(/non-molestation/)
    })

    it('21: the past of a partner under its right name, only for a partner or an ex', () => {
      const names = {
        england: "Clare's Law",
        wales: "Clare's Law",
        scotland: 'Disclosure Scheme for Domestic Abuse Scotland',
        'northern-ireland': 'Domestic Violence and Abuse Disclosure Scheme',
      }
      for (const how of HOW) {
        const said = topic('partner-past', { ...how, home })
        if (how.relationship !== 'partner-or-ex') expect(said).toBeNull()
        else
          for (const [where, name] of Object.entries(names))
            expect(wordsOf(said ?? []).includes(name)).toBe(name === names[nation as 'england'] || where === nation)
      }
      for (const who of ['me', 'someone-else', 'work']) {
        const said = words('partner-past', { who, relationship: 'partner-or-ex', home })
        expect(said).toContain('If nothing is on record, that does not mean that someone is safe')
        // of Scotland only the name of the scheme is confirmed
        if (nation !== 'scotland') expect(said).toContain('may not be the one who is told')
        expect(said).toContain("It can't tell you who somebody is")
      }
    })
  })

  it('20: no nation, no law', () => {
    for (const how of HOW)
      expect(words('court-orders', how)).not.toMatch(
        /Stalking Protection|non-molestation|occupation|non-harassment|interdict|sheriff/,
      )
    expect(words('partner-past', { relationship: 'partner-or-ex' })).not.toMatch(/Clare|Scheme/)
  })

  it('nobody under 18 is shown law or a service for adults', () => {
    const young = { 'under-18': 'yes', relationship: 'partner-or-ex', home: { types: 'Leeds' } }
    expect(topic('court-orders', young)).toBeNull()
    expect(topic('partner-past', young)).toBeNull()
  })

  it('22: no text advises what brings the two together', () => {
    const advised =
      /\b(reply to|reason with|confront|trick|trace|film|log in|mediat\w*|post about|meet them|talk to them)\b/i
    const contacts = /\b(contact|warn|go near|speak to) (or [\w ]+ )?(them|the person|that person)\b/i
    const folder = join(import.meta.dirname, '../../locales/en/topics')
    const texts = FILES.flatMap((file) => Object.values<string>(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
    expect(texts.length).toBeGreaterThan(70)
    expect(texts.filter((text) => advised.test(text))).toEqual([])
    const sentences = texts.flatMap((text) => text.split(/[.!?\n]/)).filter((one) => contacts.test(one))
    expect(sentences.filter((one) => !/\b(not|worse)\b|n't/.test(one))).toEqual([])
  })

  describe.each(HOW)('26: ready-made words, %o', (how) => {
    it('give no detail, and ask others not to speak to that person or say where they are', () => {
      const person = toTheEnd({ ...BEGUN, ...how, home: { types: 'Leeds' } })
      person.gives({ to: person.at, choice: 'telling-people' })
      const bodies = TOPICS.flatMap((choice) => person.gives({ to: person.at, choice }).turn.messages).flatMap((one) =>
        one.kind === 'template' ? [one.body] : [],
      )
      expect(bodies.length).toBeGreaterThanOrEqual(5)
      for (const body of bodies) {
        expect(body).not.toMatch(/stalk|ex\b|partner|police|threat|follow|tracker|violen/i)
        expect(body).toMatch(/don't (tell|speak)/)
      }
      expect(bodies.join('\n')).toContain("don't contact them")
    })
  })

  it('41: who lives with the person doing this is told of no locks, neighbours or landlords', () => {
    const apart = telling({ relationship: 'stranger', barriers: ['none-of-these'] })
    expect(apart).toMatch(/Words for a landlord/)
    for (const barriers of [{ barriers: ['lives'] }, {}]) {
      const said = telling({ relationship: 'partner-or-ex', ...barriers })
      expect(said).not.toMatch(/\blocks?\b|Words for a (landlord|neighbour)/)
      expect(said).toContain('Notes and lists are safer away from home')
    }
    const boss = telling({ relationship: 'known', 'known-how': 'other', barriers: ['power'] })
    expect(boss).not.toMatch(/Words for a (manager|landlord)/)
    expect(boss).toContain("You don't have to tell your manager")
  })

  describe('33: a friend or relative', () => {
    it('is never asked for a name or a place of the one they worry about', () => {
      const asked = new Set<string>()
      goOn(new Person(), { ...BEGUN, who: 'someone-else' }, (person) => {
        asked.add(wordsOf({ ...person.turn, messages: [] }))
        return person.turn.prompt.kind === 'end'
      })
      const all = [...asked].join('\n')
      expect(all).not.toMatch(/their name\?|what is their|where are they|where do they live/i)
      expect(all).toContain('Your own area, please, not theirs')
    })

    it('reads: no contact, their wishes but for danger or a child, and a report in their own name', () => {
      const said = words('supporting', { who: 'someone-else', home: { types: 'Leeds' } })
      expect(said).toContain("Please don't contact or warn the person doing this")
      expect(said).toContain('You can ask what they want, and keep to it')
      expect(said).toContain('Is someone in danger now, or is a child at risk?')
      expect(said).toContain('in your own name')
    })

    it('is for those who help alone', () => {
      expect(topic('supporting', { who: 'me' })).toBeNull()
      expect(words('supporting', { who: 'work' })).toContain('This chat is not a risk assessment')
    })
  })
})
