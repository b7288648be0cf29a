import { describe, expect, it } from 'vitest'
import { type Answers, goOn, Person, toTheEnd, wordsOf } from './person.ts'

/** Statements of domain/acceptance.md about what comes after telling the police, by their numbers. */
describe('after telling the police', () => {
  const HOMES = { england: 'Leeds', wales: 'Cardiff', scotland: 'Glasgow', 'northern-ireland': 'Belfast' }
  const BEGUN: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'no' }
  const TOPICS = ['told-police', 'order-broken', 'police-complaint', 'rights']
  const TOLD = ['no', 'waiting', 'ignored', 'misnamed', 'closed', 'afraid']
  const WHO = ['me', 'someone-else', 'work']

  /** Everything that a topic says and asks, opened at the end; null where it can't be opened. */
  function read(topic: string, answers: Answers, locale = 'en'): string | null {
    const person = toTheEnd({ ...BEGUN, ...answers }, { locale })
    if (!person.turn.prompt.choices?.some((choice) => choice.id === topic)) return null
    person.gives({ to: person.at, choice: topic })
    const said = [wordsOf(person.turn.messages)]
    goOn(person, answers, (one) => {
      said.push(wordsOf(one.turn))
      return one.turn.prompt.kind === 'end'
    })
    return said.join('\n')
  }
  const words = (topic: string, answers: Answers, locale = 'en') => read(topic, answers, locale) ?? ''
  const all = (answers: Answers) => TOPICS.map((topic) => words(topic, answers)).join('\n')

  it.each(TOLD)('15: in Scotland, nothing of the law of others: %s', (told) => {
    for (const who of WHO)
      for (const by of ['police', 'prosecution', 'unsure']) {
        const said = all({ who, told, home: { types: HOMES.scotland }, 'who-closed-scotland': by })
        expect(said).not.toMatch(
          /\bCPS\b|Crown Prosecution|Right to Review|Stalking Protection|non-molestation|Independent Office|Ombudsman/,
        )
        expect(said).toContain("Victims' Code for Scotland")
        expect(said).toContain('Police Investigations and Review Commissioner')
        if (told === 'closed' && by !== 'police') expect(said).toContain('Procurator Fiscal')
      }
  })

  it.each(TOLD)('16: in Northern Ireland, nothing of the law of others: %s', (told) => {
    for (const who of WHO)
      for (const by of ['police', 'prosecution', 'unsure']) {
        const said = all({ who, told, home: { types: HOMES['northern-ireland'] }, 'who-closed-ni': by })
        expect(said).not.toMatch(
          /\bCPS\b|Crown|Right to Review|Procurator|Independent Office|Review Commissioner|Victims' Code/,
        )
        expect(said).toContain('Police Ombudsman for Northern Ireland')
        expect(said).toContain('Victim Charter')
        if (told === 'closed' && by !== 'police') expect(said).toContain('Public Prosecution Service')
      }
  })

  describe.each(['england', 'wales'] as const)('31: no further action, in %s', (nation) => {
    const home = { types: HOMES[nation] }
    const closed = (answers: Answers) => words('told-police', { told: 'closed', home, ...answers })

    it.each(['yes', 'no', 'never-found', 'unsure', undefined])('interviewed: %s', (interviewed) => {
      for (const by of ['police', 'prosecution', 'unsure', undefined])
        for (const when of ['lately', 'months', 'long-ago', undefined]) {
          const said = closed({
            ...(interviewed && { interviewed }),
            ...(by && { 'who-closed': by }),
            ...(when && { 'closed-when': when }),
          })
          expect(said.includes("Victims' Right to Review")).toBe(interviewed === 'yes' && by === 'police')
          if (by === 'prosecution') expect(said).toContain('You can ask the Crown Prosecution Service for a review')
          expect(said).toContain("does not mean that you were wrong to tell them, or that you weren't believed")
          for (const way of ['A new incident is a new report', 'supervisor', '28 days', 'stalking advocate'])
            expect(said).toContain(way)
          expect(said).not.toMatch(/too late/)
        }
    })

    it('what it does not mean is read before anything is asked', () => {
      const person = toTheEnd({ ...BEGUN, told: 'closed', home })
      person.gives({ to: person.at, choice: 'told-police' })
      expect(wordsOf(person.turn.messages)).toContain("weren't believed")
      expect(person.at).toBe('interviewed')
    })

    it('a time limit that may run comes first; where it was long ago, the ways without one do', () => {
      const order = (when: string) => {
        const said = closed({ interviewed: 'yes', 'who-closed': 'police', 'closed-when': when })
        return said.indexOf("Victims' Right to Review") < said.indexOf('You can ask the police four things')
      }
      expect([order('lately'), order('months'), order('long-ago')]).toEqual([true, false, false])
    })
  })

  it('31: in Scotland and Northern Ireland the review is that of the prosecutor, and only where the prosecutor may have decided', () => {
    const scotland = (by: string) =>
      words('told-police', { told: 'closed', home: { types: HOMES.scotland }, 'who-closed-scotland': by })
    expect(scotland('prosecution')).toContain('within a month')
    expect(scotland('police')).toContain('within 3 months of that answer')
    const ni = (by: string) =>
      words('told-police', { told: 'closed', home: { types: HOMES['northern-ireland'] }, 'who-closed-ni': by })
    expect(ni('prosecution')).toContain('can ask for this in writing')
    expect(ni('police')).toContain('within a year')
  })

  it('32: rights by their name, with what to say today, and none where the nation is not known', () => {
    const names = {
      england: "Victims' Code",
      wales: "Victims' Code",
      scotland: "Victims' Code for Scotland",
      'northern-ireland': 'Victim Charter',
    }
    for (const [nation, name] of Object.entries(names))
      for (const who of WHO) {
        const said = words('rights', { who, told: 'waiting', home: { types: HOMES[nation as keyof typeof HOMES] } })
        expect(said).toContain(name)
        expect(said).toMatch(/To get them today, (say|they can say)/)
      }
    expect(words('rights', { told: 'waiting' })).not.toMatch(/Victims' Code|Charter/)
    expect(all({ told: 'closed' })).not.toMatch(/Right to Review|Crown|3 months|28 days|Ombudsman|Commissioner/)
  })

  it.each(TOLD)('41: never first the force that the person doing this works for: %s', (told) => {
    for (const home of [...Object.values(HOMES).map((types) => ({ types })), undefined]) {
      const said = words('told-police', { told, barriers: ['police'], ...(home && { home }) })
      const other = said.indexOf("You don't have to go to the force they work for")
      expect(other).toBeGreaterThan(-1)
      for (const ask of ['supervisor', 'Tell the police again', 'You can tell the police']) {
        const at = said.indexOf(ask)
        if (at >= 0) expect(at).toBeGreaterThan(other)
      }
    }
  })

  it.each(TOLD)('nobody under 18 meets a law, a form or a dead end: %s', (told) => {
    const young = { 'under-18': 'yes', told, home: { types: HOMES.england } }
    expect(read('rights', young)).toBeNull()
    expect(read('police-complaint', young)).toBeNull()
    const said = words('told-police', young) + words('order-broken', young)
    expect(said).toContain('Childline')
    expect(said).not.toMatch(/Victims' Code|Independent Office|28 days|Protection Order/)
  })

  it('who only reads is asked what the police did, and nothing else', () => {
    const person = goOn(new Person(), { 'way-in': 'read' }, (one) => one.turn.prompt.kind === 'menu')
    person.chooses('police-and-notes').chooses('told-police')
    expect(person.at).toBe('told-how')
    person.chooses('ignored')
    expect(wordsOf(person.turn.messages)).toContain('It was not wrong to tell them')
  })
})
