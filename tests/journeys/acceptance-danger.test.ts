import { describe, expect, it } from 'vitest'
import { textMessages } from '../../src/messages/text-messages.ts'
import { everyText } from './content.ts'
import { type Answers, contactsOf, EX_WITH_TRACKER, goOn, Person, toThePlan, wordsOf, world } from './person.ts'

/** Statements 1 to 7 of domain/acceptance.md: danger first. */

/** What a text message can carry, at its narrowest. */
const SMS = { maxLabel: 20, maxChoices: null, maxMessage: 459 }
const at = (id: string, locale = 'en') => goOn(new Person({ locale }), EX_WITH_TRACKER, (person) => person.at === id)
const planAfter = (typed: string, answers: Answers = {}) => {
  const told = at('words').types(typed)
  const again = told.alert ? told.types(typed) : told
  return goOn(again, { 'heard-right': 'yes', home: { types: 'LE2' }, ...answers }, ({ plan }) => plan !== undefined)
}

describe.each([
  ['main', 'en', 'words'],
  ['main', 'en', 'home'],
  ['short', 'en', 'short-words'],
  ['main', 'cy', 'relationship'],
])('1: danger now, on the journey "%s" in "%s" at "%s"', (journey, locale, id) => {
  it.each([
    "he's at my door",
    'she is in the garden again rn',
    "there's someone in the house",
    'a man is following me right now',
    'he just said hes coming to kill me tonight',
    "mae o tu allan i'r drws",
  ])('%s', (typed) => {
    const here = goOn(new Person({ journey, locale }), { who: 'me', home: { types: 'LE2' } }, (one) => one.at === id)
    const { messages, prompt } = here.types(typed).turn
    expect(messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
    expect(prompt.id).toBe(id)
    // by text message nothing stands before it
    expect(textMessages(here.turn, SMS)[0]?.split('\n')[0]).toContain('999')
  })
})

describe.each(['en', 'cy'])('2: who can not speak, in "%s"', (locale) => {
  const alert = new Person({ locale }).gives({ command: 'emergency' }).alert
  const texts = everyText(world, locale)

  it('a mobile, and 55 when asked to; 55 does not say where they are', () => {
    const said = alert?.lines.join('\n') ?? ''
    const [mobile, asked, where] =
      locale === 'en'
        ? [
            'Call 999 from a mobile',
            'Press 55 when you are asked to',
            'Pressing 55 does not tell the police where you are',
          ]
        : ['Ffoniwch 999 o ffôn symudol', 'Pwyswch 55 pan ofynnir', 'Dydy pwyso 55 ddim yn dweud']
    for (const words of [mobile, asked, where]) expect(said).toContain(words)
  })

  it('texting 999 is for a phone that is registered, wherever it is named', () => {
    const texting = texts.filter(
      ([key, text]) => /\b(text|[dt]ecstio|destun i) 999\b/i.test(text) && !key.endsWith('.name'),
    )
    expect(texting.length).toBeGreaterThan(1)
    expect(texting.filter(([, text]) => !/regist|gofrestr/.test(text))).toEqual([])
  })
})

describe.each(['en', 'cy'])('3: 999 by one word, in "%s"', (locale) => {
  it.each(['help', 'HELP', '999', 'emergency', 'argyfwng', 'helpwch fi'])('%s', (word) => {
    for (const id of ['way-in', 'words', 'home', 'more', 'end']) {
      const { turn } = at(id, locale).types(word)
      expect([id, turn.messages[0]?.kind, turn.prompt.id]).toEqual([id, 'alert', id])
    }
  })
})

describe('4: what is over', () => {
  it.each([
    ['he was outside last night', 'en'],
    ['she followed me home last week', 'en'],
    ['someone broke in on monday while i was away', 'en'],
    ['roedd hi tu allan i fy nhŷ neithiwr', 'cy'],
  ])('%s: no emergency screen, 999 if it happens again in one line, and the chat goes on', (typed, locale) => {
    const person = at('words', locale).types(typed)
    expect(person.alert).toBeUndefined()
    expect(person.at).toBe('heard-right')
    const said = person.turn.messages.flatMap((one) => (one.kind === 'text' ? one.lines : []))
    expect(said.filter((line) => line.includes('999'))).toHaveLength(1)
  })

  it('in one press after an alert, too', () => {
    const alarmed = at('words').gives({ command: 'emergency' })
    expect(alarmed.gives({ command: 'again' }).at).toBe('words')
  })
})

describe('5: very frightened', () => {
  it.each(['me', 'someone-else', 'work'])(
    'chosen, with no other detail: police and a specialist at once, about %s',
    (who) => {
      const begun = { 'danger-now': 'no', who, feeling: ['frightened'] }
      const person = goOn(new Person(), begun, ({ contacts }) => contacts.length > 0)
      const ids = person.contacts.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(['police-101', 'national-stalking-helpline']))
      expect(ids.slice(0, 3)).toEqual(expect.arrayContaining(['national-stalking-helpline']))
      expect(person.at).toBe('life')
      const { plan } = goOn(person, { home: { types: 'Leeds' } }, (one) => one.plan !== undefined)
      expect(plan?.cards.slice(0, 2).map(({ contact }) => contact?.id)).toEqual([
        'west-yorkshire',
        'national-stalking-helpline',
      ])
    },
  )

  it.each(['i am so scared', "im terrified and don't know what to do", 'i feel frightened all the time'])(
    'typed, with no other detail: %s',
    (typed) => {
      for (const here of [
        at('words').types(typed),
        goOn(new Person().types(typed), { who: 'me' }, (one) => one.contacts.length > 0),
      ]) {
        const ids = here.contacts.map(({ id }) => id)
        expect(ids).toEqual(expect.arrayContaining(['police-101', 'national-stalking-helpline']))
      }
    },
  )
})

