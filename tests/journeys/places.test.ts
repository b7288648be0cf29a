import { describe, expect, it } from 'vitest'
import { type Answers, contactsOf, EX_WITH_TRACKER, goOn, Person, toTheEnd, toThePlan, wordsOf } from './person.ts'

const atHome = (circumstances = {}): Person =>
  goOn(new Person(circumstances), EX_WITH_TRACKER, ({ at }) => at === 'home')
const labels = ({ turn }: Person) => turn.prompt.choices?.map(({ label }) => label) ?? []
const living = (home: string, more: Answers = {}): Answers => ({ ...EX_WITH_TRACKER, home: { types: home }, ...more })
const police = (home: string): string[] => {
  const forces = toThePlan(living(home)).plan?.cards.find(({ id }) => id.startsWith('police-'))
  return [forces?.contact, ...(forces?.beside ?? [])].flatMap((one) => one?.id ?? [])
}

describe('a place', () => {
  it.each([
    ['LE2', 'leicestershire'],
    ['le2 3ab', 'leicestershire'],
    ['Cardiff', 'south-wales'],
    ['caerdydd', 'south-wales'],
    ['glasgow', 'police-scotland'],
    ['Belfast', 'psni'],
    ['i live near Beeston, Nottingham', 'nottinghamshire'],
  ])('%s is read as %s', (home, force) => expect(police(home)).toEqual([force]))

  it('is kept without the words that were typed', () => {
    const person = atHome().types('LE2 3AB')
    expect(JSON.stringify(person.conversation)).not.toMatch(/LE2|3AB/i)
    expect(person.turn.answered.find(({ id }) => id === 'home')?.label).toBe('Leicestershire Police')
  })

  it('that is in two forces asks which side, and takes "not sure" for both, with the law of neither', () => {
    const person = atHome().types('TD15')
    expect(person.at).toBe('home>which')
    expect(labels(person)).toEqual(['Northumberland', 'Scottish Borders', "I'm not sure", 'Somewhere else'])
    const unsure = goOn(person.again().types("I'm not sure"), {}, ({ plan }) => plan !== undefined)
    const card = unsure.plan?.cards.find(({ id }) => id.startsWith('police-'))
    expect([card?.contact?.id, card?.beside?.[0]?.id]).toEqual(['northumbria', 'police-scotland'])
    expect(contactsOf(unsure.plan).map(({ id }) => id)).not.toContain('victim-support')
    const side = goOn(person.types('scottish borders'), {}, ({ plan }) => plan !== undefined)
    expect(side.plan?.cards.find(({ id }) => id.startsWith('police-'))?.contact?.id).toBe('police-scotland')
  })

  it('whose name there is more than once asks which one', () => {
    const person = atHome().types('beeston')
    expect(person.at).toBe('home>which')
    const places = labels(person).filter((label) => label.startsWith('Beeston'))
    expect(places.length).toBeGreaterThan(1)
    expect(new Set(places).size).toBe(places.length)
    expect(places).toContain('Beeston, Leeds')
  })

  it('that was the wrong one can be typed where it is asked which one, and "somewhere else" asks for it again', () => {
    expect(atHome().types('beeston', 'Truro').at).toBe('happens')
    expect(atHome().types('beeston', 'somewhere else').at).toBe('home')
  })

  it('that is not known is asked for again, with what was typed and without blame', () => {
    const { prompt } = atHome().types('nowhere at all').turn
    expect(prompt).toMatchObject({ id: 'home', errorCode: 'unknown-place', draft: 'nowhere at all' })
    expect(prompt.error).toMatch(/Try a town/)
  })

  it('that is not known brings a person to talk to as well: words at this question may be about something else', () => {
    const person = atHome().types('it is a long story')
    expect(person.reads).toMatch(/Thank you for writing that.*999.*talk to a person: .*\d/s)
  })

  it('is read back with a way to put it right, whatever question comes next', () => {
    const action = (person: Person) =>
      person.turn.messages.flatMap((one) => (one.kind === 'text' ? (one.actions ?? []) : [])).map((one) => one.change)
    const person = atHome().types('LE2')
    expect(action(person)).toEqual([{ id: 'home' }])
    expect(action(person.gives({ change: 'home', text: 'Cardiff' }))).toEqual([{ id: 'home' }])
    expect(action(atHome().types('beeston').gives({ change: 'home>which', text: 'LE2' }))).toEqual([{ id: 'home' }])
  })

  it('that is skipped asks for the nation once, and no law is shown where that is skipped too', () => {
    const person = atHome().skips()
    expect(person.at).toBe('home>nation')
    expect(person.again().skips().at).toBe('told')
    const { plan } = toThePlan({ ...EX_WITH_TRACKER, home: 'moving', 'home>nation': 'scotland' })
    expect(plan?.cards[0]?.contact?.id).toBe('police-scotland')
  })
})

