import { added, after, edit, type Lookalike, type Seed } from './seed.ts'

const MAIN = 'flows/main.yaml'
const PLAN = 'guidance/plan.yaml'
const REFLECTION = 'guidance/reflection.yaml'
const NOTES_POLICE = 'guidance/notes-police.yaml'
const WHO = 'guidance/who-can-help.yaml'
const ALERTS = 'guidance/alerts.yaml'
const FIREWALL = 'guidance/firewall.yaml'

const NEVER_SHOWN = ['is never shown: its conditions can’t hold', 'Mend "when", or take it out']
const NO_CARD = ['the plan can come without a card of', 'Give that band a card without "when"']

/** A plan that leaves somebody out, or that nobody sees. */
export const GUIDANCE_SEEDS: readonly Seed[] = [
  {
    name: 'a card under a condition that ended the conversation before',
    by: 'guidance-reached',
    edits: [edit(PLAN, 'when: { in-uk: true }', 'when: { in-uk: true, who: myself }')],
    finds: ['the card "near-you"', 'the line "plan.near-you.why"', 'the line "plan.near-you.do"'].map((what, i) => ({
      file: PLAN,
      at: ['- id: near-you\n', ...['why:', 'do:'].slice(0, i).slice(-1)].slice(0, i === 0 ? 1 : 2),
      says: [what, ...NEVER_SHOWN],
    })),
  },
  {
    name: 'a line for the young on a card that the young are never shown',
    by: 'guidance-reached',
    edits: [
      edit(
        PLAN,
        '    when: { not: { outside-uk: true } }\n',
        '    when: { not: { any: [{ outside-uk: true }, { under-18: "yes" }] } }\n',
      ),
      edit(PLAN, '      - plan.helpline.do\n', '      - { text: plan.helpline.do, when: { under-18: "yes" } }\n'),
    ],
    finds: [{ file: PLAN, at: 'text: plan.helpline.do,', says: ['the line "plan.helpline.do"', ...NEVER_SHOWN] }],
  },
  {
    name: 'a card that the band before it always shuts out',
    by: 'guidance-reached',
    edits: [
      edit(
        PLAN,
        'band: police\n    when: { told: afraid, not: { police: true } }',
        'band: police\n    when: { told: afraid, urgent: true, not: { any: [{ police: true }, { outside-uk: true }] } }',
      ),
    ],
    finds: [
      { file: PLAN, at: '- id: police-you-decide', says: ['the card "police-you-decide"', ...NEVER_SHOWN] },
      ...[
        ['why: plan.why.afraid', 'plan.why.afraid'],
        ['- plan.do.you-decide', 'plan.do.you-decide'],
        ['- { text: plan.do.quiet', 'plan.do.quiet'],
        ['- { text: plan.do.easy-words', 'plan.do.easy-words'],
        ['- { text: plan.do.language', 'plan.do.language'],
      ].map(([at = '', line = '']) => ({
        file: PLAN,
        at: ['- id: police-you-decide', at],
        says: [`the line "${line}"`, ...NEVER_SHOWN],
      })),
    ],
  },
  {
    name: 'what only the young tell, said back where they are not shown it, and a sentence for nobody',
    by: 'guidance-reached',
    edits: [
      edit(
        REFLECTION,
        '      - { heard: asked-to-stop }\n      - { heard: repeated, quoted: false }\n',
        '      - { heard: asked-to-stop, when: { under-18: "yes" } }\n',
      ),
      edit(
        REFLECTION,
        '      - { text: reflection.once, when: { often: once } }\n',
        '      - { text: reflection.once, when: { more-than-once: true } }\n',
      ),
    ],
    finds: [
      {
        file: REFLECTION,
        at: '- { heard: asked-to-stop, when',
        says: ['what is heard as "asked-to-stop"', ...NEVER_SHOWN],
      },
      { file: REFLECTION, at: '- { text: reflection.once,', says: ['the line "reflection.once"', ...NEVER_SHOWN] },
    ],
  },
  {
    name: 'an order for people who have been sent elsewhere',
    by: 'guidance-reached',
    edits: [
      edit(
        PLAN,
        '  - { when: { any: [{ told: afraid }, { police: true }] }, first: specialist }\n',
        '  - { when: { who: myself }, first: specialist }\n',
      ),
    ],
    finds: [
      {
        file: PLAN,
        at: '- { when: { who: myself }, first',
        says: ['the order that puts "specialist" first', ...NEVER_SHOWN],
      },
    ],
  },
  {
    name: 'a contact that nobody is shown',
    by: 'guidance-reached',
    edits: [edit(WHO, 'when: { sexual: true }', 'when: { sexual: true, who: myself }')],
    finds: [{ file: WHO, at: '- { contact: { role: sexual }', says: ['the contact "sexual"', ...NEVER_SHOWN] }],
  },
  {
    name: 'guidance that no flow shows',
    by: 'guidance-reached',
    edits: [
      added(
        'guidance/forgotten.yaml',
        'format: 1\nkind: contacts\nheading: who-can-help\ncontacts: [{ contact: samaritans }]\n',
      ),
    ],
    finds: [{ file: 'guidance/forgotten.yaml', says: ['no flow shows "forgotten"', 'Show it in a flow'] }],
  },
  {
    name: 'a specialist band with a condition on each of its cards',
    by: 'bands-never-empty',
    edits: [
      edit(
        PLAN,
        'band: specialist\n    when: { not: { outside-uk: true } }\n',
        'band: specialist\n    when: { not: { any: [{ outside-uk: true }, { told: closed, relationship: stranger }] } }\n',
      ),
    ],
    finds: [{ file: PLAN, at: 'always: [', says: [...NO_CARD, '"specialist"'] }],
  },
  {
    name: 'no police card for somebody outside the UK who is afraid of the police',
    by: 'bands-never-empty',
    edits: [
      edit(MAIN, '  - ask: told\n    when: { not: { outside-uk: true } }\n', '  - ask: told\n'),
      edit(
        PLAN,
        'band: police\n    when: { outside-uk: true }\n',
        'band: police\n    when: { outside-uk: true, not: { told: afraid } }\n',
      ),
      edit(
        PLAN,
        'band: police\n    when: { told: afraid, not: { police: true } }\n',
        'band: police\n    when: { told: afraid, not: { any: [{ police: true }, { outside-uk: true }] } }\n',
      ),
    ],
    finds: [{ file: PLAN, at: 'always: [', says: [...NO_CARD, '"police-now" or "police"'] }],
  },
  {
    name: 'no police card for somebody whose words told of force and who then skipped everything',
    by: 'bands-never-empty',
    edits: [
      edit(
        PLAN,
        'band: police\n    when: { not: { any: [{ outside-uk: true }, { told: afraid }, { adds-to-it: true }, { police: true }] } }\n',
        'band: police\n    when: { not: { any: [{ outside-uk: true }, { told: afraid }, { adds-to-it: true }, { police: true }, { said: { includes: attempt } }] } }\n',
      ),
    ],
    finds: [{ file: PLAN, at: 'always: [', says: [...NO_CARD, '"police-now" or "police"'] }],
  },
  {
    name: 'a card for one nation that is shown in another',
    by: 'nations-kept',
    edits: [
      edit(
        PLAN,
        '  - id: near-you\n    band: near-you\n',
        '  - id: near-you\n    band: near-you\n    nations: [england, wales]\n',
      ),
    ],
    finds: [
      { file: PLAN, at: '- id: near-you\n', says: ['the card "near-you" is for england, wales', 'Give it "when'] },
      { file: PLAN, at: ['- id: near-you\n', 'why:'], says: ['the line "plan.near-you.why" is for england, wales'] },
      { file: PLAN, at: ['- id: near-you\n', 'do:'], says: ['the line "plan.near-you.do" is for england, wales'] },
    ],
  },
  {
    name: 'a line about the law of one nation on a card for all',
    by: 'nations-kept',
    edits: [
      edit(
        PLAN,
        '      - plan.helpline.do\n',
        '      - { text: plan.helpline.do, nations: [scotland], when: { home.nation: { known: true } } }\n',
      ),
    ],
    finds: [{ file: PLAN, at: '- { text: plan.helpline.do', says: ['the line "plan.helpline.do" is for scotland'] }],
  },
  {
    name: 'a card with more buttons than a channel shows',
    by: 'action-counts',
    edits: [
      edit(
        PLAN,
        'why: plan.tracker.why\n    do: [plan.tracker.do]\n    actions: [{ open: tracker }]\n',
        'why: plan.tracker.why\n    do: [plan.tracker.do]\n    actions: [{ open: tracker }, { open: notes }, { change: home }, website]\n',
      ),
    ],
    finds: [
      {
        file: PLAN,
        at: '- id: tracker\n',
        says: ['the card "tracker" has 4 buttons; every channel shows 3', 'Take the least needed out'],
      },
    ],
  },
  {
    name: 'danger with a third number for the young',
    by: 'action-counts',
    edits: [edit(ALERTS, '- { contact: samaritans, when: { not: { under-18: "yes" } } }', '- { contact: samaritans }')],
    finds: [{ file: ALERTS, says: ['the alert "crisis" has 4 buttons; every channel shows 3'] }],
  },
  {
    name: 'no emergency number in a crisis in England',
    by: 'alert-views',
    edits: [
      edit(
        ALERTS,
        '- { contact: police-999, when: { not: { home.nation: abroad } } }\n',
        '- { contact: police-999, when: { not: { home.nation: england } } }\n',
      ),
    ],
    finds: [
      {
        file: ALERTS,
        says: [
          'the alert "crisis" can come without a button for "police-999" where the nation is england',
          'Mend the "when"',
        ],
      },
    ],
  },
  {
    name: 'no emergency number where the place is not known',
    by: 'alert-views',
    edits: [
      edit(
        ALERTS,
        '- { contact: police-999, when: { not: { home.nation: abroad } } }\n',
        '- { contact: police-999, when: { home.nation: { in: [england, wales, scotland, northern-ireland] } } }\n',
      ),
    ],
    finds: [
      {
        file: ALERTS,
        says: ['the alert "crisis" can come without a button for "police-999" where the nation is not known'],
      },
    ],
  },
  {
    name: 'a line of an alert that is shown in another nation',
    by: 'alert-views',
    edits: [
      edit(
        ALERTS,
        'text: alert.crisis.nhs, when: { home.nation: { in: [england, wales] } }',
        'text: alert.crisis.nhs, when: { home.nation: { in: [england, wales, scotland] } }',
      ),
    ],
    finds: [
      {
        file: ALERTS,
        at: '- { text: alert.crisis.nhs',
        says: ['is for england, wales, and can be shown where the nation is scotland', 'Mend its "when"'],
      },
    ],
  },
  {
    name: 'what is for somebody who is followed, shown to somebody who is worried about what they do',
    by: 'alert-views',
    edits: [edit(ALERTS, '- { id: followed, when: { not: { who: myself } } }', '- followed')],
    finds: ['- followed', 'more: *more'].map((at) => ({
      file: ALERTS,
      at,
      says: ['the closed part "followed"', 'can be shown to somebody who may only see', 'name it there under "more"'],
    })),
  },
  {
    name: 'a line of an alert that nobody sees',
    by: 'alert-views',
    edits: [
      edit(
        ALERTS,
        'text: alert.crisis.nhs, when: { home.nation: { in: [england, wales] } }',
        'text: alert.crisis.nhs, when: { home.nation: england, not: { home.nation: england } }',
      ),
    ],
    finds: [
      {
        file: ALERTS,
        at: '- { text: alert.crisis.nhs',
        says: ['the line "alert.crisis.nhs" of the alert "crisis" is never shown', 'Mend "when"'],
      },
    ],
  },
  {
    name: 'an answer to be said back that there is not',
    by: 'load reflection',
    edits: [edit(REFLECTION, 'of: [once, a-few, weekly', 'of: [twice, a-few, weekly')],
    finds: [{ file: REFLECTION, at: 'of: [twice,', says: ['"often" has no choice "twice"'] }],
  },
  {
    name: 'a line that names answers of a question with one',
    by: 'load guidance-lines',
    edits: [edit(PLAN, 'names: { fact: behaviours, of: [threats,', 'names: { fact: behaviour, of: [threats,')],
    finds: [
      {
        file: PLAN,
        at: 'names: { fact: behaviour,',
        says: ['"behaviour" is no question with choices', 'Did you mean "behaviours"?'],
      },
      // the same lines once more, on the card for elsewhere
      { file: PLAN, at: 'why: *urgent-why', says: ['"behaviour" is no question with choices'] },
    ],
  },
  {
    name: 'notes that quote words of something that is never heard',
    by: 'load guidance-notes',
    edits: [edit(NOTES_POLICE, 'quote: digital-monitoring,', 'quote: digital-monitor,')],
    finds: [
      {
        file: NOTES_POLICE,
        at: 'quote: digital-monitor,',
        says: ['nothing that is heard is called "digital-monitor"', 'Did you mean "digital-monitoring"?'],
      },
    ],
  },
  {
    name: 'a plan without a kind',
    by: 'load guidance',
    edits: [edit(PLAN, 'kind: plan\n', 'kind: pla\n')],
    finds: [
      {
        file: PLAN,
        at: 'kind: pla\n',
        says: ['expected plan, contacts, notes, template or reflection, found "pla"', 'Did you mean "plan"?'],
      },
    ],
  },
  {
    name: 'a card in a band that there is not',
    by: 'load guidance',
    edits: [edit(PLAN, '- id: police-again\n    band: police\n', '- id: police-again\n    band: polices\n')],
    finds: [{ file: PLAN, at: 'band: polices', says: ['there is no band "polices"', 'Did you mean "police"?'] }],
  },
  {
    name: 'a card that names nobody',
    by: 'load guidance',
    edits: [edit(PLAN, 'contact: national-stalking-helpline', 'contact: national-stalking-helplin')],
    finds: [
      {
        file: PLAN,
        at: 'contact: national-stalking-helplin',
        says: ['there is no organisation "national-stalking-helplin"', 'Did you mean "national-stalking-helpline"?'],
      },
    ],
  },
  {
    name: 'a helpline that is no role',
    by: 'load guidance',
    edits: [edit(ALERTS, 'helpline: { role: open-now }', 'helpline: { role: open-no }')],
    finds: [{ file: ALERTS, at: 'helpline:', says: ['there is no role "open-no"', 'Did you mean "open-now"?'] }],
  },
  {
    name: 'a firewall that lets a text through which nothing says',
    by: 'load promises',
    edits: [edit(FIREWALL, '    help-opening,', '    help-openin,')],
    finds: [
      {
        file: FIREWALL,
        at: '    help-openin,',
        says: ['no flow or answer says "help-openin"', 'Did you mean "help-opening"?'],
      },
    ],
  },
  {
    name: 'a question to the chat itself that stands there twice',
    by: 'load asked',
    edits: [edit('guidance/asked.yaml', '  - thanks', '  - thanks\n  - fault')],
    finds: [{ file: 'guidance/asked.yaml', at: ['  - thanks', '  - fault'], says: ['"fault" stands here twice'] }],
  },
  {
    name: 'law of a nation that there is not',
    by: 'load promises',
    edits: [edit('guidance/law.yaml', '- nations: [scotland]', '- nations: [scotlan]')],
    finds: [
      {
        file: 'guidance/law.yaml',
        at: '- nations: [scotlan]',
        says: ['"scotlan" is no nation', 'Did you mean "scotland"?'],
      },
    ],
  },
  {
    name: 'guidance that reads a fact which there is not',
    by: 'load conditions',
    edits: [edit(PLAN, 'when: { in-uk: true }', 'when: { in-the-uk: true }')],
    finds: [{ file: PLAN, at: 'when: { in-the-uk', says: ['there is no fact "in-the-uk"', 'facts.yaml'] }],
  },
]