describe('6: what is grave', () => {
  it.each([
    'he said hes going to kill me',
    'my ex strangled me in march',
    'years ago he pulled a knife on me',
    'she broke into my flat in 2019',
    'he breached his bail on monday',
  ])('the police come before notes and care, and the words come with it: %s', (typed) => {
    const { plan } = planAfter(typed)
    const ids = plan?.cards.map(({ id }) => id) ?? []
    expect(ids[0]).toBe('police-urgent')
    expect(ids.indexOf('keep')).toBeGreaterThan(ids.indexOf('helpline'))
  })

  it.each(['he strangled me last year', 'he had his hands round my throat', 'she held me by the neck'])(
    'held by the neck, one line for their health: %s',
    (typed) => {
      const said = wordsOf(planAfter(typed).turn.messages)
      expect(said.match(/harm that you can't see, even later/g)).toHaveLength(1)
      expect(said).toMatch(/999 or go to A&E/)
    },
  )

  it.each(['he forced me to have sex', 'he keeps touching me and i dont want it'])(
    'unwanted sexual contact: who helps with that, too: %s',
    (typed) => {
      const { plan } = planAfter(typed)
      expect(plan?.cards.map(({ id }) => id)).toContain('sexual')
      expect(contactsOf(plan).map(({ id }) => id)).toEqual(expect.arrayContaining(['rape-crisis-ew', 'sarc-finder']))
    },
  )

  it.each([
    { grave: ['kill'], 'ask-grave': 'yes' },
    { grave: ['neck-held'], 'ask-grave': 'yes' },
    { grave: ['weapon-seen'], 'ask-grave': 'yes' },
    { official: ['bail'], broken: 'yes' },
    { behaviours: ['things'], 'behaviours>things': ['break-in'] },
  ])('chosen: %o', (answers) => {
    expect(toThePlan({ 'danger-now': 'no', who: 'me', ...answers }).plan?.cards[0]?.id).toBe('police-urgent')
  })
})

describe('7: somebody who may not want to live', () => {
  it.each(['i want to die', 'i cant do this any more im going to end it', 'i cut myself last night', 'dwi isio marw'])(
    '%s: who listens first, with 999 or A&E, and no list about stalking',
    (typed) => {
      const person = at('words').types(typed)
      expect(person.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'crisis' })
      expect(person.alert?.lines[0]).toMatch(/might act on it now, or have hurt yourself, call 999 or go to A&E/)
      expect(person.alert?.lines.join(' ')).toMatch(/Samaritans on 116 123/)
      expect(person.contacts).toEqual([])
      const on = goOn(person.gives({ command: 'again' }), EX_WITH_TRACKER, ({ plan }) => plan !== undefined)
      expect(contactsOf(on.plan).map(({ id }) => id)).toContain('national-stalking-helpline')
    },
  )
})
