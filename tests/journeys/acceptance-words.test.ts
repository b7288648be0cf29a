import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bannedWords } from '../../src/proof/checks/texts/banned-words.ts'
import { readingAge } from '../../src/proof/checks/texts/reading-age.ts'
import { sentenceLength } from '../../src/proof/checks/texts/sentence-length.ts'
import { findings, realSubject } from '../fixtures/subject.ts'
import { everyText } from './content.ts'
import { type Answers, goOn, Person, toTheEnd, toThePlan, wordsOf, world } from './person.ts'

/** Statements of domain/acceptance.md about what no text says, and what every one does, by their numbers. */

/** Texts in which something is said. */
const saying = (said: RegExp, locale = 'en') =>
  everyText(world, locale).flatMap(([key, text]) => {
    const found = text.match(said)
    return found ? [`${key}: ${found[0]}`] : []
  })
const ACTS: Answers = {
  behaviours: ['near', 'contact'],
  'behaviours>near': ['following'],
  'behaviours>contact': ['gifts'],
}
const BEGUN: Answers = { 'way-in': 'begin', 'danger-now': 'no', who: 'me', 'under-18': 'no', told: 'no' }

describe.each(['en', 'cy'])('no text in "%s"', (locale) => {
  it('8: gives a score, a level or a verdict', () => {
    expect(
      saying(
        /\b(risk (score|level)|(low|medium|high)[- ]risk (?!who)|(not|isn't|this is) stalking|not serious|out of (5|10|five|ten))\b|\b(risg (isel|canolig|uchel)|sgôr|nid stelcio(?! yn unig)|ddim yn ddifrifol)\b/i,
        locale,
      ).filter((one) => !one.startsWith('org.paladin.limits')),
    ).toEqual([])
  })

  it('12: claims or quotes a tool that professionals score with', () => {
    expect(saying(/screening tool|offeryn sgrinio|\bN?SST\b|\bDASH\b|\bSASH\b|\bSAM\b/, locale)).toEqual([])
  })

  it('13: tells of figures about others, or of a kind of person', () => {
    expect(saying(/\d ?%|per ?cent|y cant\b|\bone in (two|three|four|five|ten)\b|\b1 in \d/i, locale)).toEqual([])
    const kinds =
      /narciss|psychopath|sociopath|predator|erotoman|delusion|mentally ill|personality|rejected|salwch meddwl|seicopath/i
    expect(saying(kinds, locale)).toEqual([])
  })

  it('19: names law or a scheme that is not confirmed', () => {
    const open =
      /\bDAPOs?\b|Domestic Abuse Protection|Right to Know|Wright|Hawl i Wybod|Gorchymyn Diogelu rhag Cam-drin/i
    expect(saying(open, locale)).toEqual([])
  })

  it('42: says of somebody that it is over, or that they are safe', () => {
    // labels of answers, and "it may be over" of an incident, are not said to anybody as what is
    const theirs = /^(changed|heard|alert\.over)|^(plan\.do\.today|after-danger-next)/
    const over =
      /\b(it|this) (is|has) (all )?(over|stopped|ended)\b|you(’|')?(re| are) safe now|mae (hi|o|e|hyn)('n| yn)? drosodd/i
    expect(saying(over, locale).filter((one) => !theirs.test(one))).toEqual([])
  })
})

it('8: words that weigh somebody’s case are ruled out for every text to come', () => {
  expect(findings(bannedWords, realSubject())).toEqual([])
  const banned =
    realSubject()
      .languages.get('en')
      ?.writing.banned.flatMap(({ words }) => words) ?? []
  expect(banned).toEqual(expect.arrayContaining(['low risk', 'not stalking', 'not serious', 'not enough', 'score']))
})

it('12: it says that it is no test and no risk assessment', () => {
  const { messages } = goOn(new Person(), { ...BEGUN, ...ACTS }, ({ turn }) => turn.prompt.id === 'told-right').turn
  expect(wordsOf(messages)).toContain("This isn't a test, and I can't decide what it is.")
  expect(world.texts.get('en', 'about.is-not.list')).toContain("It can't tell how much danger you are in")
  const helper = toTheEnd({ ...BEGUN, who: 'work' })
  const said = wordsOf(helper.gives({ to: helper.at, choice: 'supporting' }).turn.messages)
  expect(said).toContain('This chat is not a risk assessment')
})

describe('14: what nobody needs first', () => {
  it('is said before it is asked about, or with the police', () => {
    const person = new Person()
    expect(person.reads).toContain("You don't have to be sure what this is")
    goOn(person, { ...BEGUN, ...ACTS }, ({ at }) => at === 'relationship')
    expect(person.reads).toContain("You don't need to be sure who it was")
  })

  it.each(['me', 'someone-else', 'work'])('is said in the plan, about %s', (who) => {
    const { plan } = toThePlan({ ...BEGUN, who, ...ACTS, home: { types: 'Leeds' } })
    const said = wordsOf(plan ? [plan] : [])
    if (who === 'me') expect(said).toContain("You don't need to have told them to stop")
    expect(said).toMatch(/(You don't need|Nobody needs) proof, a diary or (a|the) name/)
    expect(said).toContain("You don't have to be sure, or call it stalking")
  })

  it('is true: with none of it there is the whole plan', () => {
    const { plan } = toThePlan({ ...BEGUN, relationship: 'unknown', home: { types: 'Leeds' } })
    expect(plan?.cards.map(({ contact }) => contact?.id)).toEqual(
      expect.arrayContaining(['west-yorkshire', 'national-stalking-helpline']),
    )
  })
})

describe('36: whoever it is', () => {
  const HOW: Answers[] = [
    { relationship: 'partner-or-ex', together: 'yes' },
    { relationship: 'partner-or-ex', together: 'no' },
    { relationship: 'family' },
    { relationship: 'known', 'known-how': 'neighbour' },
    { relationship: 'known', 'known-how': 'work-or-school' },
    { relationship: 'known', 'known-how': 'friend' },
    { relationship: 'known', 'known-how': 'client' },
    { relationship: 'online' },
    { relationship: 'stranger' },
    { relationship: 'unknown' },
    { relationship: 'many-people' },
    {},
  ]

  it.each(HOW)('no pronoun, nobody taken for a partner, no dead end: %o', (how) => {
    for (const who of ['me', 'someone-else', 'work'])
      for (const would of ['for-men', 'lgbt']) {
        const answers = { ...BEGUN, ...ACTS, ...how, who, 'would-help': [would], home: { types: 'Leeds' } }
        const said: string[] = []
        const person = goOn(new Person(), answers, ({ turn }) => {
          const ours = turn.messages.filter(({ kind }) => kind !== 'contact')
          // what services are called and for whom they are is theirs; so are the choices of who it may be
          said.push(
            JSON.stringify({ ...turn, messages: ours, prompt: turn.prompt.text, answered: [] }, withoutContacts),
          )
          return turn.prompt.kind === 'end'
        })
        expect(said.join('\n')).not.toMatch(/\b(he|she|him|her|his|hers|himself|herself|s\/he)\b/i)
        if (how.relationship !== 'partner-or-ex')
          expect(said.join('\n')).not.toMatch(/\b(my|your|their) (partner|ex)\b/i)
        expect(person.turn.prompt.choices?.length).toBeGreaterThan(0)
      }
  })
  const withoutContacts = (key: string, value: unknown) => (key === 'contact' || key === 'beside' ? undefined : value)

  it('no text has a pronoun for the person doing this', () => {
    expect(saying(/\b(he|she|him|his|hers|himself|herself|s\/he)\b/i)).toEqual([])
  })
})

describe('37: leaving', () => {
  it.each([
    ['en', /doesn't clear its history.*go back and load it again.*can't stop an app that watches this device/],
    ['cy', /hanes.*fynd yn ôl a'i llwytho eto.*ap sy'n gwylio/],
  ])('the first question says what it can not do, in "%s"', (locale, said) => {
    expect(new Person({ locale }).turn.prompt.why).toMatch(said)
  })

  it('nothing that runs in a browser makes a sound, shakes, notifies, sets a badge or gives a page another title', () => {
    const folder = join(import.meta.dirname, '../../web-widget')
    const scripts = globSync('{chat,embed,leaving}/**/*.js', { cwd: folder })
    const noise =
      /new Audio|AudioContext|\.vibrate\(|\bNotification\b|AppBadge|showNotification|document\.title \+?= (?!'')/
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.filter((file) => noise.test(readFileSync(join(folder, file), 'utf8')))).toEqual([])
  })
})

describe('40: plain words', () => {
  it('no screen is harder than reading age 11, nor its sentences long', () => {
    const writing = realSubject().languages.get('en')?.writing
    expect(writing?.readingAge?.most).toBeLessThanOrEqual(11)
    expect(findings(readingAge, realSubject())).toEqual([])
    expect(findings(sentenceLength, realSubject())).toEqual([])
  })

  it.each(['en', 'cy'])('early it says that it is automatic, and what 999 is for, in "%s"', (locale) => {
    for (const journey of ['main', 'short']) {
      const said = new Person({ locale, journey }).reads
      expect(said).toMatch(
        locale === 'en' ? /a computer, not a person|This is automatic/ : /cyfrifiadur yw hwn|awtomatig/i,
      )
      expect(said).toContain('999')
    }
  })

  it('asks one thing at a time; whatever is asked can be skipped and gone back from', () => {
    let questions = 0
    goOn(new Person(), { ...BEGUN, ...ACTS }, ({ turn: { prompt } }) => {
      if (prompt.kind === 'end' || prompt.kind === 'menu') return prompt.kind === 'end'
      questions += 1
      expect([prompt.id, prompt.text.match(/\?/g)?.length ?? 0]).toEqual([prompt.id, expect.toSatisfy((n) => n <= 1)])
      const wayOn = prompt.canSkip || prompt.choices?.some(({ id }) => ['begin', 'no', 'not-now', 'yes'].includes(id))
      expect([prompt.id, wayOn, questions === 1 || prompt.canGoBack]).toEqual([prompt.id, true, true])
      return false
    })
    expect(questions).toBeGreaterThan(15)
  })
})
