import { describe, expect, it } from 'vitest'
import type { Input } from '../../src/messages/message.ts'
import { type Answers, contactsOf, EX_WITH_TRACKER, goOn, Person, toThePlan, wordsOf, world } from './person.ts'

const WAYS: readonly Answers[] = [
  EX_WITH_TRACKER,
  {
    ...EX_WITH_TRACKER,
    behaviours: ['force'],
    'behaviours>force': ['threats', 'self-harm-threats', 'sexual'],
    told: 'closed',
  },
  {
    ...EX_WITH_TRACKER,
    behaviours: ['things', 'others', 'contact'],
    relationship: 'known',
    'known-how': 'neighbour',
    told: 'afraid',
  },
  { ...EX_WITH_TRACKER, 'under-18': 'yes', relationship: 'family', home: { types: 'Belfast' }, told: 'ignored' },
  { 'way-in': 'begin', who: 'me' },
]

/** Every turn on these ways from where it is clear who it is about, with all topics and help. */
function everyTurn(who: string, locale: string): string[] {
  return WAYS.flatMap((way) => {
    const person = goOn(new Person({ locale }), { ...way, who }, ({ at }) => at === 'who')
    const read: string[] = []
    goOn(person, { ...way, who }, (now) => {
      if (now.at !== 'who') {
        read.push(wordsOf(now.turn))
        for (const input of [
          { open: 'tracker' },
          { open: 'notes' },
          { open: 'after-danger' },
          { command: 'help' } as const,
        ])
          read.push(wordsOf(now.again().gives(input).turn))
      }
      return now.turn.prompt.kind === 'end'
    })
    return read
  })
}

