import { describe, expect, it } from 'vitest'
import { take } from '../../src/conversation/converse.ts'
import type { Message } from '../../src/messages/message.ts'
import { type Answers, goOn, Person, TUESDAY_NIGHT, toTheEnd, toThePlan, wordsOf, world } from './person.ts'

/** Statements of domain/acceptance.md about what is said back to somebody, by their numbers. */
describe('the pattern reflected', () => {
  const HOMES = { england: 'Leeds', wales: 'Cardiff', scotland: 'Glasgow', 'northern-ireland': 'Belfast' }
  const begun: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'no' }
  const UNKNOWING: Answers = {
    ...begun,
    relationship: 'unknown',
    barriers: ['none-of-these'],
    often: 'unsure',
    since: 'unsure',
    changed: 'unsure',
    feeling: ['unsure'],
    'ask-grave': 'no',
    official: ['none-official'],
    dependants: 'no',
    told: 'no',
  }

  /** Everything that is said when the reflection comes. */
  function reflected(answers: Answers, locale = 'en'): readonly Message[] {
    const isReflected = ({ turn }: Person) =>
      turn.messages.some(({ key }) => key === 'opening' && turn.answered.length > 5)
    return goOn(new Person({ locale }), answers, isReflected).turn.messages
  }
  const wordsIn = (messages: readonly Message[]) => wordsOf(messages).replace(/\s+/g, ' ')

  const VERDICT =
    /\bscores?\b|\blevels?\b|low risk|medium risk|high risk|not stalking|isn't stalking|this is stalking|not serious|not enough|minor|\d/i

  describe.each([
    ['one', { behaviours: ['near'], 'behaviours>near': ['loitering'], often: 'once' }],
    ['many', { behaviours: ['near', 'online'], 'behaviours>near': ['loitering'], 'behaviours>online': ['tracking'] }],
    ['none', {}],
  ] satisfies [string, Answers][])('8: of %s there is no score, count, level or verdict', (_, acts) => {
    it.each(['me', 'someone-else', 'work'])('about %s', (who) => {
      expect(wordsIn(reflected({ ...UNKNOWING, ...acts, who }))).not.toMatch(VERDICT)
    })
  })

  it('9: one incident matters, can be reported and noted, and no second is waited for', () => {
    const stranger = { behaviours: ['near'], 'behaviours>near': ['loitering'], relationship: 'stranger', often: 'once' }
    const words = wordsIn(reflected({ ...UNKNOWING, ...stranger }))
    expect(words).toContain("Once is enough to tell someone. You don't have to wait for a second time.")
    expect(words).toMatch(/tell the police or talk to a stalking service now/)
    expect(words).toMatch(/note the day, the time, the place and what happened/)
    expect(words).not.toMatch(/four words|Fixated/)
  })

  it('10: "no" and "don\'t know" to everything still ends with a specialist, the police and "you don\'t have to be sure"', () => {
    expect(wordsIn(reflected(UNKNOWING))).toContain("You don't have to be sure.")
    const { plan } = toThePlan({ ...UNKNOWING, home: { types: 'Leeds' } })
    expect(plan?.cards.map(({ contact }) => contact?.id)).toEqual(
      expect.arrayContaining(['national-stalking-helpline', 'west-yorkshire']),
    )
    expect(wordsOf(plan?.cards.map(({ do: todo }) => todo) as never)).toContain("You don't have to be sure")
    expect(toTheEnd(UNKNOWING).turn.prompt.kind).toBe('end')
  })

  describe('11: two different acts are one pattern', () => {
    it.each(Object.entries(HOMES))('in %s', (_, place) => {
      const flowers = {
        behaviours: ['contact', 'online'],
        'behaviours>contact': ['gifts'],
        'behaviours>online': ['impersonation'],
      }
      const answers = { ...UNKNOWING, ...flowers, home: { types: place } }
      const messages = reflected(answers)
      expect(wordsIn(messages)).toContain('These things are different, but together they tell a story.')
      const said = messages.find(({ kind }) => kind === 'you-said')
      expect(said?.kind === 'you-said' && said.found.map(({ label }) => label)).toEqual([
        'Gifts, food or other things sent or left',
        'Pretending to be me or someone else',
      ])
      expect(wordsOf(toThePlan(answers).plan as never)).toMatch(/pattern/)
      expect(wordsIn(messages)).not.toMatch(/\blisted\b|\bcovered\b/)
    })

    it('in their own words, bunch of flowers and fake profile', () => {
      const words = { types: 'she left flowers on my desk and made a fake profile of me' }
      const messages = reflected({ ...UNKNOWING, words, 'heard-right': 'yes' })
      expect(wordsIn(messages)).toContain('together they tell a story')
    })
  })

  it('39: after a silence nothing that was written is shown again', () => {
    const words = { types: 'my ex keeps turning up outside my flat and left flowers' }
    const before = goOn(new Person(), { ...UNKNOWING, words, 'heard-right': 'yes' }, ({ at }) => at === 'dependants')
    const shownAfter = (quietFor: number) => {
      const input = { to: before.at, choice: 'no' }
      return wordsIn(take(world, { ...before.conversation, quietFor }, input, TUESDAY_NIGHT).turn.messages)
    }
    expect(shownAfter(60)).toContain('turning up outside my flat')
    expect(shownAfter(31 * 60)).not.toContain('turning up outside my flat')
    expect(shownAfter(31 * 60)).toContain('Waiting, turning up or driving past')
  })

  it('is not for somebody under 18, whose way is shorter', () => {
    const { conversation, turn } = toTheEnd({
      ...UNKNOWING,
      'under-18': 'yes',
      behaviours: ['near'],
      'behaviours>near': ['following'],
    })
    expect(conversation.entries.map(([id]) => id)).not.toContain('told-right')
    expect(turn.prompt.kind).toBe('end')
    expect(world.program.questions.has('told-right')).toBe(true)
  })
})
