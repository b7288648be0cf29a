import { describe, expect, it } from 'vitest'
import { goOn, Person, wordsOf, world } from './person.ts'

/** Statement 35 of domain/acceptance.md: somebody who is worried about what they do themselves. */
describe('35: something that I am doing', () => {
  const CLOSED = /track|\bnotes?\b|diary|refuge|screenshot|evidence|proof|hidden|advocate|camera|where they are/i
  const CHOICES = ['was-with', 'not-with', 'under-order', 'cannot-stop', 'very-low', 'young-too'] as const
  /** Only what content-outline 11 names. */
  const MAY = ['childline', 'respect-phoneline', 'samaritans', 'nhs-111-mental-health', 'lifeline-ni']
  const RESPECT = ['was-with', 'under-order', 'cannot-stop']

  const asked = (journey = 'main', locale = 'en') =>
    goOn(new Person({ journey, locale }), { 'danger-now': 'no', who: 'myself' }, ({ at }) => at === 'what-fits')

  it.each(['main', 'short'])('stops all contact first, names 999 and Samaritans, and asks what fits: %s', (journey) => {
    const { reads, turn } = asked(journey)
    expect(reads).toContain('Stop all contact')
    expect(reads).toContain('call 999')
    expect(reads).toContain('116 123')
    expect(turn.prompt.choices?.map(({ id }) => id)).toEqual(CHOICES)
  })

  it.each(CHOICES)('%s leads only to those who help to stop', (choice) => {
    for (const journey of ['main', 'short']) {
      const person = asked(journey).chooses(choice)
      const ids = person.contacts.map(({ id }) => id)
      expect(person.turn.prompt.kind).toBe('end')
      expect(ids).toContain('samaritans')
      expect(ids.filter((id) => !MAY.includes(id))).toEqual([])
      expect(ids.includes('respect-phoneline')).toBe(RESPECT.includes(choice))
      expect(ids.includes('childline')).toBe(choice === 'young-too')
      expect(person.reads).toContain("Don't reply, and don't go there")
      expect(wordsOf(person.turn)).not.toMatch(CLOSED)
      expect(wordsOf(person.turn)).not.toMatch(/\b(sorry|apolog\w*|explain)\b/i)
    }
  })

  it('says so where no line is only for this', () => {
    expect(asked().chooses('not-with').reads).toContain("I don't know of a UK line only for this")
    for (const choice of CHOICES.filter((one) => one !== 'not-with'))
      expect(asked().chooses(choice).reads).not.toContain('No UK line')
  })

  it('opens no topic at the question or after it', () => {
    for (const from of [asked(), ...CHOICES.map((choice) => asked().chooses(choice))])
      for (const open of world.program.topics) {
        const { turn } = from.again().gives({ open })
        const messages = turn.messages.filter(({ kind }) => kind !== 'alert')
        expect([open, wordsOf({ ...turn, messages }).match(CLOSED)?.[0]]).toEqual([open, undefined])
      }
  })

  it('in Welsh as well', () => {
    const person = asked('main', 'cy').chooses('not-with')
    expect(person.reads).toContain('Ddaethon ni ddim o hyd i linell')
    expect(person.contacts.map(({ id }) => id)).toContain('samaritans')
  })
})
