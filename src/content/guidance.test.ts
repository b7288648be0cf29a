import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import { guidanceNames, loadGuidance } from './guidance.ts'
import type { GuidanceContext } from './guidance-lines.ts'
import type { Problem } from './problem.ts'

const FILES = {
  'plan.yaml': `format: 1
kind: plan
heading: plan
danger: [{ text: danger, when: { not: { home.nation: abroad } } }]
bands: [police, specialist, keep]
exclusive: [[police, keep]]
order: [{ when: { told: closed }, first: specialist }]
cards:
  - id: urgent
    band: police
    when: { all: [{ urgent: true }, { acts: { includes: tracking } }] }
    contact: { role: force }
    why: [{ text: why, when: { alerts: { includes: danger } } }]
    actions: [call, { open: tracker }]
  - { id: helpline, band: specialist, contact: helpline, beside: { role: local }, why: because }
  - { id: keep, band: keep, actions: [{ change: home }] }
always: [[specialist]]
`,
  'contacts.yaml': `format: 1
kind: contacts
heading: contacts
danger: danger
contacts:
  - { contact: { role: force }, when: { told: closed } }
  - { contact: helpline }
after:
  - { text: add-area, when: { home: { skipped: true } }, actions: [{ change: home }] }
`,
  'alerts.yaml': `format: 1
helpline: helpline
emergency: police
alerts:
  danger: { lines: [call], call: [police], more: [], after: [{ command: again, text: on }, { open: after-danger, text: over }] }
  perhaps: { lines: [call], call: [police], more: [], after: [] }
  crisis: { lines: [talk], call: [police, helpline], more: [], after: [] }
not-about-now: [call]
`,
  'firewall.yaml': `format: 1
when: { who: myself }
flows: [own]
shows: [contacts]
asks: [who]
says: [courage]
more: []
`,
  'law.yaml': `format: 1
words:
  - nations: [england, wales]
    en: [restraining order]
`,
}
type File = keyof typeof FILES

let root = ''
let context: GuidanceContext
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'guidance-'))
  mkdirSync(join(root, 'guidance'))
  context = {
    program: engineProgram(),
    organisations: new Set(['helpline', 'police']),
    roles: new Set(['force', 'local', 'open-now']),
  }
})
afterAll(() => rmSync(root, { recursive: true }))

