import { describe, expect, it } from 'vitest'
import type { Input } from '../../src/messages/message.ts'
import { type Answers, EX_WITH_TRACKER, goOn, Person, world } from './person.ts'

/** Ways that together come to every question there is. */
const WAYS: Readonly<Record<string, Answers>> = {
  me: EX_WITH_TRACKER,
  'all groups': {
    ...EX_WITH_TRACKER,
    behaviours: ['near', 'contact', 'online', 'things', 'others', 'force'],
    often: 'weekly',
    'ask-grave': 'yes',
    official: ['court-order'],
    relationship: 'known',
    'would-help': ['more-needs'],
    home: { types: 'beeston' },
    'home>which': 'unsure',
  },
  'somebody else': { ...EX_WITH_TRACKER, who: 'someone-else', often: 'once', home: 'moving', 'home>nation': 'wales' },
  'in own words': {
    ...EX_WITH_TRACKER,
    words: { types: 'my ex keeps turning up outside my flat' },
    'heard-right': 'add-more',
    'told-right': 'add-to-it',
  },
  'notes for the police': {
    ...EX_WITH_TRACKER,
    told: 'waiting',
    'notes-form': 'show-me',
    'notes-sure': 'show-it',
  },
  'notes of one incident': { ...EX_WITH_TRACKER, often: 'once', 'notes-form': 'show-me', 'notes-sure': 'show-it' },
  'under 18': { ...EX_WITH_TRACKER, 'under-18': 'yes', 'young-age': 'older' },
  'own behaviour': { 'danger-now': 'no', who: 'myself' },
  'somebody has died': { 'danger-now': 'no', who: 'died' },
  'only reading': { 'way-in': 'read' },
  'something new': { 'way-in': 'new-event', 'danger-now': 'no', who: 'me' },
}

/** Somebody at each question of each way, and within help. */
function everyPrompt(locale = 'en'): (readonly [string, Person])[] {
  const found = new Map<string, Person>()
  const seen = new Set<string>()
  // a question that was met on one way is not asked in other words on the next, unless it is asked about somebody else
  const note = (way: string, person: Person) => {
    const asked = `${person.at} ${person.turn.prompt.text} ${way.endsWith('in help')}`
    if (!seen.has(asked)) found.set(`${person.at} (${way})`, person.again())
    seen.add(asked)
  }
  for (const [way, answers] of Object.entries(WAYS)) {
    goOn(new Person({ locale }), answers, (person) => {
      note(way, person)
      return person.turn.prompt.kind === 'end'
    })
    const helped = new Person({ locale }).gives({ command: 'help' })
    goOn(helped, answers, (person) => {
      note(`${way}, in help`, person)
      return person.contacts.length > 0
    })
  }
  // a group of a menu, and a menu inside it
  const more = goOn(new Person({ locale }), EX_WITH_TRACKER, (person) => person.at === 'more')
  note('being safer', more.chooses('safer'))
  note('telling people', more.chooses('telling-people'))
  // what is asked in a topic, in each nation
  for (const types of ['Leeds', 'Glasgow', 'Belfast']) {
    const closed: Answers = { ...EX_WITH_TRACKER, home: { types }, told: 'closed' }
    const person = goOn(new Person({ locale }), closed, (one) => one.at === 'more')
    goOn(person.chooses('police-and-notes').chooses('told-police'), {}, (one) => {
      const isOver = one.turn.prompt.kind === 'menu'
      if (!isOver) note(`closed, ${types}`, one)
      return isOver
    })
  }
  const reading = goOn(new Person({ locale }), { 'way-in': 'read' }, (one) => one.turn.prompt.kind === 'menu')
  note('reading', reading.chooses('police-and-notes').chooses('told-police'))
  // what only the short journey asks
  goOn(new Person({ locale, journey: 'short' }), { 'danger-now': 'no', who: 'me' }, (person) => {
    note('the short journey', person)
    return person.turn.prompt.kind === 'end'
  })
  // what is read back there of a text that came before anything was asked
  const texted = new Person({ locale, journey: 'short' }).types('he follows me to work')
  goOn(texted, { safe: 'yes', 'danger-now': 'no', who: 'me' }, (person) => {
    note('a text that came first', person)
    return person.at === 'heard-first'
  })
  return [...found]
}
const PROMPTS = everyPrompt()
/** What help has asked is not asked again. */
const AFTER_HELP: Readonly<Record<string, string>> = {
  'danger-now': 'who-can-see',
  'under-18': 'words',
  home: 'home>nation',
}
const answered = ({ turn }: Person) => turn.answered.map(({ id, label }) => `${id}: ${label}`)
const entries = ({ conversation }: Person) => conversation.entries

/** Danger is heard before anything else, even in the words of a button. */
const isHeardAsDanger = (label: string): boolean =>
  !['perhaps', null].includes(world.hearing.recogniser.recognise(label).alert)

it('no button has words in which danger is heard', () => {
  const { questions } = world.program
  const found = world.texts.locales.flatMap((locale) =>
    [...questions.values()].flatMap(({ id, choices, groups }) =>
      [
        ...choices.filter(({ raises }) => raises === null).map((one) => `${id}.${one.id}`),
        ...groups.map((one) => `${id}.group.${one.id}`),
      ].flatMap((key) => [false, true].map((them) => world.texts.get(locale, key, { them })).filter(isHeardAsDanger)),
    ),
  )
  expect(found).toEqual([])
})

