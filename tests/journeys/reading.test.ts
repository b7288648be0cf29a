import { describe, expect, it } from 'vitest'
import { NATIONS } from '../../src/directory/places/types.ts'
import { goOn, Person, world } from './person.ts'

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
})
