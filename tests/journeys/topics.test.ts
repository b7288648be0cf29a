import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.ts'
import { type Answers, EX_WITH_TRACKER, goOn, Person, toTheEnd, wordsOf, world } from './person.ts'

const BEGUN: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'no', told: 'no' }
const keysOf = (messages: readonly Message[]) => messages.map(({ key }) => key)

/** Somebody at a question, who then types. */
const at = (question: string, answers: Answers = BEGUN, locale = 'en') =>
  goOn(new Person({ locale }), answers, (person) => person.at === question)
/** What a topic says, opened at the end. */
const read = (topic: string, answers: Answers = {}, locale = 'en') =>
  toTheEnd({ ...BEGUN, ...answers }, { locale }).gives({ open: topic }).turn.messages
const said = (topic: string, answers: Answers = {}, locale = 'en') => wordsOf(read(topic, answers, locale))
/** The first words of what a topic says, in the order in which they are read. */
const order = (words: string, ...parts: RegExp[]) => parts.map((part) => words.search(part))
const isInOrder = (found: readonly number[]) => found.every((one, i) => one >= 0 && one > (found[i - 1] ?? -1))

/** Statements of the list of acceptance about the topics, by their numbers. */
describe('topics', () => {
  const WHO: Answers[] = [
    {},
    { who: 'someone-else' },
    { who: 'work' },
    { 'under-18': 'yes' },
    { home: { types: 'Leeds' } },
    { home: { types: 'Glasgow' } },
    { home: 'outside' },
  ]
  const OWN = ['tracker', 'notes', 'what-it-is', 'phone-accounts', 'coping', 'no-police']

  it.each(WHO)('9, 10, 14: what it is never says no, and needs no proof: %o', (who) => {
    const words = said('what-it-is', who)
    expect(words).toMatch(/I will never (tell you|say) no/)
    expect(words).toContain('Once can matter, and you can tell someone after one time')
    expect(words).toMatch(/Nobody has to have told (them|that person) to stop/)
    expect(words).toContain('Nobody needs proof, or to know who it is')
    expect(words).toContain('you can talk to a stalking service or the police now')
  })

  it('22: no topic advises what brings the two together, or to do to them what they do', () => {
    const advised =
      /\b(reply to|reason with|confront|trick|trace|film them|log in to their|mediat\w*|post about|meet them|talk to them|factory|reset|battery)\b/i
    const texts = OWN.flatMap((file) => {
      const path = join(import.meta.dirname, `../../locales/en/topics/${file}.json`)
      return Object.entries<string>(JSON.parse(readFileSync(path, 'utf8')))
    }).filter(([key]) => !key.endsWith('.also'))
    expect(texts.length).toBeGreaterThan(70)
    expect(texts.filter(([, text]) => advised.test(text))).toEqual([])
  })

  it.each(WHO)('23: a tracker: what a change could do, not home, who helps; only then the rest: %o', (who) => {
    const words = said('tracker', who)
    const found = order(
      words,
      /Taking it off, moving it or turning it off could let the person doing this know. The police may want it/,
      /(don't take it home|Please don't let it go to their home)/,
      /police station/,
      /take a photo/,
    )
    expect(isInOrder(found), `${found}`).toBe(true)
    if (who.home !== 'outside') expect(words).toMatch(/A stalking service can help as well/)
    expect(words).not.toMatch(/reset|battery|\bscan\b|unpair|disable/i)
  })

  it.each(WHO)('24: a change to phone or accounts comes after who can see, and after keeping: %o', (who) => {
    const words = said('phone-accounts', who)
    const found = order(words, /First: could/, /Before anything changes/, /stalking service/, /password/, /Blocking/)
    expect(isInOrder(found), `${found}`).toBe(true)
    expect(words).toMatch(/(You don't have to change anything|Nothing has to change) today/)
    expect(words).toContain('things')
    expect(words).toMatch(/could choose/)
  })

  it.each([{}, { who: 'someone-else' }])('25: keeping notes: every field, and what makes it safe: %o', (who) => {
    const words = said('notes', who)
    const fields =
      /day.*time.*place[\s\S]*in order[\s\S]*exact words[\s\S]*clothes, a car, a username or a number[\s\S]*saw or heard[\s\S]*kept, and where[\s\S]*made (you|them and you) feel, and what you (all )?changed[\s\S]*(told|was told), and the police reference/
    expect(words).toMatch(fields)
    expect(words).toMatch(/Don't delete messages|Messages are best kept/)
    expect(words).toContain('Rough dates are fine')
    expect(words).toMatch(/not on a phone, computer, account or cloud/)
    expect(keysOf(read('notes', who))[0]).toBe('notes-no-need')
    expect(words).toMatch(/needs? notes, a diary or proof to tell the police/)
  })

  it('25: the page to fill in has the same fields, and is not offered to who lives with the person doing this', () => {
    const page = (answers: Answers, locale = 'en') =>
      read('notes', answers, locale).find((one) => one.kind === 'template')
    const sheet = page({})
    expect(sheet?.blanks).toHaveLength(11)
    expect(sheet?.blanks?.join('\n')).toMatch(/made me feel\nWhat I changed because of it/)
    expect(page({}, 'cy')?.blanks).toHaveLength(11)
    expect(page({ barriers: ['lives'] })).toBeUndefined()
    expect(said('notes', { barriers: ['lives'] })).toContain("don't keep notes at home")
  })

  it('27: whoever stops reading has somebody to turn to', () => {
    for (const topic of OWN) {
      expect(keysOf(read(topic)).at(-1)).toBe('topic-last')
      expect(keysOf(read(topic, { home: 'outside' })).at(-1)).toBe('topic-last-abroad')
    }
  })

  it('5, 27: not wanting the police presses nobody, and 999 is still there', () => {
    const words = said('no-police')
    expect(words).toMatch(/You decide if you tell the police/)
    expect(words).toContain('You can change your mind at any time')
    expect(words).toContain('999 is still there')
    expect(said('no-police', { home: 'outside' })).not.toContain('999 is still there')
    expect(said('no-police', { 'under-18': 'yes' })).not.toMatch(/visa/)
  })

  it('34: who is under 18 is given Childline, and no service for adults', () => {
    expect(said('coping', { 'under-18': 'yes' })).toMatch(/Childline/)
    expect(said('coping', { 'under-18': 'yes' })).not.toMatch(/Samaritans/)
    expect(said('coping')).toMatch(/Samaritans/)
  })
})

describe('topics that are asked for in words', () => {
  it.each([
    ['how do I keep notes', 'notes-no-need'],
    ['please, how do i keep notes?', 'notes-no-need'],
    ['tracker', 'tracker-first'],
    ['what is stalking', 'what-it-is-looks'],
    ['What can I do?', 'plan'],
    ['should I change my passwords?', 'phone-first'],
    ["i don't want to tell the police", 'no-police-choice'],
    ['how do i cope', 'coping-normal'],
    ['who should I tell?', 'telling-first'],
    ['how do i tell my mum', 'friends-first'],
    ['how do i tell my boss', 'work-first'],
    ['court orders', 'orders-first'],
    ['sut mae cadw nodiadau', 'notes-no-need'],
    ['beth yw stelcio?', 'what-it-is-looks'],
  ])('"%s" opens at any question, and the question is asked again', (typed, first) => {
    for (const question of ['danger-now', 'who-can-see', 'relationship', 'words', 'home', 'often']) {
      const person = at(question).types(typed)
      expect(keysOf(person.turn.messages)[0]).toBe(first)
      if (first !== 'telling-first') expect(person.at).toBe(question)
      else expect(goOn(person, {}, ({ at: here }) => here !== 'telling').at).toBe(question)
    }
  })

  it('tells nothing where it only asks: no boss is heard in "how do I tell my boss"', () => {
    const person = at('relationship').types('how do i tell my boss?')
    expect(wordsOf(person.turn)).not.toContain('Thank you for telling me')
  })

  it('what tells something as well is kept, and the topic offered', () => {
    const person = at('relationship').types('i found a tracker')
    expect(keysOf(person.turn.messages)).toEqual(['heard-kept', 'at-once-tracking'])
    expect(person.at).toBe('relationship')
    expect(person.turn.messages.flatMap((one) => ('actions' in one ? (one.actions ?? []) : []))).toContainEqual(
      expect.objectContaining({ open: 'tracker' }),
    )
    const told = at('words').types("I can't sleep")
    expect(told.at).not.toBe('words')
    expect(keysOf(told.turn.messages)).toContain('topic-offer')
    expect(keysOf(person.again().gives({ open: 'tracker' }).turn.messages)[0]).toBe('tracker-first')
  })

  it('where somebody is asked what to read, it opens at once, by its name too', () => {
    const menu = at('more')
    for (const typed of ['i found a tracker', 'If someone may know where I am', 'Trackers, safely'])
      expect(keysOf(menu.again().types(typed).turn.messages)[0]).toBe('tracker-first')
    expect(menu.again().types('tracker').at).toBe('more')
    expect(keysOf(toTheEnd(BEGUN).types("i can't sleep").turn.messages)[0]).toBe('coping-normal')
  })

  it('Back takes it back', () => {
    const person = at('relationship').types('how do i keep notes').gives({ command: 'back' })
    expect(keysOf(person.turn.messages)).toContain('back.took-topic')
    expect(person.at).toBe('relationship')
  })

  it.each([
    'how do i keep notes, he is outside my house now',
    'i want to die',
    'there is someone in my house, tracker',
  ])('danger comes first: "%s"', (typed) => {
    expect(at('relationship').types(typed).turn.messages[0]?.kind).toBe('alert')
  })

  it('no wish for the police is no call for them', () => {
    for (const typed of ["I don't want the police", 'but i dont want police', "dwi ddim eisiau'r heddlu"])
      expect(keysOf(at('relationship').types(typed).turn.messages)[0]).toBe('no-police-choice')
    for (const typed of ['i want the police', 'get the police please', "i don't want the police he is at my door now"])
      expect(at('relationship').types(typed).turn.messages[0]?.kind).toBe('alert')
  })

  it('a story that holds the words is a story', () => {
    for (const typed of [
      'he put a tracker on my car and keeps notes about me',
      'i cannot sleep because he rings all night',
    ])
      expect(keysOf(at('relationship').types(typed).turn.messages)).not.toContain('topic-offer')
  })

  it('what is written down for the police stays what was written', () => {
    const person = goOn(
      new Person(),
      { ...EX_WITH_TRACKER, 'notes-form': 'show-me', 'notes-sure': 'show-it' },
      ({ turn }) => turn.prompt.id === 'worst-time',
    )
    expect(keysOf(person.types("i can't sleep").turn.messages)).toEqual(['as-written'])
  })

  it.each(['en', 'cy'])('whoever worries about what they do themselves is opened none, in %s', (locale) => {
    const person = toTheEnd({ ...BEGUN, who: 'myself' }, { locale })
    const opened = world.guidance.askedFor.flatMap(({ typed }) =>
      world.texts
        .get(locale, typed)
        .split('|')
        .slice(0, 4)
        .map((words) => person.again().types(words))
        .filter(
          ({ conversation, turn }) =>
            /topic-offer/.test(wordsOf(turn)) || conversation.entries.some(([id]) => id.includes('open')),
        ),
    )
    expect(opened).toEqual([])
  })

  it('a topic that is not for somebody is not opened', () => {
    const opened = (typed: string, answers: Answers) =>
      keysOf(at('often', { ...BEGUN, ...answers }).types(typed).turn.messages)[0]
    expect(opened("what is clare's law", { relationship: 'stranger' })).toBe('heard-nothing')
    expect(opened("what is clare's law", { relationship: 'partner-or-ex' })).toMatch(/^past-/)
    expect(opened('how can i help', {})).not.toBe('supporting-listen')
    expect(opened('how can i help', { who: 'someone-else' })).toBe('supporting-listen')
  })

  it.each(['en', 'cy'])('every wording in %s opens or offers its own topic, or is danger first', (locale) => {
    const wrong = world.guidance.askedFor.flatMap(({ topic, typed }) => {
      const who = topic.startsWith('supporting') ? 'someone-else' : 'me'
      const menu = goOn(new Person({ locale }), { ...EX_WITH_TRACKER, who }, ({ at: here }) => here === 'more')
      return world.texts
        .get(locale, typed)
        .split('|')
        .filter((words) => {
          const { turn, conversation } = menu.again().types(words)
          return turn.messages[0]?.kind !== 'alert' && conversation.entries.at(-1)?.[1] !== topic
        })
    })
    expect(wrong).toEqual([])
  })
})
