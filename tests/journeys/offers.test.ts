import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person } from './person.ts'

const OWN = 'i keep driving past hers'
const YOUNG = 'i am fourteen'
const at = (id: string, locale = 'en', answers = EX_WITH_TRACKER) =>
  goOn(new Person({ locale }), answers, (person) => person.at === id)
const keysOf = (person: Person) => person.turn.messages.map(({ key }) => key)
const answerTo = (person: Person, id: string) => person.turn.answered.find((one) => one.id === id)?.label

describe('an offer in words', () => {
  it.each(['yes', 'Yes please', 'ok', 'yeah', 'sure', 'ie', 'iawn'])('is taken by a typed "%s"', (typed) => {
    const offered = at('home').types(OWN)
    expect(keysOf(offered)).toContain('offer.who.myself')
    const taken = offered.again().types(typed)
    expect(taken.turn).toEqual(offered.gives({ change: 'who', choice: 'myself' }).turn)
    expect(taken.chooses('was-with').contacts.map(({ id }) => id)).toContain('respect-phoneline')
  })
  it.each(['ie', 'iawn', 'plîs', 'ydw', 'ie, plîs', 'yes'])('is taken in Welsh by "%s"', (typed) => {
    const offered = at('home', 'cy').types(OWN)
    const taken = offered.again().types(typed)
    expect(taken.turn).toEqual(offered.gives({ change: 'who', choice: 'myself' }).turn)
  })
  it.each([
    ['no', 'en'],
    ['no thanks', 'en'],
    ['na', 'cy'],
    ['dim diolch', 'cy'],
  ])('is declined by "%s" kindly: the question is asked again, without it', (typed, locale) => {
    const offered = at('home', locale).types(OWN)
    const declined = offered.again().types(typed)
    expect([declined.at, keysOf(declined)]).toEqual(['home', ['offer.declined']])
    expect(declined.turn.answered).toEqual(offered.turn.answered)
    expect(keysOf(declined.types('Leeds'))).toContain('place.found')
  })
  it('stays through other words until the question beside it is left', () => {
    const offered = at('relationship').types(OWN)
    for (const typed of ['hmm blue', 'hmm green', 'my neighbour again']) {
      offered.types(typed)
      expect(keysOf(offered)).toContain('offer.who.myself')
    }
    expect(answerTo(offered.again().types('yes'), 'who')).toBe('Something I am doing')
    expect(keysOf(offered.chooses('stranger'))).not.toContain('offer.who.myself')
    expect(keysOf(offered.types('yes'))).not.toContain('offer.who.myself')
  })
  it('is asked about where the question takes a yes or no as well, once: then it answers the question', () => {
    const offered = at('together').types(OWN)
    const asked = offered.again().types('no')
    expect([asked.at, keysOf(asked)]).toEqual(['together', ['offer.which', 'offer.who.myself']])
    expect(asked.turn.answered).toEqual(offered.turn.answered)
    expect(answerTo(asked.again().types('no'), 'together')).toBe('No')
    expect(answerTo(asked.gives({ change: 'who', choice: 'myself' }), 'who')).toBe('Something I am doing')
  })
  it('is asked about where there are two of them', () => {
    const both = at('home').types(`${YOUNG}. ${OWN}`)
    expect(keysOf(both).filter((key) => key.startsWith('offer'))).toHaveLength(2)
    expect(keysOf(both.again().types('yes'))).toContain('offer.which')
    expect(keysOf(both.types('no'))).toEqual(['offer.declined'])
  })
  it('of help before the question was asked leads to help, and a yes to the question about danger is danger', () => {
    const offered = at('danger-now').types(OWN)
    expect(keysOf(offered)).toContain('offer.who.myself.early')
    expect(offered.again().types('yes').alert?.alert).toBe('danger')
    expect(offered.again().types('ok').turn).toEqual(offered.again().gives({ command: 'help' }).turn)
    expect(answerTo(offered.types('no'), 'danger-now')).toBe('No')
  })
  it('is not what is answered where the same words raised an alert: yes and ok are said to that', () => {
    const danger = at('relationship').types(`${YOUNG} and hes outside my door right now`)
    expect(danger.alert?.alert).toBe('danger')
    expect(answerTo(danger.again().types('ok'), 'under-18')).toBe('No')
  })
  it('names the answer that it would change', () => {
    const offered = at('home', 'en', { ...EX_WITH_TRACKER, relationship: 'stranger' }).types('my ex')
    const offer = offered.turn.messages.find(({ key }) => key === 'offer')
    expect(offer).toMatchObject({
      lines: [expect.stringContaining('Who is doing this'), expect.stringContaining('A partner or ex')],
    })
    expect(answerTo(offered.types('yes please'), 'relationship')).toBe('A partner or ex')
  })
})