describe.each(PROMPTS)('at %s', (_, here) => {
  const id = here.at
  const inHelp = here.conversation.entries.some(([one]) => one.startsWith('help@'))

  it('1: danger comes first, whether it is written or pressed; the question stays, and "ok" goes on', () => {
    const pressed: Input = { command: 'emergency' }
    for (const input of ['hes outside my door right now', 'he has a knife and he is in the house', pressed]) {
      const alarmed = here.again().gives(input)
      expect(alarmed.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
      expect(alarmed.alert?.lines[0]).toContain('999')
      expect(alarmed.alert?.actions[0]?.tel).toBe('999')
      expect(alarmed.at).toBe(id)
      const on = alarmed.types('ok')
      expect([on.at, on.alert]).toEqual([id, undefined])
      expect(answered(on)).toEqual(answered(here))
    }
  })

  it('3: "help", "999" and "emergency" raise it as well, in English and Welsh', () => {
    for (const word of ['help', 'HELP!', '999', 'emergency', 'argyfwng']) {
      const alarmed = here.again().types(word)
      expect([word, alarmed.turn.messages[0]?.kind, alarmed.at]).toEqual([word, 'alert', id])
    }
  })

  it('7: the wish not to live brings people to talk to, before anything else', () => {
    for (const words of ['i want to die', 'i cant go on any more, i want to kill myself']) {
      const alarmed = here.again().types(words)
      expect(alarmed.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'crisis' })
      expect(alarmed.alert?.lines.join(' ')).toMatch(/999 or go to A&E.*Samaritans on 116 123/s)
      expect(alarmed.at).toBe(id)
      expect(alarmed.types('ok').at).toBe(id)
    }
  })

  const who = '43: who can help is three skips away, and the question is the same afterwards'
  if (!inHelp)
    it(who, () => {
      const person = here.again().gives({ command: 'help' })
      for (let skips = 0; person.contacts.length === 0; skips++) {
        expect(skips).toBeLessThan(3)
        person.skips()
      }
      expect(person.contacts.length).toBeGreaterThan(1)
      expect(person.at).toBe(AFTER_HELP[id.replace(/^(under-18)>.*/, '$1')] ?? id)
    })

  it('40: another language keeps the place and the answers, and comes back to the same words', () => {
    const welsh = here.again().gives({ command: 'language', locale: 'cy' })
    expect([welsh.at, welsh.turn.locale, welsh.turn.prompt.kind]).toEqual([id, 'cy', here.turn.prompt.kind])
    expect(welsh.turn.prompt.text).not.toBe(here.turn.prompt.text)
    expect(welsh.turn.answered.map((one) => one.id)).toEqual(here.turn.answered.map((one) => one.id))
    expect(entries(welsh)).toEqual(entries(here))
    const english = welsh.types('english')
    expect(english.turn.prompt).toEqual(here.turn.prompt)
  })

  it('40: every choice can be typed: its number, its label, its short label', () => {
    const { choices = [], kind } = here.turn.prompt
    const typable = choices.map((choice, i) => [choice, i] as const).filter(([{ label }]) => !isHeardAsDanger(label))
    typable.forEach(([choice, i]) => {
      const tapped = here.again().chooses(choice.id)
      for (const typed of [
        `${i + 1}`,
        `${i + 1}.`,
        choice.label,
        choice.label.toUpperCase(),
        choice.short ?? choice.label,
      ]) {
        const person = here.again().types(typed)
        // a place that is typed may be read as more than the label says
        expect([typed, person.turn.prompt.id, kind]).toEqual([typed, tapped.turn.prompt.id, kind])
        expect(entries(person)).toEqual(entries(tapped))
      }
    })
  })

  it('40: whatever is taken can be taken back', () => {
    const { choices = [], canSkip } = here.turn.prompt
    const before = here.again().gives({ command: 'again' })
    const choice = choices.find((one) => one.id !== 'restart')
    const answers = [...(choice ? [here.again().chooses(choice.id)] : []), ...(canSkip ? [here.again().skips()] : [])]
    for (const person of answers) {
      const back = person.gives({ command: 'back' })
      expect(back.at).toBe(id)
      expect(answered(back)).toEqual(answered(here))
      expect(back.turn.messages.slice(1)).toEqual(before.turn.messages)
    }
  })

  it('40: what is not understood is thanked for, with a person to talk to and the same choices, and never in bare words', () => {
    const person = here.again().types('asdf qwer zxcv')
    if (here.turn.prompt.kind === 'text') return
    expect(person.at).toBe(id)
    expect(person.turn.prompt.choices).toEqual(here.turn.prompt.choices)
    if (here.turn.prompt.kind === 'place' || id.endsWith('>which'))
      expect(person.turn.prompt.errorCode).toBe('unknown-place')
    expect(person.reads).toMatch(/Thank you for writing that.*999.*talk to a person: .*\d/s)
    // what is written into the box "Something else" is kept, understood or not
    const isBox = world.program.questions.get(id)?.orWords === true
    expect(entries(person).slice(0, isBox ? -1 : undefined)).toEqual(entries(here))
  })
})

it('these are all questions, menus and endings that there are', () => {
  const ids = new Set(PROMPTS.map(([, { at }]) => at))
  const { questions, menus } = world.program
  const parts = [...questions.values()].flatMap(({ id, groups, kind }) => [
    id,
    ...groups.map((group) => `${id}>${group.id}`),
    ...(kind === 'place' ? [`${id}>which`, `${id}>nation`] : []),
  ])
  expect([...parts, ...menus.keys(), 'end'].filter((id) => !ids.has(id))).toEqual([])
})