describe('outside the UK', () => {
  const homes: readonly (readonly [string, string])[] = [
    ['the Isle of Man', 'Douglas, Isle of Man'],
    ['Jersey', 'Jersey'],
    ['Guernsey', 'St Peter Port'],
    ['another country', "I'm outside the UK"],
  ]
  it.each(homes)('on the way through %s there is a kind ending', (_, home) => {
    const { plan } = toThePlan(living(home))
    const ids = plan?.cards.map(({ id }) => id) ?? []
    expect(ids).toEqual(['police-elsewhere-now', 'tracker', 'specialist-elsewhere', 'keep'])
    const words = wordsOf(plan ? [plan] : [])
    expect(words).toMatch(/don't have to be sure what it is/)
    expect(words).not.toMatch(/\b101\b|England or Wales|Victim Support/)
    expect(toTheEnd(living(home)).turn.prompt.kind).toBe('end')
  })

  it.each(homes)('nobody is asked in %s what the police here said', (_, home) => {
    expect(atHome().types(home).at).toBe('notes-form')
  })

  it('999 is not said to work where it may not', () => {
    const { plan } = toThePlan(living("I'm outside the UK"))
    expect(plan?.danger.lines.join(' ')).toMatch(/local emergency number\. 999 may not work/)
  })
})

/** Laws, bodies and schemes of England and Wales, by the names that people there use. */
const ENGLISH_LAW =
  /stalking protection order|\bSPOs?\b|non-molestation|\bDAPOs?\b|\bIOPC\b|crown prosecution|\bCPS\b|section (2a|4a)\b|right to review|victims['’] code|protection from harassment act/i
const SCOTS_LAW = /\bCOPFS\b|procurator fiscal|non-harassment order|\bPIRC\b|section 39/i

describe('the law of one nation', () => {
  /** Everything that somebody there reads, on many ways through. */
  function everythingRead(home: string): string {
    const read: string[] = []
    for (const told of ['no', 'waiting', 'ignored', 'misnamed', 'closed', 'afraid'])
      for (const relationship of ['partner-or-ex', 'family', 'known', 'online', 'stranger', 'unknown'])
        for (const behaviours of [['near', 'online'], ['force']]) {
          const more = { told, relationship, behaviours, 'behaviours>force': ['threats', 'sexual', 'breach'] }
          const person = toThePlan(living(home, more))
          read.push(wordsOf(person.turn))
          for (const open of ['tracker', 'notes', 'after-danger'])
            read.push(wordsOf(person.again().gives({ open }).turn))
          read.push(wordsOf(person.gives({ command: 'help' }).turn))
        }
    return read.join('\n')
  }

  it('is never read in Scotland if it is of England', () => {
    const read = everythingRead('glasgow')
    expect(read).toContain('Police Scotland')
    expect(read.match(ENGLISH_LAW)).toBeNull()
    expect(read).not.toMatch(/England or Wales/)
  })

  it('is never read in England if it is of Scotland, and in Northern Ireland if it is of either', () => {
    expect(everythingRead('LE2').match(SCOTS_LAW)).toBeNull()
    const northernIreland = everythingRead('Belfast')
    expect(northernIreland.match(SCOTS_LAW)).toBeNull()
    expect(northernIreland.match(ENGLISH_LAW)).toBeNull()
  })
})
