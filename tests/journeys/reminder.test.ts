import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person } from './person.ts'

const at = (id: string, answers = EX_WITH_TRACKER, locale = 'en') =>
  goOn(new Person({ locale }), answers, (person) => person.at === id)
const DANGER = 'hes outside my door right now'
const first = (person: Person) => person.turn.messages[0]
const isReminded = (person: Person) => person.turn.messages.some(({ key }) => key === 'alert.reminder')

describe('999 after danger was said', () => {
  it.each(['ok', 'i can not hear anything', 'hmm', 'who reads this', 'how do i keep notes', 'my ex'])(
    'stays on top of what "%s" is answered with, with the way to say that it is over',
    (typed) => {
      const after = at('relationship').types(DANGER).types(typed)
      expect(first(after)).toMatchObject({
        role: 'danger',
        lines: [expect.stringContaining('999')],
        actions: [{ tel: '999' }, { command: 'safer' }],
      })
    },
  )
  it('stays through answers, help and back, until the person says that they are safer', () => {
    const person = at('relationship').types(DANGER)
    expect([isReminded(person), person.alert?.alert]).toEqual([false, 'danger'])
    expect(isReminded(person.chooses('stranger'))).toBe(true)
    expect(isReminded(person.gives({ command: 'back' }))).toBe(true)
    expect(isReminded(person.gives({ command: 'language' }))).toBe(true)
    expect(isReminded(person.gives({ command: 'safer' }))).toBe(false)
    expect(isReminded(person.types('hmm'))).toBe(false)
    expect(isReminded(person.types(DANGER).types('hmm'))).toBe(true)
  })
  it.each(["i'm safe now", "I'm safer now, go on", "dw i'n fwy diogel nawr"])('ends by "%s"', (typed) => {
    const person = at('relationship').types(DANGER)
    expect(isReminded(person.types(typed))).toBe(false)
    expect(isReminded(person.types('hmm'))).toBe(false)
  })
  it('ends where it is over for now, and where danger is taken back', () => {
    const over = at('relationship').types(DANGER).gives({ open: 'after-danger' })
    expect(isReminded(over)).toBe(false)
    expect(isReminded(over.types('hmm'))).toBe(false)
    expect(isReminded(at('relationship').types(DANGER).gives({ command: 'back' }))).toBe(false)
    const answered = at('danger-now').chooses('yes').types('hmm')
    expect(isReminded(answered)).toBe(true)
    expect(isReminded(answered.gives({ change: 'danger-now', choice: 'no' }))).toBe(false)
  })
  it.each(['no', 'got-away'])('ends where the question about danger is answered with "%s"', (choice) => {
    const person = at('danger-now').types(DANGER).types('hmm')
    expect(isReminded(person)).toBe(true)
    expect(isReminded(person.chooses(choice))).toBe(false)
  })
  it('speaks of somebody else where it is about them', () => {
    const them = at('relationship', { ...EX_WITH_TRACKER, who: 'someone-else' }).gives({ command: 'emergency' })
    expect(first(them.types('hmm'))).toMatchObject({ lines: [expect.stringContaining('Is someone still in danger?')] })
  })
  it('is not said twice: what shows help begins with it', () => {
    const plan = goOn(at('relationship').types(DANGER), EX_WITH_TRACKER, (person) => person.plan !== undefined)
    expect(isReminded(plan)).toBe(false)
  })
  it('is the number of the place where they are', () => {
    const abroad = at('more', { ...EX_WITH_TRACKER, home: 'outside' })
      .types(DANGER)
      .types('hmm')
    expect(first(abroad)).toMatchObject({ actions: [{ command: 'safer' }] })
    expect(abroad.reads).toContain('the emergency number where you are')
  })
  it('is there in Welsh', () => {
    const person = at('relationship', EX_WITH_TRACKER, 'cy').types(DANGER).types('iawn')
    expect(first(person)).toMatchObject({ lines: [expect.stringContaining('Mewn perygl o hyd?')] })
  })
})
