import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person, toThePlan, wordsOf } from './person.ts'

const at = (id: string, locale = 'en') => goOn(new Person({ locale }), EX_WITH_TRACKER, (person) => person.at === id)

describe('an age typed at the question about it', () => {
  const ageOf = (typed: string, locale = 'en') => {
    const person = at('under-18', locale).types(typed)
    return [person.at, person.turn.answered.find(({ id }) => id === 'under-18')?.label]
  }
  it.each(['12', 'im 14', "I'm 17", 'year 9', 'im in year 11', '16 years old', 'im fourteen', '1'])(
    'yes: %s',
    (typed) => {
      expect(ageOf(typed)).toEqual(['words', 'Yes'])
    },
  )
  it.each(['25', 'im 18', 'i am 40 years old', '2'])('no: %s', (typed) => {
    expect(ageOf(typed)).toEqual(['words', 'No'])
  })
  it.each([
    ["dw i'n 14", 'Ydw'],
    ['ym mlwyddyn 9', 'Ydw'],
    ['30 oed', 'Nac ydw'],
  ])('in Welsh: %s', (typed, label) => {
    expect(ageOf(typed, 'cy')).toEqual(['words', label])
  })
  it('of the person that it is about', () => {
    const person = goOn(new Person(), { ...EX_WITH_TRACKER, who: 'someone-else' }, (one) =>
      one.at.startsWith('under-18'),
    )
    expect(person.types('shes 14').turn.answered.at(-1)?.label).toBe('Yes')
  })
})

describe('words about being held by the neck', () => {
  it('put the police first, tick force, and bring what to do for their health', () => {
    const told = at('words').types('he put his hands round my throat last year')
    expect(told.alert?.alert).toBe('perhaps')
    const { plan } = goOn(told, { relationship: 'stranger' }, (person) => person.plan !== undefined)
    expect(plan?.cards[0]?.id).toBe('police-urgent')
    expect(wordsOf(plan ? [plan] : [])).toMatch(/harm that you can't see, even later/)
  })
  it('still count where a later list leaves them out', () => {
    const told = at('words').types('he strangled me last year')
    const { plan } = goOn(told, EX_WITH_TRACKER, (person) => person.plan !== undefined)
    expect(plan?.cards[0]?.do.join(' ')).toMatch(/harm that you can't see/)
  })
})

describe('leaving', () => {
  const planFor = (together: string) => wordsOf(toThePlan({ ...EX_WITH_TRACKER, together }).turn.messages)
  it.each(['yes', 'breaking-up'])('is said to be a risky time where they are together: %s', (together) => {
    expect(planFor(together)).toContain('Leaving, or ending it, can be a risky time')
  })
  it('is not where they are not', () => {
    expect(planFor('no')).not.toContain('Leaving, or ending it')
  })
})

describe('an area in two nations, not sure which', () => {
  const person = goOn(
    new Person(),
    { ...EX_WITH_TRACKER, home: { types: 'TD15' }, 'home>which': 'unsure', told: 'no' },
    ({ plan }) => plan !== undefined,
  )
  it('is said in the plan, with no law of either, and a way to change it', () => {
    const card = person.plan?.cards.find(({ id }) => id === 'two-nations')
    expect(card?.why).toMatch(/England or Scotland|Scotland or England/)
    expect(card?.actions).toEqual([{ label: 'Change your area', change: { id: 'home' } }])
    expect(person.again().gives({ change: 'home' }).at).toBe('home')
  })
})
