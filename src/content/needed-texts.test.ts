import { describe, expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import type { AlertView, Card, Document, Guidance, Plan } from '../guidance/types.ts'
import { compileTexts } from '../texts/compile.ts'
import { LABEL_LIMITS } from './label-checks.ts'
import { neededTexts, textNeeds, usedKeys, wordedNeeds } from './needed-texts.ts'

const NOTHING = {
  when: null,
  nations: null,
  contact: null,
  beside: [],
  why: [],
  do: [],
  say: [],
  actions: [],
}
const card = (more: Partial<Card> & Pick<Card, 'id' | 'band' | 'at'>): Card => ({ ...NOTHING, adds: false, ...more })
const view = (lines: string[]): AlertView => ({
  headings: [],
  lines: lines.map((text) => ({ text, when: null, nations: null, at: '' })),
  call: [{ id: 'police', when: null }],
  more: [{ id: 'deaf', when: null, actions: [], at: '' }],
  after: [{ text: 'on', command: 'again' }],
})
const PLAN: Plan = {
  kind: 'plan',
  id: 'plan',
  heading: 'plan',
  danger: [{ text: 'danger', when: null, call: true, nations: null, at: '' }],
  bands: ['police', 'keep'],
  exclusive: [],
  always: [],
  order: [],
  cards: [
    card({
      id: 'urgent',
      band: 'police',
      at: 'guidance/plan.yaml:5',
      why: [{ text: 'why', when: null, nations: null, at: '' }],
    }),
    card({ id: 'also', band: 'police', at: 'guidance/plan.yaml:6', actions: ['call', { open: 'tracker' }] }),
    card({ id: 'line', band: 'police', at: 'guidance/plan.yaml:7', adds: true }),
    card({ id: 'keep', band: 'keep', at: 'guidance/plan.yaml:8', actions: [{ change: 'home' }] }),
  ],
}
const GUIDANCE: Guidance = {
  documents: new Map<string, Document>([
    ['plan', PLAN],
    [
      'contacts',
      {
        kind: 'contacts',
        id: 'contacts',
        heading: 'contacts',
        danger: [],
        contacts: [],
        after: [{ line: { text: 'add-area', when: null, nations: null, at: '' }, actions: [] }],
      },
    ],
  ]),
  helpline: { id: 'helpline' },
  emergency: 'police',
  asked: [],
  askedFor: [],
  atOnce: [],
  reminder: [],
  notNow: [],
  firewall: {
    when: () => false,
    flows: new Set(),
    shows: new Set(),
    asks: new Set(),
    says: new Set(),
    more: new Set(),
  },
  law: [],
  alerts: { danger: view(['call']), perhaps: view(['call']), crisis: view(['talk']) },
}

const program = engineProgram()
type Words = Readonly<Record<string, string | undefined>>

function needs(english: Words, welsh?: Words, flows = program): string[] {
  const language = (locale: string, words: Words) => ({
    locale,
    texts: new Map(Object.entries(words).flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]))),
  })
  const texts = compileTexts([language('en', english), ...(welsh ? [language('cy', welsh)] : [])])
  return textNeeds(neededTexts(flows, GUIDANCE, []), flows, texts).map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  )
}

/** Every text that is called for, each in words of its own. */
const COMPLETE: Words = Object.fromEntries(
  needs({ nothing: 'nothing' }).map((problem, i) => [/no text "(.*)" in/.exec(problem)?.[1] ?? '', `words ${i}`]),
)

