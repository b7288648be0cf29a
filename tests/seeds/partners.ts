import { worldUnder } from '../../src/content/under-partner.ts'
import type { World } from '../../src/content/world.ts'
import { added, edit, type Lookalike, type Seed } from './seed.ts'
import type { Edit } from './workbench.ts'

const PARTNER = 'partners/acme.yaml'
const SERVICES = 'directory/partners/acme.yaml'
const PLAN = 'guidance/plan.yaml'
const CONTACTS = 'guidance/who-can-help.yaml'
const TRACKER = 'flows/topics/tracker.yaml'

/** A charity, with these lines behind what it has to say. */
const partner = (...lines: readonly string[]): Edit =>
  added(PARTNER, ['format: 1', 'name: Acme', 'origins: ["https://acme.example"]', ...lines, ''].join('\n'))

/** Services of the charity. */
const services = (...lines: readonly string[]): Edit =>
  added(SERVICES, ['format: 1', 'services:', ...lines, ''].join('\n'))
const DROP_IN = ['  acme-drop-in:', '    name: Acme drop-in', '    nations: [england]', '    for: harmed']
/** What the drop-in does, in the languages of the charity. */
const WORDS = edit(
  'locales/en/partners.json',
  '{\n',
  '{\n  "org.acme-drop-in.does": "A room where you can talk to somebody.",\n',
)

/** The world on the pages of the charity of the demonstration, changed in a way that no file of a charity can bring about. */
const underDemo = (change: (under: World, world: World) => World) => (world: World) => {
  const demo = world.under.get('demo')
  if (!demo) throw new Error('the demonstration is gone')
  return { ...world, under: new Map([['demo', change(demo, world)]]) }
}
const changed = (...says: readonly string[]) => [
  { file: 'partners/demo.yaml', says: ['on the pages of "demo"', ...says] },
]

