import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, realDirectory } from '../../tests/fixtures/directory.ts'
import { constantsOf } from '../content/constants.ts'
import { parseFlatJson } from '../content/flat-json.ts'
import type { FactValue } from '../facts/condition.ts'
import { compileTexts } from '../texts/compile.ts'
import { fillConstants } from '../texts/template.ts'
import { NOTHING_WRITTEN, type Showing } from './showing.ts'
import type { Card, Contacts, Guidance, Plan } from './types.ts'

const { directory, program } = realDirectory()
const constants = constantsOf(directory)
const own = (file: string) =>
  parseFlatJson(readFileSync(join(ROOT, 'locales/en', `${file}.json`), 'utf8')).map(
    ({ key, text }) => [key, fillConstants(text, constants)] as const,
  )
/** The words of the directory, and a few for the documents of the tests. */
const texts = compileTexts([
  {
    locale: 'en',
    texts: new Map([
      ...['organisations', 'hours'].flatMap(own),
      ['or', 'or'],
      ['home>nation.england', 'England'],
      ['home>nation.scotland', 'Scotland'],
      ['action.call', 'Call {{number}}'],
      ['action.website', '{{name}} website'],
      ['plan', 'What you can do'],
      ['danger', 'Call 999.'],
      ['danger_them', 'If they are in danger, call 999.'],
      ['near', 'Near you\nAnd further'],
      ['one', 'One.'],
      ['two', 'Two.'],
      ['names', 'Said: {{names}}'],
      ['tell', 'I tell {{force}}.'],
      ['plan.card.urgent', 'Tell {{force}} now'],
      ['plan.card.urgent.no-force', 'Tell the police now'],
      ['plan.card.police', 'Tell {{force}}'],
      ['plan.card.helpline', 'Talk to {{name}}'],
      ['plan.card.young', 'Talk to Childline'],
      ['plan.more.helpline', 'A helpline'],
      ['plan.more.police', 'The police'],
      ['plan.card.keep', 'Keep what you have'],
      ['plan.card.line', 'A line'],
      ['plan.card.line.adds', 'A line of another card'],
      ['add-area', 'Add your area'],
      ['alert.danger', 'Call 999 now'],
      ['alert.danger.more.deaf', 'I use a textphone'],
      ['alert.danger.more.outside', 'They are outside'],
      ['alert.danger.more.outside.lines', 'Stay inside.'],
      ['alert.danger.more.deaf.lines', 'Dial {{police-999.textphone}}.\nOr ask somebody.'].map((text) =>
        fillConstants(text, constants),
      ) as [string, string],
      ['alert.danger.elsewhere', 'Call for help there'],
      ['alert.way.police-999-bsl', 'Open 999 BSL'],
      ['alert.way.police-18000', 'Call 18000'],
      ['alert.action.childline', 'Call Childline'],
      ['alert.action.police-999', 'Call 999'],
      ['on', 'Go on'],
      ['over', 'It is over'],
    ]),
  },
])

export const LEICESTER = { 'home.nation': 'england', 'home.forces': ['leicestershire'] } as const

/** Somebody of whom these facts are known, on Tuesday 24 November 2026, 21:40 in London. */
export function showingOf(facts: Readonly<Record<string, FactValue>>, them = false): Showing {
  const known: Readonly<Record<string, FactValue>> = { who: 'me', 'under-18': 'no', ...facts }
  const view = { get: (fact: string): FactValue => (fact in known ? known[fact] : program.derived.get(fact)?.(view)) }
  const nobody = { headings: [], lines: [], call: [], more: [], after: [] }
  const guidance: Guidance = {
    documents: new Map(),
    helpline: { role: 'open-now' },
    emergency: 'police-999',
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
    alerts: {
      danger: {
        headings: [
          {
            text: 'alert.danger.elsewhere',
            when: (facts) => facts.get('home.nation') === 'isle-of-man',
            nations: null,
            at: '',
          },
        ],
        lines: [
          { text: 'danger', when: null, nations: null, at: '' },
          { text: 'near', when: null, nations: null, at: '' },
        ],
        call: [
          { id: 'police-999', when: null },
          { id: 'no-such-organisation', when: null },
          { id: 'childline', when: (facts) => facts.get('home.nation') === 'isle-of-man' },
        ],
        more: [
          {
            id: 'deaf',
            when: null,
            at: '',
            actions: [
              { contact: 'police-999-bsl', way: 'website' },
              { contact: 'police-18000', way: 'textphone' },
              { contact: 'police-18000', way: 'website' },
            ],
          },
          { id: 'outside', when: (facts) => facts.get('home.nation') === 'jersey', actions: [], at: '' },
        ],
        after: [
          { command: 'again', text: 'on' },
          { open: 'after-danger', text: 'over' },
        ],
      },
      perhaps: nobody,
      crisis: nobody,
    },
  }
  return {
    directory,
    guidance,
    texts,
    locale: 'en',
    them,
    facts: view,
    now: Date.parse('2026-11-24T21:40:00Z'),
    own: NOTHING_WRITTEN,
    opens: () => true,
    labels: { topic: (id) => `Read: ${id}`, change: (id) => `Change: ${id}` },
  }
}

const NOTHING = {
  when: null,
  nations: null,
  contact: null,
  beside: [],
  why: [],
  do: [],
  say: [],
  actions: [],
  adds: false,
}
export const card = (one: Partial<Card> & Pick<Card, 'id' | 'band'>): Card => ({ ...NOTHING, at: '', ...one })
export const planOf = (cards: readonly Card[], more: Partial<Plan> = {}): Plan => ({
  kind: 'plan',
  id: 'plan',
  heading: 'plan',
  danger: [{ text: 'danger', when: null, call: true, nations: null, at: '' }],
  bands: ['police', 'specialist', 'keep'],
  exclusive: [],
  always: [],
  order: [],
  cards,
  ...more,
})
export const contactsOf = (contacts: Contacts['contacts'], after: Contacts['after'] = []): Contacts => ({
  kind: 'contacts',
  id: 'who-can-help',
  heading: 'near',
  danger: [{ text: 'danger', when: null, call: true, nations: null, at: '' }],
  contacts,
  after,
})
