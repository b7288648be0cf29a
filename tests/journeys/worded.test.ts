import { describe, expect, it } from 'vitest'
import { CAPABILITIES } from '../../src/channels/capabilities.ts'
import { type Answers, goOn, Person, wordsOf, world } from './person.ts'

const BY_TEXT = CAPABILITIES.sms.journey
const IN_APP = CAPABILITIES.botframework.journey
const ON_A_PAGE = CAPABILITIES.web.journey
const JOURNEYS = [BY_TEXT, IN_APP, ON_A_PAGE]

const TOLD: Answers = {
  safe: 'yes',
  'way-in': 'begin',
  'danger-now': 'no',
  'who-can-see': 'no',
  who: 'me',
  'under-18': 'no',
  home: { types: 'LE2' },
  'notes-form': 'not-now',
}
const at = (journey: string, id: string, locale = 'en', answers = TOLD) =>
  goOn(new Person({ journey, locale }), answers, (person) => person.at === id)
const toTheEnd = (journey: string, locale = 'en', answers = TOLD) =>
  goOn(new Person({ journey, locale }), answers, ({ turn }) => turn.prompt.kind === 'end')
const keysOf = ({ turn }: Person) => turn.messages.map(({ key }) => key)

describe('what is said of the page is said on the page alone', () => {
  it.each([
    ['who can see this', 'en'],
    ['will you tell him', 'en'],
    ['does this show on the bill', 'en'],
    ["pwy sy'n gallu gweld hyn", 'cy'],
    ["fyddwch chi'n dweud wrth rywun", 'cy'],
    ['fydd hyn ar fy mil', 'cy'],
  ])('"%s" in %s', (typed, locale) => {
    const answers = JOURNEYS.map((journey) => at(journey, 'who', locale).types(typed))
    expect(answers.map((person) => person.at)).toEqual(JOURNEYS.map(() => 'who'))
    expect(new Set(answers.map((person) => keysOf(person)[0]))).toHaveProperty('size', 1)
    const [byText = '', inApp = '', onAPage = ''] = answers.map(({ turn }) => wordsOf(turn))
    for (const words of [byText, inApp]) {
      expect(words).toMatch(/LEAVE erases what I keep|GADAEL yn dileu'r hyn dw i'n ei gadw/)
      expect(words).not.toMatch(/this page|y dudalen hon|don't keep|ddim yn cadw/)
    }
    expect(byText).not.toBe(inApp)
    expect(onAPage).toMatch(/this page|y dudalen hon/)
    expect(onAPage).not.toMatch(/LEAVE|GADAEL/)
  })

  it.each(['en', 'cy'])('the last words, and the ways on at the end, in %s', (locale) => {
    const [byText = '', inApp = '', onAPage = ''] = JOURNEYS.map((journey) => wordsOf(toTheEnd(journey, locale).turn))
    for (const words of [byText, inApp]) {
      expect(words).toMatch(/Write LEAVE now to erase what I keep|Ysgrifennwch GADAEL nawr i ddileu/)
      expect(words).toMatch(/CONTACTS|CYSYLLTIADAU/)
      expect(words).not.toMatch(/start fresh|o'r newydd|change an answer|newid ateb/)
    }
    expect(onAPage).toMatch(/start fresh|o'r newydd/)
  })

  it.each([
    ['en', 'CONTACTS'],
    ['cy', 'CYSYLLTIADAU'],
  ])('what it says to write does what it says, in %s', (locale, typed) => {
    for (const journey of [BY_TEXT, IN_APP])
      expect(toTheEnd(journey, locale).types(typed).contacts.length).toBeGreaterThan(0)
  })

  it('an app begins without the promises of a page, and says what to do on a shared device', () => {
    const begun = new Person({ journey: IN_APP })
    expect(wordsOf(begun.turn)).not.toMatch(/this page|We don't keep/)
    expect(wordsOf(new Person({ journey: ON_A_PAGE }).turn)).toContain('this page')
    const shared = at(IN_APP, 'who', 'en', { ...TOLD, 'who-can-see': 'shared' })
    expect(wordsOf(shared.turn)).toContain('On a shared device, please write LEAVE and use another one.')
  })

  it('a young person is asked to show messages, not a page', () => {
    const young = { ...TOLD, 'under-18': 'yes', 'safe-grown-up': 'home-person' }
    const read: string[] = []
    goOn(new Person({ journey: BY_TEXT }), young, ({ turn }) => {
      read.push(wordsOf(turn))
      return turn.prompt.kind === 'end'
    })
    expect(read.join('\n')).toContain('show them these messages')
    expect(read.join('\n')).not.toContain('this page')
  })
})

describe('by text, after it is safe', () => {
  it.each([
    ['en', "I can't erase what stays on this phone, other devices or a bill."],
    ['cy', "Alla i ddim dileu'r hyn sy'n aros ar y ffôn hwn, ar ddyfeisiau eraill neu ar fil."],
  ])('what LEAVE does not erase is told first, in %s', (locale, said) => {
    expect(wordsOf(at(BY_TEXT, 'danger-now', locale).turn)).toContain(said)
  })

  it('a question about the bill is not taken for what is happening', () => {
    const asked = at(BY_TEXT, 'short-words').types('does this show on the bill?')
    expect([asked.at, keysOf(asked)]).toEqual(['short-words', ['asked.traces']])
    expect(wordsOf(asked.turn)).toContain('a bill may show this number')
  })
})

describe('somebody whose messages are read', () => {
  const [first = '', then = ''] = ['at-once-seen', 'heard-kept']

  it('is told by text to stop here, before what was heard is said back', () => {
    const told = at(BY_TEXT, 'danger-now').types('he reads my messages')
    expect(keysOf(told).slice(0, 2)).toEqual([first, then])
    expect(wordsOf(told.turn)).toContain('Can they read this phone? Then write LEAVE now.')
    // once: more of the same is only heard
    expect(keysOf(told.types('he reads my emails'))).not.toContain(first)
  })

  it('is told so first of all where it was said before it was asked whether it is safe', () => {
    const told = new Person({ journey: BY_TEXT }).types('he reads my messages').gives({ to: 'safe', choice: 'yes' })
    expect(keysOf(told).slice(0, 2)).toEqual([first, 'short-opening'])
  })

  it('is not told to write LEAVE on a page, nor is anybody who does this themselves told anything', () => {
    expect(keysOf(at(ON_A_PAGE, 'who').types('he reads my messages'))).not.toContain(first)
    const own = at(BY_TEXT, 'what-fits', 'en', { ...TOLD, who: 'myself' }).types(
      'i read her messages, he reads my messages',
    )
    expect(keysOf(own)).not.toContain(first)
  })

  it.each([
    ['he is reading this', 'en'],
    ['She can read my texts', 'en'],
    ["mae e'n darllen hyn", 'cy'],
  ])('"%s" is answered with what is safest', (typed, locale) => {
    const told = at(BY_TEXT, 'who', locale).types(typed)
    expect([told.at, keysOf(told)[0]]).toEqual(['who', 'asked.seen'])
    expect(wordsOf(told.turn)).toMatch(/LEAVE|GADAEL/)
    expect(wordsOf(at(ON_A_PAGE, 'who', locale).types(typed).turn)).not.toMatch(/LEAVE|GADAEL/)
  })
})

it.each(['en', 'cy'])('every way to ask about the bill, or to say that it is read, is understood in %s', (locale) => {
  const here = at(BY_TEXT, 'who', locale)
  for (const { text } of world.guidance.asked.filter(({ text }) => /traces|seen/.test(text)))
    for (const typed of world.texts.get(locale, `${text}.also`).split('|'))
      expect([typed, keysOf(here.again().types(typed))[0]]).toEqual([typed, text])
})

it('not to know who it is has words of its own when it is said back', () => {
  const told = at(ON_A_PAGE, 'who').types("i don't know who is sending me messages every day")
  expect(wordsOf(told.turn)).toContain("You don't know who it is")
})
