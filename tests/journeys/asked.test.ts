import { describe, expect, it } from 'vitest'
import { EX_WITH_TRACKER, goOn, Person, toTheEnd, wordsOf, world } from './person.ts'

const at = (id: string, locale = 'en', answers = EX_WITH_TRACKER) =>
  goOn(new Person({ locale }), answers, (person) => person.at === id)
const keysOf = (person: Person) => person.turn.messages.map(({ key }) => key)
const asked = (person: Person) => keysOf(person).find((key) => key.startsWith('asked.'))

describe('what people ask the chat itself', () => {
  it.each([
    ['is it my fault', 'fault'],
    ['Is this all my fault?', 'fault'],
    ['will you tell anyone', 'tell-anyone'],
    ['please, will you tell the police?', 'tell-anyone'],
    ['who reads this', 'who-reads'],
    ['are you a real person', 'real-person'],
    ['can i talk to a real person please', 'real-person'],
    ['can i get a restraining order', 'orders'],
    ['what will happen if i tell the police', 'telling-police'],
    ['should I call the police?', 'telling-police'],
    ['should i message him back', 'answering'],
    ['can I block him?', 'answering'],
    ['should she meet him one last time', 'answering'],
    ['thank you', 'thanks'],
    ['ok thanks', 'thanks'],
  ])('"%s" is answered, and the question is asked again', (typed, id) => {
    for (const here of ['who', 'words', 'relationship', 'told']) {
      const person = at(here)
      const { entries } = person.conversation
      expect([person.types(typed).at, asked(person)]).toEqual([here, `asked.${id}`])
      expect(person.conversation.entries).toEqual(entries)
    }
    expect(asked(toTheEnd(EX_WITH_TRACKER).types(typed))).toBe(`asked.${id}`)
  })

  it.each([
    ['ai fy mai i yw hyn', 'fault'],
    ["fyddwch chi'n dweud wrth rywun?", 'tell-anyone'],
    ["pwy sy'n darllen hyn", 'who-reads'],
    ["ydych chi'n berson go iawn?", 'real-person'],
    ['alla i gael gorchymyn atal', 'orders'],
    ["beth fydd yn digwydd os dw i'n dweud wrth yr heddlu", 'telling-police'],
    ['ddylwn i ateb?', 'answering'],
    ['diolch yn fawr', 'thanks'],
    ['is it my fault', 'fault'],
  ])('in Welsh: "%s"', (typed, id) => expect(asked(at('relationship', 'cy').types(typed))).toBe(`asked.${id}`))

  it('a way to people stands under answers that speak of them', () => {
    const answer = at('who').types('are you real').turn.messages[0]
    expect(answer).toMatchObject({ actions: [{ label: 'Show me who can help', command: 'help' }] })
  })

  it('is answered about somebody else where it is about them', () => {
    const them = at('relationship', 'en', { ...EX_WITH_TRACKER, who: 'someone-else' }).types('was it my fault')
    expect(wordsOf(them.turn)).toContain('not their fault, and not yours')
  })

  it('no answer hides what else is said: more words are heard as before', () => {
    const told = at('relationship').types('is it my fault he keeps following me home')
    expect([asked(told), keysOf(told)]).toEqual([undefined, expect.arrayContaining(['heard-kept'])])
    expect(at('relationship').types('is it my fault hes outside my door right now').alert?.alert).toBe('danger')
  })

  it('whoever is worried about what they do themselves is answered only what they may read', () => {
    const own = goOn(new Person(), { who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end')
    expect(asked(own.again().types('who reads this'))).toBe('asked.who-reads')
    for (const typed of [
      'is it my fault',
      'can i get a restraining order',
      'what will happen if i tell the police',
      'should i text her back',
    ])
      expect(asked(own.again().types(typed))).toBeUndefined()
  })

  it('nothing that is answered names the law of a nation', () => {
    const words = world.guidance.law.flatMap((one) => Object.values(one.words).flat())
    for (const { text } of world.guidance.asked)
      for (const locale of world.texts.locales)
        for (const word of words) expect(world.texts.get(locale, text).toLowerCase()).not.toContain(word.toLowerCase())
  })
})