/** Charities whose files can't be used, or would take something away. */
export const PARTNER_SEEDS: readonly Seed[] = [
  {
    name: 'a partner whose pages stand below a path',
    by: 'load partners',
    edits: [added(PARTNER, 'format: 1\nname: Acme\norigins: ["https://acme.example/chat"]\n')],
    finds: [
      { file: PARTNER, at: 'origins:', says: ['expected an origin such as https://example.org, without a path'] },
    ],
  },
  {
    name: 'a partner without an origin',
    by: 'load partners',
    edits: [added(PARTNER, 'format: 1\nname: Acme\norigins: []\n')],
    finds: [{ file: PARTNER, at: 'origins:', says: ['this is empty: expected at least one'] }],
  },
  {
    name: 'a partner that would hide the way to the police',
    by: 'load partners',
    edits: [partner('hide-police: true')],
    finds: [
      { file: PARTNER, at: 'hide-police', says: ['"hide-police" is no key here', 'There are: format, name, colours'] },
    ],
  },
  {
    name: 'a partner that leaves out a topic which everybody needs',
    by: 'load partners',
    edits: [partner('hide: [what-i-can-do]')],
    finds: [
      { file: PARTNER, at: 'hide:', says: ['"what-i-can-do" can\'t be left out by a charity', 'There are: tracker'] },
    ],
  },
  {
    name: 'a partner that leaves out help',
    by: 'load partners',
    edits: [partner('hide: [help]')],
    finds: [{ file: PARTNER, at: 'hide:', says: ['"help" can\'t be left out by a charity', 'There are: tracker'] }],
  },
  {
    name: 'a partner that leaves out a topic which there is not',
    by: 'load partners',
    edits: [partner('hide: [trakcer]')],
    finds: [{ file: PARTNER, at: 'hide:', says: ['there is no topic "trakcer"', 'Did you mean "tracker"?'] }],
  },
  {
    name: 'an accent that cannot be read on paper',
    by: 'load partners',
    edits: [partner('colours:', '  accent: "#e0a030"', '  on-accent: "#000000"')],
    finds: [
      {
        file: PARTNER,
        at: 'accent: "#e0a030"',
        says: ['#e0a030 on the tint of the page (#e4efec)', '4.5 is the least', 'is the same, darker, and can'],
      },
    ],
  },
  {
    name: 'a label that cannot be read on the accent',
    by: 'load partners',
    edits: [partner('colours:', '  accent: "#4b2e83"', '  on-accent: "#555555"')],
    finds: [{ file: PARTNER, at: 'on-accent', says: ['#555555 on #4b2e83', '"#ffffff" can'] }],
  },
  {
    name: 'a colour without quotes, which is a comment',
    by: 'load partners',
    edits: [partner('colours:', '  accent: #4b2e83', '  on-accent: "#ffffff"')],
    finds: [{ file: PARTNER, at: 'accent: #4b2e83', says: ['expected a colour such as "#5b2a86", in quotes'] }],
  },
  {
    name: 'a partner in a language that there is not',
    by: 'load partners',
    edits: [partner('languages: [en, cu]')],
    finds: [{ file: PARTNER, at: 'languages:', says: ['there is no language "cu"', 'Did you mean "cy"?'] }],
  },
  {
    name: 'a partner that wants somebody offered who is not in the directory',
    by: 'load partners',
    edits: [partner('organisations: [freva]')],
    finds: [
      { file: PARTNER, at: 'organisations:', says: ['there is no organisation "freva"', 'Did you mean "freeva"?'] },
    ],
  },
  {
    name: 'a partner that would put a crisis line somewhere else',
    by: 'load partners',
    edits: [partner('organisations: [samaritans]')],
    finds: [{ file: PARTNER, at: 'organisations:', says: ['is there for everybody already', 'take it out'] }],
  },
  {
    name: 'a partner that names one organisation twice',
    by: 'load partners',
    edits: [partner('organisations:', '  - freeva', '  - mankind', '  - freeva')],
    finds: [{ file: PARTNER, at: ['  - mankind', '  - freeva'], says: ['"freeva" stands twice. Take one out'] }],
  },
  {
    name: 'services of a charity that there is not',
    by: 'load own-services',
    edits: [services(...DROP_IN), WORDS],
    finds: [{ file: SERVICES, says: ['there is no file partners/acme.yaml', 'There are: demo'] }],
  },
  {
    name: 'a service of a charity under the name of another one',
    by: 'load own-services',
    edits: [partner(), services('  samaritans:', ...DROP_IN.slice(1))],
    finds: [
      {
        file: SERVICES,
        at: 'name: Acme drop-in',
        says: ['"samaritans" is the name of a service in the directory already'],
      },
    ],
  },
  {
    name: 'a service of a charity that would be offered to everybody everywhere',
    by: 'load organisation-schema',
    edits: [partner(), services(...DROP_IN, '    always: true'), WORDS],
    finds: [{ file: SERVICES, at: 'always: true', says: ['"always" is no key here'] }],
  },
  {
    name: 'a service of a charity in a force area that there is not',
    by: 'load records',
    edits: [partner('languages: [en]'), services(...DROP_IN, '    areas: [{ force: leicestershir }]'), WORDS],
    finds: [{ file: SERVICES, at: 'areas:', says: ['there is no police force', 'Did you mean "leicestershire"?'] }],
  },
  {
    name: 'a service of a charity that has no words in a language of its pages',
    by: 'load needed-texts',
    edits: [partner(), services(...DROP_IN), WORDS],
    finds: [{ file: SERVICES, says: ['there is no text "org.acme-drop-in.does" in locales/cy'] }],
  },
  {
    name: 'a part of charities with a member of its own',
    by: 'load roles',
    edits: [edit('directory/roles.yaml', '    of-partner: true\n', '    of-partner: true\n    members: [paladin]\n')],
    finds: [
      {
        file: 'directory/roles.yaml',
        at: 'of-partner: true',
        says: ['stands in partners/: take its members out here'],
      },
    ],
  },
  {
    name: 'a topic that a charity may leave out and a flow runs',
    by: 'load flows',
    edits: [edit('flows/topics/notes.yaml', '  - say: notes-where\n', '  - say: notes-where\n  - run: tracker\n')],
    finds: [{ file: TRACKER, at: 'optional: true', says: ['the flow "notes" runs it', 'Take "optional" out'] }],
  },
  {
    name: 'help that a charity may leave out',
    by: 'load flows',
    edits: [edit('flows/help.yaml', 'format: 1\n', 'format: 1\noptional: true\n')],
    finds: [{ file: 'flows/help.yaml', at: 'optional: true', says: ['the journey "short" needs it'] }],
  },
  {
    name: 'whom a charity names, on the card of the specialist',
    by: 'partners-only-add',
    edits: [
      edit(
        PLAN,
        'beside: [{ role: open-now }, { role: men-domestic }]',
        'beside: [{ role: open-now }, { role: of-the-charity }]',
      ),
    ],
    finds: [{ file: PLAN, at: '- id: helpline', says: ['"helpline"', 'Move it to a later band'] }],
  },
  {
    name: 'whom a charity names, as the one that a card is about',
    by: 'partners-only-add',
    edits: [
      edit(
        PLAN,
        '    beside: [{ role: sexual }, { role: of-the-charity }]\n',
        '    contact: { role: of-the-charity }\n',
      ),
    ],
    finds: [
      { file: PLAN, at: '- id: sexual\n', says: ['is the contact of the card "sexual"', 'stand "beside"'] },
      ...changed('"plan" shows somebody else, or in another order'),
    ],
  },
  {
    name: 'whom a charity names, before the police',
    by: 'partners-only-add',
    edits: [
      edit(CONTACTS, '  - { contact: { role: of-the-charity } }\n', ''),
      edit(CONTACTS, 'contacts:\n', 'contacts:\n  - { contact: { role: of-the-charity } }\n'),
    ],
    finds: [
      { file: CONTACTS, at: 'of-the-charity', says: ['before the police or a specialist', 'Move it behind them'] },
    ],
  },
  {
    name: 'help that is closed on the pages of a charity',
    by: 'partners-only-add',
    edits: [],
    inMemory: underDemo((_demo, world) => worldUnder(world, { ...demoOf(world), hide: ['help'] })),
    finds: changed('the flow "help" is not what it is elsewhere'),
  },
  {
    name: 'words that are others on the pages of a charity',
    by: 'partners-only-add',
    edits: [],
    inMemory: underDemo((demo) => ({ ...demo, texts: { ...demo.texts } })),
    finds: changed('the words are others'),
  },
  {
    name: 'an emergency number that is another one on the pages of a charity',
    by: 'partners-only-add',
    edits: [],
    inMemory: underDemo((demo, world) => {
      const { organisations } = demo.directory
      const emergency = organisations.get(world.guidance.emergency)
      if (!emergency) throw new Error('there is no emergency number')
      const phone = { text: '0800', dial: '0800' }
      const other = { ...emergency, shown: { ...emergency.shown, phone } }
      return {
        ...demo,
        directory: { ...demo.directory, organisations: new Map([...organisations, [emergency.id, other]]) },
      }
    }),
    finds: [
      ...changed(`"police-999" is not what it is elsewhere`),
      ...['danger', 'perhaps', 'crisis'].flatMap((alert) =>
        changed(`the screen of the alert "${alert}" is another one`),
      ),
      ...['plan', 'young-plan', 'young-little', 'who-can-help', 'own-behaviour', 'bereaved', 'images'].flatMap((id) =>
        changed(`"${id}" shows somebody else`),
      ),
    ],
  },
  {
    name: 'police who come after local help on the pages of a charity',
    by: 'partners-only-add',
    edits: [],
    inMemory: underDemo((demo) => {
      const documents = new Map(demo.guidance.documents)
      for (const [id, document] of documents)
        if (document.kind === 'plan') documents.set(id, { ...document, bands: [...document.bands].reverse() })
      return { ...demo, guidance: { ...demo.guidance, documents } }
    }),
    finds: changed('guidance is another'),
  },
]