describe('textNeeds', () => {
  it('calls for nothing where all is written', () => {
    expect(needs(COMPLETE, COMPLETE)).toEqual([])
  })

  it.each([
    ['what is said', ['opening', 'careful', 'place-law', 'tracker-last']],
    [
      'questions, choices and parts',
      ['who', 'who.me', 'how-often.once', 'words', 'part.safe', 'barriers.none-of-these'],
    ],
    ['groups, and the question of each', ['acts.group.near', 'acts>near', 'acts.following', 'acts.none']],
    ['which place, and the nation', ['home>which', 'home>which.unsure', 'home>which.elsewhere', 'home>nation.wales']],
    [
      'menus, their groups and topics',
      ['more', 'more.tracker', 'more.group.first', 'more>first', 'more.done', 'more.group.done'],
    ],
    ['offers to change an answer', ['offer', 'offer.help', 'offer.declined', 'replies.take']],
    [
      'alerts',
      ['alert.danger', 'call', 'alert.action.police', 'alert.danger.more.deaf', 'alert.danger.more.deaf.lines', 'on'],
    ],
    ['guidance', ['plan', 'danger', 'why', 'plan.card.urgent', 'plan.more.also', 'plan.card.line.adds', 'add-area']],
    ['the buttons of cards', ['action.open.tracker', 'action.change.home']],
    ['the conversation itself', ['skip', 'error.unknown-place', 'commands.back', 'numbers.before', 'end.restart']],
  ])('calls for %s', (_, keys) => {
    for (const key of keys) expect(Object.keys(COMPLETE)).toContain(key)
  })

  it('calls in every language for what one language says on a journey instead', () => {
    const byText = 'opening.on-phones'
    const texts = compileTexts([
      { locale: 'en', texts: new Map([...Object.entries(COMPLETE), [byText, 'Hi']] as [string, string][]) },
      { locale: 'cy', texts: new Map(Object.entries(COMPLETE) as [string, string][]) },
    ])
    const called = wordedNeeds(neededTexts(program, GUIDANCE, []), program, texts)
    expect(called.map(({ key }) => key)).toEqual([byText])
    expect(textNeeds(called, program, texts).map(({ message }) => message)).toEqual([
      expect.stringContaining(`there is no text "${byText}" in locales/cy`),
    ])
  })

  it('calls for words for whatever is heard, but for alerts and what ticks a choice', () => {
    const labels = [
      { label: 'moonlight', raises: false, at: 'list.yaml:3' },
      { label: 'under-18', raises: false, at: 'list.yaml:4' },
      { label: 'danger', raises: true, at: 'list.yaml:5' },
    ]
    const heard = neededTexts(program, GUIDANCE, labels).filter(
      ({ key, optional }) => key.startsWith('heard.') && !optional,
    )
    expect(heard).toEqual([{ key: 'heard.moonlight', at: 'list.yaml:3', optional: false }])
    const used = usedKeys(neededTexts(program, GUIDANCE, []))
    for (const key of ['heard.under-18', 'offer.age.under', 'offer.age.under.early']) expect(used.has(key)).toBe(true)
  })

  it('calls for no heading of a card that is always the first of its band', () => {
    expect(Object.keys(COMPLETE)).not.toContain('plan.more.urgent')
    expect(Object.keys(COMPLETE)).not.toContain('plan.more.line')
  })

  const long = 'w'.repeat(LABEL_LIMITS.label)
  it.each<[string, Words, string[]]>([
    [
      'a text that is missing',
      { opening: undefined },
      ['flows/main.yaml:4: there is no text "opening" in locales/en. Write it in one of the files there.'],
    ],
    [
      'a text with a misspelt key',
      { opening: undefined, openning: 'Hello' },
      ['flows/main.yaml:4: there is no text "opening" in locales/en. Did you mean "openning"?'],
    ],
    [
      'a choice without words',
      { 'who.other': undefined },
      ['flows/main.yaml:9: there is no text "who.other" in locales/en. Write it in one of the files there.'],
    ],
    [
      'a card without words',
      { 'plan.card.keep': undefined },
      ['guidance/plan.yaml:8: there is no text "plan.card.keep" in locales/en. Write it in one of the files there.'],
    ],
    [
      'a button without words',
      { 'action.open.tracker': undefined },
      [
        'guidance/plan.yaml:6: there is no text "action.open.tracker" in locales/en. Write it in one of the files there.',
      ],
    ],
    [
      'a word of the conversation',
      { 'error.unknown-place': undefined },
      [
        'locales/en/conversation.json:1: there is no text "error.unknown-place" in locales/en. Write it in one of the files there.',
      ],
    ],
    [
      'a label that is too long',
      { 'who.me': `${long}!`, 'who.me.short': 'Me' },
      ['flows/main.yaml:9: in locales/en the label "who.me" has 73 characters. At most 72 fit on a button'],
    ],
    [
      'a label that needs a short one',
      { 'who.me': 'Me, myself and I, and me' },
      [
        'flows/main.yaml:9: in locales/en the label "who.me" has 24 characters. Write "who.me.short" too, of at most 20',
      ],
    ],
    [
      'a short label that is too long',
      { 'who.me': long, 'who.me.short': 'Me, myself and I, and me' },
      ['flows/main.yaml:9: in locales/en "who.me.short" has 24 characters. At most 20 fit on a small button'],
    ],
    [
      'two choices with the same words',
      { 'who.me': 'Me', 'who.other': 'Me' },
      ['flows/main.yaml:9: in locales/en "who.me" and "who.other" are both "Me", so nobody can tell them apart'],
    ],
    [
      'two small buttons with the same words',
      { 'who.me': long, 'who.me.short': 'Me', 'who.other': 'Me' },
      ['flows/main.yaml:9: in locales/en "who.me" and "who.other" are both "Me", so nobody can tell them apart'],
    ],
    [
      'two choices with the same words about somebody else',
      { 'who.me': 'Me', 'who.me_them': 'Them', 'who.other': 'Them' },
      ['flows/main.yaml:9: in locales/en "who.me_them" and "who.other" are both "Them", so nobody can tell them apart'],
    ],
    [
      'two topics with the same words',
      { 'more.tracker': 'Read', 'more.moving-house': 'Read' },
      [
        'flows/main.yaml:30: in locales/en "more.tracker" and "more.moving-house" are both "Read", so nobody can tell them apart',
      ],
    ],
  ])('tells of %s', (_, edits, expected) => {
    expect(needs({ ...COMPLETE, ...edits })).toEqual(expected)
  })

  it('lets two questions have the same words for a choice, and a label be just long enough', () => {
    expect(
      needs({ ...COMPLETE, 'told.no': 'No', 'now-danger.no': 'No', 'who.me': long, 'who.me.short': 'x'.repeat(20) }),
    ).toEqual([])
  })

  it('holds every language against the same list, and names it', () => {
    expect(needs(COMPLETE, { ...COMPLETE, 'who.me': undefined, 'who.other': 'Rhywun arall, nid fi fy hun' })).toEqual([
      'flows/main.yaml:9: there is no text "who.me" in locales/cy. Write it in one of the files there.',
      'flows/main.yaml:9: in locales/cy the label "who.other" has 27 characters. Write "who.other.short" too, of at most 20',
    ])
  })

  it('tells of a choice that changes to a language without words', () => {
    const flows = engineProgram({ 'main.yaml': (yaml) => yaml.replace('does: emergency', 'does: { language: xx }') })
    expect(needs(COMPLETE, COMPLETE, flows)).toEqual([
      'flows/main.yaml:5: there is no language "xx". There are: en, cy.',
    ])
  })
})
