import { describe, expect, it } from 'vitest'
import { NATIONS } from '../../src/directory/places/types.ts'
import { isUndone } from '../../src/facts/value.ts'
import { type Answers, goOn, Person, world } from './person.ts'

const at = (id: string) => goOn(new Person(), { 'danger-now': 'no', who: 'me' }, ({ turn }) => turn.prompt.id === id)

describe('what people type', () => {
  it.each(['Spain', 'I live in Paris', 'Dublin', 'Australia'])(
    '%s is a place outside the UK, and has a kind ending',
    (text) => {
      const person = at('home').gives(text)
      expect(person.turn.prompt.errorCode).toBeUndefined()
      expect(person.turn.answered.find(({ id }) => id === 'home')?.label).toMatch(/UK/)
    },
  )

  it('every nation has a name in every language', () => {
    for (const locale of world.texts.locales)
      for (const nation of NATIONS) expect(world.texts.has(locale, `home>nation.${nation}`)).toBe(true)
  })

  it.each(['yeah', 'yep', 'y', 'maybe', 'not sure', 'im scared', 'idk', 'ydw'])(
    '"%s" at the question about danger is heard as danger',
    (text) => {
      const person = at('danger-now').gives(text)
      expect(person.alert?.actions[0]?.tel).toBe('999')
    },
  )

  it.each(['skip', 'back', 'restart'])('"%s" that was typed at another question changes nothing', (text) => {
    const here = at('relationship')
    const person = here.again().gives({ to: 'who', text })
    expect(person.turn.prompt).toMatchObject({ id: 'relationship', errorCode: 'other-question' })
    expect(person.conversation.entries).toEqual(here.conversation.entries)
  })

  it('danger is heard in words for a change, also of a question that was never asked', () => {
    for (const change of ['who', 'no-such-question']) {
      const person = at('relationship').gives({ change, text: 'he is outside my door right now' })
      expect(person.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
      expect(person.turn.prompt.id).toBe('relationship')
    }
  })

  it('words for a change in which nothing can be used come back with what to mend', () => {
    const person = goOn(
      new Person(),
      { 'danger-now': 'no', home: { types: 'LE2' } },
      ({ turn }) => turn.prompt.id === 'told',
    )
    person.gives({ change: 'home', text: 'nowhere at all' })
    expect(person.turn.prompt).toMatchObject({ id: 'home', errorCode: 'unknown-place', draft: 'nowhere at all' })
  })

  it.each([
    ['emergency', 'told'],
    ['who can help', 'told'],
    ['asdf qwer zxcv', 'home'],
    ['LE2', 'told'],
    ['beeston', 'home>which'],
    ['back', 'told'],
  ])('"%s" for a change is one entry at most, so that one Back takes it back', (typed, at) => {
    const answers: Answers = { 'danger-now': 'no', home: { types: 'Cardiff' } }
    const here = goOn(new Person(), answers, ({ turn }) => turn.prompt.id === 'told')
    const before = here.conversation.entries
    const person = here.gives({ change: 'home', text: typed })
    expect(person.at).toBe(at)
    expect(person.conversation.entries.length - before.length).toBeLessThanOrEqual(1)
    if (person.conversation.entries.length === before.length) return
    const back = person.gives({ command: 'back' })
    expect(back.conversation.entries.filter(([, value]) => !isUndone(value))).toEqual(before)
  })

  it('"skip" for a change skips the question, as the button does', () => {
    const answers: Answers = { 'danger-now': 'no', home: { types: 'LE2' } }
    const here = () => goOn(new Person(), answers, ({ turn }) => turn.prompt.id === 'told')
    const typed = here().gives({ change: 'home', text: 'skip' })
    expect(typed.conversation.entries.at(-1)).toEqual(['home', null])
    expect(here().gives({ change: 'home', skip: true }).turn).toEqual(typed.turn)
  })

  it.each([
    ['English', 'en'],
    ['in english!', 'en'],
    ['Cymraeg', 'cy'],
    ['Welsh', 'cy'],
    ['saesneg', 'en'],
  ])('the name of a language, %s, chooses that one, whichever is spoken', (typed, locale) => {
    for (const spoken of world.texts.locales)
      expect(new Person({ locale: spoken }).types(typed).turn.locale).toBe(locale)
  })

  it('the word for language asks for the other one', () => {
    expect(new Person({ locale: 'en' }).types('language').turn.locale).toBe('cy')
    expect(new Person({ locale: 'cy' }).types('iaith').turn.locale).toBe('en')
  })
})
