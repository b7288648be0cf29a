import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person, toThePlan } from './person.ts'

const at = (id: string, answers = EX_WITH_TRACKER, locale = 'en') =>
  goOn(new Person({ locale }), answers, (person) => person.at === id)
const nothing = (person: Person) => person.turn.messages.filter(({ key }) => key.startsWith('heard-nothing'))

describe('40: words that are not understood', () => {
  it.each(['en', 'cy'])('are never answered twice in a row in the same words, in %s', (locale) => {
    for (const [here, answers] of [
      ['way-in', EX_WITH_TRACKER],
      ['words', EX_WITH_TRACKER],
      ['relationship', EX_WITH_TRACKER],
      ['more', EX_WITH_TRACKER],
      ['end', EX_WITH_TRACKER],
      ['more', { ...EX_WITH_TRACKER, home: 'outside' }],
    ] as const) {
      const person = at(here, answers, locale)
      let last: unknown = null
      for (const typed of ['🙂', 'qwerty', '🙂', 'hmm', 'blue', 'hmm']) {
        const said = nothing(person.types(typed)).map((one) => 'lines' in one && one.lines)
        expect(said).toHaveLength(1)
        expect(said).not.toEqual(last)
        expect(String(said)).toContain('999')
        last = said
      }
    }
  })

  it('name no helpline for those who are harmed to whoever worries about what they themselves do', () => {
    const said = nothing(at('end', { ...EX_WITH_TRACKER, who: 'myself' }).types('qwerty'))
    expect(said).toMatchObject([{ key: 'heard-nothing.own' }])
    expect(JSON.stringify(said)).not.toMatch(/Stalking Helpline|police-101/)
  })

  it('do not bring what can be done once more: it is one tap away', () => {
    const person = toThePlan(EX_WITH_TRACKER)
    const { plan } = person
    expect(person.types('hmm').plan).toBeUndefined()
    expect(nothing(person)).toMatchObject([{ actions: [{ tel: expect.anything() }, { command: 'again' }] }])
    expect(person.types('are you real').plan).toBeUndefined()
    expect(person.gives({ command: 'again' }).plan).toEqual(plan)
  })
})