export const GUIDANCE_LOOKALIKES: readonly Lookalike[] = [
  {
    name: 'no police card for the same two answers, where nobody outside the UK is asked about the police',
    unlike: ['bands-never-empty', 'guidance-reached'],
    edits: [
      edit(
        PLAN,
        'band: police\n    when: { outside-uk: true }\n',
        'band: police\n    when: { outside-uk: true, not: { told: afraid } }\n',
      ),
      edit(
        PLAN,
        'band: police\n    when: { told: afraid, not: { police: true } }\n',
        'band: police\n    when: { told: afraid, not: { any: [{ police: true }, { outside-uk: true }] } }\n',
      ),
    ],
  },
  {
    name: 'a card that is shown only where danger was said after everything was answered',
    unlike: ['guidance-reached', 'bands-never-empty'],
    edits: [
      edit(
        PLAN,
        '  - id: two-nations\n',
        '  - id: area-after\n    band: near-you\n    when: { alerts: { includes: crisis }, home: { skipped: true }, told: closed }\n    why: plan.area.why\n  - id: two-nations\n',
      ),
      after(
        'locales/en/plan.json',
        '{\n',
        '"plan.card.area-after": "Add your area", "plan.more.area-after": "Adding your area",',
      ),
      after(
        'locales/cy/plan.json',
        '{\n',
        '"plan.card.area-after": "Ychwanegu eich ardal", "plan.more.area-after": "Eich ardal",',
      ),
    ],
  },
  {
    name: 'a card for two nations under a condition that asks for both',
    unlike: ['nations-kept'],
    edits: [
      edit(
        PLAN,
        '  - id: near-you\n    band: near-you\n    when: { in-uk: true }\n',
        '  - id: near-you\n    band: near-you\n    nations: [england, wales]\n    when: { any: [{ home.nation: england }, { home.nation: wales, not: { told: closed } }] }\n',
      ),
    ],
  },
  {
    name: 'three buttons that never stand together with a fourth',
    unlike: ['action-counts'],
    edits: [
      edit(
        ALERTS,
        '- { contact: childline, when: { under-18: "yes", not: { home.nation: abroad } } }',
        '- { contact: childline, when: { under-18: "yes" } }',
      ),
    ],
  },
]