/** Lines that are for somebody it happens to: those of texts that say it otherwise about somebody else. */
function linesToYou(locale: string): Set<string> {
  const { texts } = world
  const values = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` })
  const lines = (key: string, them: boolean) => texts.get(locale, key, { values, them }).split('\n')
  const plain = texts.keys(locale).filter((key) => !/^(commands|numbers)\./.test(key))
  const others = new Set(plain.flatMap((key) => lines(key, true)))
  return new Set(plain.flatMap((key) => lines(key, false)).filter((line) => !others.has(line)))
}

describe('about somebody else', () => {
  it.each(['en', 'cy'])('everything that has words about them uses them, in "%s"', (locale) => {
    const toYou = linesToYou(locale)
    expect(toYou.size).toBeGreaterThan(50)
    for (const who of ['someone-else', 'work']) {
      const read = new Set(everyTurn(who, locale).flatMap((turn) => turn.split('\n')))
      expect([...read].filter((line) => toYou.has(line))).toEqual([])
    }
  })

  it('never asks for a name or where they live, and says not to contact the person doing this', () => {
    const person = goOn(
      new Person(),
      { 'danger-now': 'no', who: 'someone-else' },
      ({ at }) => at === 'under-18>someone-else',
    )
    expect(person.reads).toMatch(/don't contact or confront the person doing this/)
    expect(person.reads).toMatch(/don't need to tell me any names/)
    const place = goOn(person, {}, ({ at }) => at === 'home').turn.prompt
    expect(place.why).toMatch(/Your own area, please, not theirs/)
  })

  it('says that they may report in their own name', () => {
    const { plan } = toThePlan({ ...EX_WITH_TRACKER, who: 'someone-else' })
    expect(plan?.cards[0]?.do.join(' ')).toMatch(/report in your own name/)
    expect(plan?.cards[0]?.say).toMatch(/about someone I know/)
  })

  it('is about the person again when that is changed', () => {
    const person = toThePlan({ ...EX_WITH_TRACKER, who: 'someone-else' })
      .gives({ change: 'who', choice: 'me' })
      .chooses('no')
    expect(person.plan).toEqual(toThePlan(EX_WITH_TRACKER).plan)
  })
})

describe('Back after a change', () => {
  const said = (person: Person) => person.turn.messages.find(({ key }) => key.startsWith('back.took'))

  it('says that the answer is again what it was, and opens nothing', () => {
    const person = toThePlan(EX_WITH_TRACKER).gives({ change: 'who', choice: 'someone-else' })
    expect(said(person.gives({ command: 'back' }))).toMatchObject({
      key: 'back.took-change',
      lines: ['You went back. Your answer is again what it was before: Who is this about?'],
    })
    expect(person.turn.answered.find(({ id }) => id === 'who')?.label).toBe('Me')
  })

  it('says what is open again where an answer was taken off', () => {
    const person = goOn(new Person(), EX_WITH_TRACKER, ({ at }) => at === 'under-18').gives({ command: 'back' })
    expect(said(person)).toMatchObject({ key: 'back.took' })
    expect(person.at).toBe('who')
  })
})

describe('the age of the person that it is about', () => {
  const YOUNG: Answers = { ...EX_WITH_TRACKER, 'under-18': 'yes' }
  const ageOf = ({ turn }: Person) => turn.answered.find(({ id }) => id.startsWith('under-18'))?.label
  const answered = ({ turn }: Person) => turn.answered.map(({ id }) => id)

  it.each(['someone-else', 'work'])('is asked again where it becomes about %s, and not ticked', (choice) => {
    const person = toThePlan(YOUNG).gives({ change: 'who', choice })
    expect(person.turn.prompt).toMatchObject({ text: 'Is the person under 18?' })
    expect(person.turn.prompt.selected).toBeUndefined()
    expect(ageOf(person)).toBeUndefined()
    expect(person.turn.messages.find(({ kind }) => kind === 'kept')).toMatchObject({
      dropped: expect.arrayContaining(['under-18']),
    })
    const { plan } = person.chooses('no')
    expect([
      ageOf(person),
      contactsOf(plan)
        .map(({ id }) => id)
        .includes('childline'),
    ]).toEqual(['No', false])
  })

  it('counts again after Back', () => {
    const before = toThePlan(YOUNG)
    const changed = before.again().gives({ change: 'who', choice: 'someone-else' })
    expect(changed.gives({ command: 'back' }).turn.answered).toEqual(before.turn.answered)
    expect(ageOf(changed)).toBe('Yes')
    const later = before.again().gives({ change: 'who', choice: 'someone-else' }).chooses('no')
    expect(ageOf(later.gives({ command: 'back' }).gives({ command: 'back' }))).toBe('Yes')
  })

  it('said for help first is not asked again of the same person, and is of another', () => {
    const helped = () => new Person().gives({ command: 'help' }).types('no', 'yes', 'LE2')
    const own = goOn(helped(), { who: 'me' }, ({ at }) => at === 'words')
    expect([ageOf(own), answered(own)]).toEqual([
      'Yes',
      ['danger-now', 'under-18', 'home', 'way-in', 'who-can-see', 'who', 'young-age', 'safe-grown-up'],
    ])
    const other = goOn(helped(), { who: 'someone-else' }, ({ turn }) => turn.prompt.text === 'Is the person under 18?')
    expect(ageOf(other)).toBeUndefined()
    expect(ageOf(other.chooses('no'))).toBe('No')
  })

  it("is the same for what they do themselves, and another's does not count there", () => {
    const own = (person: Person) =>
      goOn(person, { who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end').contacts.map(({ id }) => id)
    expect(own(new Person().gives({ command: 'help' }).types('no', 'yes', 'LE2'))).toContain('childline')
    const other = toThePlan({ ...YOUNG, who: 'someone-else' }).gives({ change: 'who', choice: 'myself' })
    expect(own(other)).not.toContain('childline')
  })
})

describe('under 18', () => {
  const young = toThePlan({ ...EX_WITH_TRACKER, 'under-18': 'yes' })

  it('Childline stands where the stalking helpline stands for others', () => {
    const { plan } = young
    expect(plan?.cards.find(({ id }) => id === 'young-childline')?.contact).toMatchObject({
      id: 'childline',
      openNow: 'open',
    })
    expect(plan?.more.flatMap(({ cards }) => cards).map(({ id }) => id)).toEqual([])
  })

  it('a grown-up who is safe, not a parent as such', () => {
    const { plan } = young
    const words = wordsOf(plan ? [plan] : [])
    expect(words).toMatch(/grown-up you feel safe with[\s\S]*It doesn't have to be someone at home or at school/)
    expect(words).not.toMatch(/\b(parents?|mum|dad)\b/i)
  })

  it('nobody who serves adults alone', () => {
    const { plan } = young
    const all = [...(plan?.cards ?? []), ...(plan?.more.flatMap(({ cards }) => cards) ?? [])]
    const ids = all
      .flatMap(({ contact, beside = [] }) => [...(contact ? [contact] : []), ...beside])
      .map(({ id }) => id)
    const facts = { get: (fact: string) => (fact === 'under-18' ? 'yes' : fact === 'who' ? 'me' : undefined) }
    const wrong = ids.filter((id) => world.directory.organisations.get(id)?.serves(facts) === false)
    expect(wrong).toEqual([])
    expect(ids).toContain('childline')
  })

  it('Childline is among those who can help', () => {
    expect(
      goOn(young.again().gives({ command: 'help' }), {}, ({ contacts }) => contacts.length > 0).contacts.map(
        ({ id }) => id,
      ),
    ).toContain('childline')
  })
})

describe('something that the person is doing themselves', () => {
  const CLOSED = /track|\bnotes?\b|diary|refuge|screenshot|evidence|proof|hidden|where they are|advocate/i
  /** People who help to stop, or in a crisis. */
  const MAY = ['childline', 'respect-phoneline', 'samaritans', 'nhs-111-mental-health', 'lifeline-ni']
  const own = (circumstances = {}) =>
    goOn(new Person(circumstances), { 'danger-now': 'no', who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end')

  const asked = () => goOn(new Person(), { 'danger-now': 'no', who: 'myself' }, ({ at }) => at === 'what-fits')

  it('begins with stopping all contact, and people whose job it is to help', () => {
    expect(asked().reads).toMatch(/Stop all contact/)
    expect(own().contacts.map(({ id }) => id)).toEqual(['respect-phoneline', 'samaritans'])
  })

  /** Every turn that can be reached without going back and saying that it is about something else, by its way. */
  function reachable(from: Person, depth: number): Map<string, Person> {
    const found = new Map<string, Person>()
    const seen = new Set<string>()
    const look = (person: Person, way: string, left: number): void => {
      const { prompt } = person.turn
      const key = JSON.stringify(person.turn)
      if (seen.has(key)) return
      seen.add(key)
      found.set(way, person)
      if (left === 0) return
      const go = (name: string, input: Input | string) =>
        look(person.again().gives(input), `${way} > ${name}`, left - 1)
      for (const command of ['help', 'emergency', 'again'] as const) go(command, { command })
      for (const open of world.program.topics) go(open, { open })
      for (const text of ['where does she live', 'he is here now', 'i want to die', 'LE2', 'Belfast']) go(text, text)
      for (const { id } of prompt.choices ?? []) if (id !== 'restart') go(id, { to: prompt.id, choice: id })
      if (prompt.canSkip) go('skip', { to: prompt.id, skip: true })
    }
    look(from, 'own', depth)
    return found
  }

  const wrongWords = (turns: ReadonlyMap<string, Person>): string[] =>
    [...turns].flatMap(([way, { turn }]) => {
      // what to do in danger is the same for everybody
      const messages = turn.messages.filter(({ kind }) => kind !== 'alert')
      const word = wordsOf({ ...turn, messages }).match(CLOSED)
      return word ? [`${way}: ${word[0]}`] : []
    })
  const AFTER_DANGER = /after-danger/

  it('reaches nothing about trackers, notes, refuge or evidence, however they go on', () => {
    const turns = reachable(own(), 4)
    expect(turns.size).toBeGreaterThan(10)
    expect(wrongWords(turns).filter((wrong) => !AFTER_DANGER.test(wrong))).toEqual([])
  })

  it('nor once danger is over', () => {
    expect(wrongWords(reachable(own(), 4))).toEqual([])
  })

  it('meets nobody but those who help to stop, and no plan', () => {
    const turns = [...reachable(own(), 4)]
    expect(turns.flatMap(([way, { plan }]) => (plan ? [way] : []))).toEqual([])
    const others = turns.flatMap(([way, { contacts }]) =>
      contacts.filter(({ id }) => !MAY.includes(id)).map(({ id }) => `${way}: ${id}`),
    )
    expect(others).toEqual([])
  })

  it('ends there, and going back leads to the question who it is about', () => {
    expect(own().turn.prompt.id).toBe('end')
    expect(own().gives({ command: 'back' }).gives({ command: 'back' }).at).toBe('who')
  })

  it('meets nobody else after help that was asked for somebody else, whatever is changed later', () => {
    const person = new Person().gives({ command: 'help' })
    for (const text of ['no', 'no', 'LE2']) person.gives(text)
    expect(person.contacts.length).toBeGreaterThan(2)
    const later = goOn(person, { who: 'myself' }, ({ turn }) => turn.prompt.kind === 'end')
    later.gives({ change: 'home', text: 'Leicester' })
    expect(later.contacts.filter(({ id }) => !MAY.includes(id))).toEqual([])
    later.gives({ change: 'danger-now', choice: 'got-away' })
    expect(later.contacts.filter(({ id }) => !MAY.includes(id))).toEqual([])
  })
})
