import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person } from './person.ts'

const at = (id: string, locale: string) => goOn(new Person({ locale }), EX_WITH_TRACKER, (person) => person.at === id)
/** What a text typed at a question was taken as, or null where it was asked again. */
const taken = (id: string, typed: string, locale: string) => {
  const person = at(id, locale).types(typed)
  return person.conversation.entries.find(([one]) => one === id)?.[1] ?? null
}

describe('an answer in own words is taken', () => {
  it.each([
    ['who', 'me, its happening to me', 'me'],
    ['who', "It's about me", 'me'],
    ['who', 'its for my daughter', 'someone-else'],
    ['who', 'my friend', 'someone-else'],
    ['under-18', 'no im 34', 'no'],
    ['under-18', 'No, she is 19', 'no'],
    ['under-18', 'im 34', 'no'],
    ['under-18', 'shes 16', 'yes'],
    ['relationship', 'just my ex boyfriend', 'partner-or-ex'],
    ['relationship', "it's my ex", 'partner-or-ex'],
    ['relationship', 'a guy from work', 'known'],
    ['home', 'i sleep in my car', 'moving'],
    ['told', 'i told them twice and they did nothing', 'ignored'],
    ['told', 'no not yet', 'no'],
    ['together', 'no please', 'no'],
    ['told', 'yes but they closed it', 'closed'],
  ])('%s: %s', (id, typed, choice) => expect(taken(id, typed, 'en')).toBe(choice))

  it.each([
    ['who', "fi, mae'n digwydd i fi", 'me'],
    ['who', 'mae hyn am fy ffrind', 'someone-else'],
    ['under-18', "na, dwi'n 34", 'no'],
    ['relationship', 'jyst fy nghyn-gariad', 'partner-or-ex'],
    ['home', "dwi'n byw yn fy nghar", 'moving'],
    ['told', 'do, ddwywaith, ond wnaethon nhw ddim byd', 'ignored'],
    ['told', 'yes but they closed it', 'closed'],
  ])('in Welsh: %s: %s', (id, typed, choice) => expect(taken(id, typed, 'cy')).toBe(choice))

  it('a place roughly said is asked about', () => {
    const person = at('home', 'en').types('i live near leeds way')
    expect(person.turn.prompt).toMatchObject({
      id: 'home>which',
      choices: [{ label: 'Leeds, West Yorkshire' }, {}, {}],
    })
    expect(at('home', 'en').types('near leeds').at).toBe('happens')
  })
})

describe('what is not clear is asked again', () => {
  it.each([
    ['who', 'me and my friend'],
    ['under-18', 'no im 16'],
    ['relationship', 'my ex or my neighbour'],
    ['told', 'yes'],
    ['told', 'no they closed it'],
    ['danger-now', 'i think no'],
  ])('%s: %s', (id, typed) => expect(taken(id, typed, 'en')).toBeNull())

  it.each([
    ['under-18', 'no im 34 and hes outside my house now'],
    ['relationship', 'just my ex boyfriend, he is at my door'],
    ['home', 'i sleep in my car and he found me, hes here now'],
  ])('and danger is danger: %s: %s', (id, typed) => {
    const person = at(id, 'en').types(typed)
    expect([person.at, person.alert?.alert]).toEqual([id, 'danger'])
  })
})
