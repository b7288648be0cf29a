import { describe, expect, it } from 'vitest'
import { contactsIn } from './golden.ts'
import { type Answers, contactsOf, goOn, Person, toTheEnd, toThePlan, wordsOf, world } from './person.ts'

/** Statement 34 of domain/acceptance.md: somebody who says that they are under 18. */
describe('34: under 18', () => {
  const YOUNG: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'yes', 'young-age': 'older' }
  const HOMES = ['Leeds', 'Cardiff', 'Glasgow', 'Belfast']
  const SAFE = ['home-person', 'school-person', 'another-person', 'no-one-now', 'doing-this']
  const LAW = /Stalking Protection|non-molestation|non-harassment|interdict|Clare|advocate|Make notes for the police/i

  /** Everything that somebody is shown to the end. */
  function allTurns(answers: Answers, journey: string) {
    const turns: Person['turn'][] = []
    goOn(new Person({ journey }), answers, ({ turn }) => {
      turns.push(turn)
      return turn.prompt.kind === 'end'
    })
    return turns
  }

  it.each(['13', 'year 9', 'im 15', "I'm in year 11"])('is heard in "%s" as well as by a button', (typed) => {
    const at = goOn(new Person(), { ...YOUNG, 'under-18': { types: typed } }, ({ at: here }) => here === 'young-age')
    expect(at.reads).toContain('You have done nothing wrong, and you are not in trouble with us')
    expect(at.reads).toContain('0800 1111')
  })

  describe.each(HOMES)('in %s', (place) => {
    it.each(SAFE)('a plan in three cards, nobody for adults only, no law and no notes: %s', (safe) => {
      for (const journey of ['main', 'short']) {
        const answers = { ...YOUNG, 'safe-grown-up': safe, home: { types: place } }
        const turns = allTurns(answers, journey)
        const plans = turns.flatMap(({ messages }) => messages.filter((one) => one.kind === 'plan'))
        expect(plans[0]?.cards.map(({ id }) => id)).toEqual(['young-childline', 'young-police', 'young-grown-up'])
        expect(contactsOf(plans[0]).map(({ id }) => id)).toContain('childline')
        const child = new Map([
          ['under-18', 'yes'],
          ['who', 'me'],
        ])
        const wrong = turns
          .flatMap(contactsIn)
          .filter(({ id }) => world.directory.organisations.get(id)?.serves(child) === false)
        expect(wrong).toEqual([])
        const words = turns.map(wordsOf).join('\n')
        expect(words).not.toMatch(LAW)
        expect(words).not.toMatch(/\btell your (parents?|mum|dad)\b/i)
      }
    })
  })

  it.each(SAFE)('each answer about a grown-up is answered: %s', (safe) => {
    const at = goOn(new Person(), { ...YOUNG, 'safe-grown-up': safe }, ({ at: here }) => here === 'words')
    expect(at.turn.messages.map(({ key }) => key)).toContain(`young-${safe}`)
  })

  it('where a grown-up does it: nobody who is close to them', () => {
    const person = toThePlan({ ...YOUNG, 'safe-grown-up': 'doing-this' })
    expect(person.reads).toContain("Choose someone who doesn't work with the person doing this")
    expect(toThePlan({ ...YOUNG, 'young-who': 'grown-up' }).reads).toContain("isn't close to them")
    expect(toThePlan({ ...YOUNG, 'young-who': 'at-school' }).reads).not.toContain("isn't close to them")
  })

  it('a tracker is not touched before anybody helps', () => {
    const answers = { ...YOUNG, behaviours: ['online'], 'behaviours>online': ['tracking'] }
    const { plan } = toThePlan({ ...answers, home: { types: 'Leeds' } })
    expect(plan?.cards).toHaveLength(3)
    expect(plan?.cards[0]?.do.join(' ')).toContain("You don't have to touch it")
  })

  it('ten or younger: 999, Childline and a grown-up, and nothing else, in help as well', () => {
    const person = toTheEnd({ ...YOUNG, 'young-age': 'ten-or-less' })
    expect(person.reads).toContain('Show this to a grown-up you feel safe with')
    expect(person.reads).toContain('999')
    expect(contactsIn(person.turn).map(({ id }) => id)).toEqual(['childline'])
    const helped = goOn(person.gives({ command: 'help' }), {}, ({ contacts }) => contacts.length > 0)
    expect(helped.contacts.map(({ id }) => id)).toEqual(['childline'])
  })

  it('nobody is told that a child is part of it who is the child, and a grown-up is', () => {
    const heard = (answers: Answers) =>
      goOn(
        new Person(),
        { ...answers, words: { types: 'he waits at the school gates for my daughter who is 9' } },
        ({ at }) => at === 'heard-right',
      )
    expect(heard({ ...YOUNG, 'under-18': 'no' }).reads).toContain('A child is part of this')
    expect(heard(YOUNG).reads).not.toContain('A child is part of this')
  })

  it('private pictures: never blame, never pay, and those who help children', () => {
    const person = toTheEnd({ ...YOUNG, home: { types: 'Leeds' } })
    const { turn } = person.gives({ to: person.at, choice: 'images' })
    expect(wordsOf(turn)).toContain("Don't send more, don't pay and don't meet")
    expect(wordsOf(turn)).toContain('not your fault, even if you sent it')
    expect(contactsIn(turn).map(({ id }) => id)).toEqual(['childline', 'report-remove', 'ceop-safety-centre'])
  })
})