function load(edited: Partial<Record<File, string>> = {}) {
  for (const [file, text] of Object.entries({ ...FILES, ...edited })) writeFileSync(join(root, 'guidance', file), text)
  const problems: Problem[] = []
  const guidance = loadGuidance(root, context, problems)
  return { guidance, found: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`) }
}

describe('loadGuidance', () => {
  it('reads every document by the name of its file, and the alerts', () => {
    const { guidance, found } = load()
    expect(found).toEqual([])
    expect([...guidanceNames(root)].sort()).toEqual(['contacts', 'plan'])
    expect([...(guidance?.documents.keys() ?? [])].sort()).toEqual(['contacts', 'plan'])
    expect(guidance?.emergency).toBe('police')
  })

  it('gives each card the line where it stands, for whoever has to mend it', () => {
    const plan = load().guidance?.documents.get('plan')
    expect(plan?.kind === 'plan' && plan.cards.map(({ id, at }) => [id, at])).toEqual([
      ['urgent', 'guidance/plan.yaml:9'],
      ['helpline', 'guidance/plan.yaml:15'],
      ['keep', 'guidance/plan.yaml:16'],
    ])
  })

  it('takes a line as a text, as a text with a condition, and in lists of both', () => {
    const plan = load().guidance?.documents.get('plan')
    const why =
      plan?.kind === 'plan' ? plan.cards.map((card) => card.why.map(({ text, when }) => [text, when !== null])) : []
    expect(why).toEqual([[['why', true]], [['because', false]], []])
  })
})

describe('a reflection', () => {
  const REFLECTION = `format: 1
kind: reflection
sections:
  - { id: opening, lines: thanks }
  - { id: told, heading: said, from: [{ fact: acts }, { fact: told, of: [closed], as: police }, { heard: repeated }] }
  - { id: words, when: { told: closed }, lines: four, as: names, lens: [{ text: fixated, from: [{ typed: who, as: wrote }] }] }
`
  const read = (from = '', to = '') => {
    const file = join(root, 'guidance', 'reflection.yaml')
    writeFileSync(file, REFLECTION.replace(from, to))
    try {
      return load()
    } finally {
      rmSync(file)
    }
  }

  it('has its sections in order, and of each answer the label and what is heard for it', () => {
    const { guidance, found } = read()
    expect(found).toEqual([])
    const document = guidance?.documents.get('reflection')
    const sections = document?.kind === 'reflection' ? document.sections : []
    expect(sections.map(({ kind, at }) => [kind, at])).toEqual([
      ['lines', 'guidance/reflection.yaml:4'],
      ['list', 'guidance/reflection.yaml:5'],
      ['lens', 'guidance/reflection.yaml:6'],
    ])
    const [acts, police] = sections[1]?.kind === 'list' ? sections[1].told : []
    const choices = acts?.from.kind === 'answers' ? acts.from.choices : []
    expect(choices).toContainEqual({ id: 'tracking', key: 'acts.tracking', labels: ['tracking'] })
    expect(choices.map(({ id }) => id)).not.toContain('none')
    expect(police).toMatchObject({ as: 'police', from: { choices: [{ id: 'closed', key: 'told.closed' }] } })
  })

  it.each([
    ['fact: acts', 'fact: act', ':5: there is no question "act". Did you mean "acts"?'],
    ['of: [closed]', 'of: [close]', ':5: "told" has no choice "close". Did you mean "closed"?'],
    ['typed: who', 'typed: whom', ':6: there is no question "whom". Did you mean "who"?'],
    ['id: told', 'id: opening', ':5: there is another section "opening" above'],
    ['told: closed }', 'told: close }', ':6: "close" is no choice of "told". Did you mean "closed"?'],
  ])('%s → %s', (from, to, expected) => {
    expect(read(from, to).found).toEqual([`guidance/reflection.yaml${expected}`])
  })
})

/** What is wrong, the file, what stands there, what it becomes, and what whoever wrote it reads. */
type Case = readonly [what: string, file: File, from: string, to: string, expected: string]

describe('mistakes in guidance', () => {
  it.each<Case>([
    [
      'a band that there is not',
      'plan.yaml',
      'band: police',
      'band: polcie',
      'guidance/plan.yaml:10: there is no band "polcie". Did you mean "police"?',
    ],
    [
      'a band twice',
      'plan.yaml',
      'bands: [police, specialist, keep]',
      'bands: [police, specialist, keep, police]',
      'guidance/plan.yaml:5: the band "police" stands twice',
    ],
    [
      'a band to exclude that there is not',
      'plan.yaml',
      '[[police, keep]]',
      '[[police, kepe]]',
      'guidance/plan.yaml:6: there is no band "kepe". Did you mean "keep"?',
    ],
    [
      'a band to come first that there is not',
      'plan.yaml',
      'first: specialist',
      'first: specialists',
      'guidance/plan.yaml:7: there is no band "specialists". Did you mean "specialist"?',
    ],
    [
      'a card twice',
      'plan.yaml',
      'id: helpline',
      'id: urgent',
      'guidance/plan.yaml:15: there is another card "urgent" above',
    ],
    [
      'a card without a band',
      'plan.yaml',
      '{ id: keep, band: keep,',
      '{ id: keep,',
      'guidance/plan.yaml:16: cards.band: this is missing: expected a name or text',
    ],
    [
      'a misspelt key of a card',
      'plan.yaml',
      'beside: {',
      'besides: {',
      'guidance/plan.yaml:15: cards: "besides" is no key here. Did you mean "beside"?',
    ],
    [
      'an organisation that there is not',
      'plan.yaml',
      'contact: helpline',
      'contact: helplin',
      'guidance/plan.yaml:15: there is no organisation "helplin" that may be offered. Did you mean "helpline"?',
    ],
    [
      'a role that there is not',
      'plan.yaml',
      'contact: { role: force }',
      'contact: { role: forces }',
      'guidance/plan.yaml:12: there is no role "forces". Did you mean "force"?',
    ],
    [
      'a contact with a misspelt key',
      'plan.yaml',
      'contact: { role: force }',
      'contact: { rol: force }',
      'guidance/plan.yaml:12: cards.contact: "rol" is no key here. Did you mean "role"?',
    ],
    [
      'a list of contacts',
      'plan.yaml',
      'contact: helpline',
      'contact: [helpline, police]',
      'guidance/plan.yaml:15: cards.contact: expected a name or text, found a list',
    ],
    [
      'an action that there is not',
      'plan.yaml',
      'actions: [call,',
      'actions: [phone,',
      'guidance/plan.yaml:14: cards.actions: expected call or website, found "phone"',
    ],
    [
      'an action with a misspelt key',
      'plan.yaml',
      '{ open: tracker }',
      '{ opens: tracker }',
      'guidance/plan.yaml:14: cards.actions: "opens" is no key here. Did you mean "open"?',
    ],
    [
      'a topic that there is not',
      'plan.yaml',
      '{ open: tracker }',
      '{ open: trakcer }',
      'guidance/plan.yaml:14: there is no topic "trakcer". Did you mean "tracker"?',
    ],
    [
      'a question to change that there is not',
      'plan.yaml',
      '{ change: home }',
      '{ change: hmoe }',
      'guidance/plan.yaml:16: there is no question "hmoe". Did you mean "home"?',
    ],
    [
      'a fact that there is not',
      'plan.yaml',
      '{ urgent: true }',
      '{ urgnt: true }',
      'guidance/plan.yaml:11: there is no fact "urgnt". Did you mean "urgent"?',
    ],
    [
      'an alert that there is not, in a condition',
      'plan.yaml',
      'alerts: { includes: danger }',
      'alerts: { includes: dangr }',
      'guidance/plan.yaml:13: "dangr" is no choice of "alerts". Did you mean "danger"?',
    ],
    [
      'a choice that a list has not',
      'plan.yaml',
      'includes: tracking',
      'includes: trackin',
      'guidance/plan.yaml:11: "trackin" is no choice of "acts". Did you mean "tracking"?',
    ],
    [
      'a nation that there is not',
      'plan.yaml',
      'home.nation: abroad',
      'home.nation: aboard',
      'guidance/plan.yaml:4: "aboard" is no choice of "home.nation". Did you mean "abroad"?',
    ],
    [
      'a line with a misspelt key',
      'plan.yaml',
      '{ text: why, when:',
      '{ text: why, whne:',
      'guidance/plan.yaml:13: cards.why: "whne" is no key here. Did you mean "when"?',
    ],
    [
      'a line without a text',
      'plan.yaml',
      '{ text: why, when:',
      '{ when:',
      'guidance/plan.yaml:13: cards.why.text: this is missing: expected a name or text',
    ],
    [
      'a line that is a list',
      'plan.yaml',
      'why: [{',
      'why: [[one], {',
      'guidance/plan.yaml:13: cards.why: expected a name or text, found a list',
    ],
    [
      'no cards',
      'plan.yaml',
      FILES['plan.yaml'].slice(FILES['plan.yaml'].indexOf('cards:')),
      'cards: []\nalways: [[specialist]]\n',
      'guidance/plan.yaml:8: cards: this is empty: expected at least one',
    ],
    [
      'a kind that is misspelt',
      'plan.yaml',
      'kind: plan',
      'kind: paln',
      'guidance/plan.yaml:2: kind: expected plan, contacts, notes, template or reflection, found "paln". Did you mean "plan"?',
    ],
    [
      'no kind',
      'contacts.yaml',
      'kind: contacts\n',
      '',
      'guidance/contacts.yaml:1: kind: this is missing: expected plan, contacts, notes, template or reflection',
    ],
    [
      'no heading',
      'contacts.yaml',
      'heading: contacts\n',
      '',
      'guidance/contacts.yaml:1: heading: this is missing: expected a name or text',
    ],
    [
      'another format',
      'contacts.yaml',
      'format: 1',
      'format: 2',
      'guidance/contacts.yaml:1: format: expected 1, the only format that there is',
    ],
    [
      'a contact of a list that there is not',
      'contacts.yaml',
      '{ contact: helpline }',
      '{ contact: police-force }',
      'guidance/contacts.yaml:7: there is no organisation "police-force" that may be offered. There are: helpline, police.',
    ],
    [
      'a condition in a list of contacts',
      'contacts.yaml',
      'when: { told: closed }',
      'when: { told: clsoed }',
      'guidance/contacts.yaml:6: "clsoed" is no choice of "told". Did you mean "closed"?',
    ],
    [
      'a line after the contacts',
      'contacts.yaml',
      'home: { skipped: true }',
      'home: { skiped: true }',
      'guidance/contacts.yaml:9: after.when.home: "skiped" is no key here. Did you mean "skipped"?',
    ],
    [
      'an alert that is missing',
      'alerts.yaml',
      '  perhaps: {',
      '  prehaps: {',
      'guidance/alerts.yaml:6: alerts: "prehaps" is no key here. Did you mean "perhaps"?',
    ],
    [
      'an alert that calls nobody',
      'alerts.yaml',
      'lines: [talk], call: [police, helpline]',
      'lines: [talk], call: []',
      'guidance/alerts.yaml:7: alerts.crisis.call: this is empty: expected at least one',
    ],
    [
      'an alert that calls somebody whom there is not',
      'alerts.yaml',
      '[police, helpline]',
      '[police, helplines]',
      'guidance/alerts.yaml:7: there is no organisation "helplines" that may be offered. Did you mean "helpline"?',
    ],
    [
      'a way on from an alert to a topic that there is not',
      'alerts.yaml',
      'open: after-danger',
      'open: afterdanger',
      'guidance/alerts.yaml:5: there is no topic "afterdanger". Did you mean "after-danger"?',
    ],
    [
      'a way on from an alert with another command',
      'alerts.yaml',
      'command: again',
      'command: agian',
      'guidance/alerts.yaml:5: alerts.danger.after.command: expected again or safer, found "agian". Did you mean "again"?',
    ],
    [
      'a way on from an alert with a misspelt key',
      'alerts.yaml',
      '{ command: again, text: on }',
      '{ comand: again, text: on }',
      'guidance/alerts.yaml:5: alerts.danger.after: "comand" is no key here. Did you mean "command"?',
    ],
    [
      'a helpline that there is not',
      'alerts.yaml',
      'helpline: helpline',
      'helpline: { role: open-nwo }',
      'guidance/alerts.yaml:2: there is no role "open-nwo". Did you mean "open-now"?',
    ],
    [
      'an emergency number that there is not',
      'alerts.yaml',
      'emergency: police',
      'emergency: "999"',
      'guidance/alerts.yaml:3: there is no organisation "999" that may be offered. There are: helpline, police.',
    ],
    [
      'a bracket that is not closed',
      'alerts.yaml',
      'more: [], after: [] }\n  crisis',
      'more: [, after: [] }\n  crisis',
      'guidance/alerts.yaml:6: this does not belong here: is a comma, a quote or a new line missing before it?',
    ],
  ])('%s', (_, file, from, to, expected) => {
    const edited = FILES[file].replace(from, () => to)
    expect(edited).not.toBe(FILES[file])
    expect(load({ [file]: edited }).found.join('\n')).toBe(expected)
  })
})