const demoOf = ({ partners }: World) => {
  const demo = partners.get('demo')
  if (!demo) throw new Error('the demonstration is gone')
  return demo
}

export const PARTNER_LOOKALIKES: readonly Lookalike[] = [
  {
    name: 'a partner with two origins, one with a port',
    unlike: ['partners-only-add'],
    edits: [added(PARTNER, 'format: 1\nname: Acme\norigins: ["https://acme.example", "http://localhost:8080"]\n')],
  },
  {
    name: 'a charity that names those who are offered anyway, first and closed ones too',
    unlike: ['partners-only-add'],
    edits: [partner('organisations: [national-stalking-helpline, mankind, freeva, victim-support, childline]')],
  },
  {
    name: 'a charity that leaves out what it may',
    unlike: ['partners-only-add', 'reached', 'guidance-reached'],
    edits: [partner('hide: [tracker]')],
  },
  {
    name: 'a service of a charity in English alone, on pages in English alone',
    unlike: ['partners-only-add', 'unused-texts', 'stale-translations'],
    edits: [partner('languages: [en]'), services(...DROP_IN, '    areas: [{ force: leicestershire }]'), WORDS],
  },
  {
    name: 'colours in three digits, the darkest that there are',
    unlike: [],
    edits: [partner('colours: { accent: "#000", on-accent: "#FFF" }')],
  },
]
