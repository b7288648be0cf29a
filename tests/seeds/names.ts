import { added, edit, type Lookalike, type Seed } from './seed.ts'

const FACTS = 'flows/facts.yaml'
const LISTS = 'flows/lists.yaml'
const JOURNEYS = 'flows/journeys.yaml'
const MAIN = 'flows/main.yaml'
const AFTER_PLAN = 'flows/after-plan.yaml'
const TRACKER = 'flows/topics/tracker.yaml'

/** Flow files that cannot be read, or that name what there is not. */
export const NAME_SEEDS: readonly Seed[] = [
  {
    name: 'a tab in front of a step',
    by: 'load yaml-error',
    edits: [edit(TRACKER, '  - say: tracker-next\n', '\t- say: tracker-next\n')],
    finds: [
      {
        file: TRACKER,
        at: '\t- say: tracker-next',
        says: ['a tab stands where spaces are expected', 'use two spaces'],
      },
    ],
  },
  {
    name: 'a question that is declared twice',
    by: 'load yaml-error',
    edits: [edit(FACTS, 'together:\n', 'who: { one-of: [me] }\ntogether:\n')],
    finds: [{ file: FACTS, at: 'who: { one-of: [me] }', says: ['"who" stands twice in one place', 'Take one out'] }],
  },
  {
    name: 'a condition that is a word',
    by: 'load schema',
    edits: [edit(MAIN, 'when: { fallen-quiet: true }', 'when: given')],
    finds: [{ file: MAIN, at: 'when: given', says: ['expected a condition such as { fact: value }, found "given"'] }],
  },
  {
    name: 'a key of a step that is misspelt',
    by: 'load form-error',
    edits: [edit(MAIN, 'when: { who: myself }\n    then: stop\n', 'when: { who: myself }\n    than: stop\n')],
    finds: [{ file: MAIN, at: 'than: stop', says: ['"than" is no key here', 'Did you mean "then"?'] }],
  },
  {
    name: 'an answer in a form that no test has',
    by: 'load chosen',
    edits: [edit(MAIN, 'when: { danger-now: got-away }', 'when: { danger-now: { is: got-away } }')],
    finds: [{ file: MAIN, at: 'danger-now: { is', says: ['is'] }],
  },
  {
    name: 'two things in one step',
    by: 'load flows',
    edits: [edit(MAIN, '  - ask: who\n', '  - ask: who\n    say: small-things\n')],
    finds: [{ file: MAIN, at: '- ask: who\n', says: ['a step does one thing: "ask" and "say" need a step each'] }],
  },
  {
    name: 'a step of a kind that there is not',
    by: 'load flows',
    edits: [edit(AFTER_PLAN, '  - say: last-words\n', '  - tells: last-words\n')],
    finds: [{ file: AFTER_PLAN, at: '- tells: last-words', says: ['"tells" is no step', 'Did you mean "tell"?'] }],
  },
  {
    name: 'a topic that runs another, which runs it',
    by: 'load flows',
    edits: [
      edit(TRACKER, '  - say: tracker-next\n', '  - say: tracker-next\n  - run: notes\n'),
      edit('flows/topics/notes.yaml', '  - say: notes-where\n', '  - say: notes-where\n  - run: tracker\n'),
    ],
    finds: [
      { file: 'flows/topics/notes.yaml', at: '- run: tracker', says: ['would never end: notes → tracker → notes'] },
    ],
  },
  {
    name: 'a menu that offers one topic twice',
    by: 'load flows',
    edits: [edit(AFTER_PLAN, 'court-orders, partner-past]', 'court-orders, partner-past, tracker]')],
    finds: [
      {
        file: AFTER_PLAN,
        at: 'police-and-notes: [told-police',
        says: ['"tracker" stands twice in the menu "more"'],
      },
    ],
  },
  {
    name: 'a topic to be asked for that there is not',
    by: 'load asked',
    edits: [edit('guidance/asked.yaml', '  - phone-accounts\n', '  - phone-acounts\n')],
    finds: [
      {
        file: 'guidance/asked.yaml',
        at: '- phone-acounts',
        says: ['there is no topic "phone-acounts"', 'Did you mean "phone-accounts"?'],
      },
    ],
  },
  {
    name: 'a step for a nation that there is not',
    by: 'load flows',
    edits: [edit(AFTER_PLAN, '  - say: last-words\n', '  - say: last-words\n    nations: [cornwall]\n')],
    finds: [{ file: AFTER_PLAN, at: 'nations: [cornwall]', says: ['"cornwall" is no nation', 'There are:'] }],
  },
  {
    name: 'a question that is declared nowhere',
    by: 'load questions',
    edits: [edit(MAIN, '  - ask: relationship\n', '  - ask: relationships\n')],
    finds: [
      {
        file: MAIN,
        at: '- ask: relationships',
        says: ['there is no fact "relationships" to ask in flows/facts.yaml', 'Did you mean "relationship"?'],
      },
    ],
  },
  {
    name: 'a question about what follows from others',
    by: 'load questions',
    edits: [edit(MAIN, '  - ask: relationship\n', '  - ask: close-person\n  - ask: relationship\n')],
    finds: [
      {
        file: MAIN,
        at: '- ask: close-person',
        says: ['"close-person" follows from other facts, so it can\'t be asked'],
      },
    ],
  },
  {
    name: 'a fact that follows from itself',
    by: 'load questions',
    edits: [
      edit(
        FACTS,
        'derive: { relationship: { in: [partner-or-ex, family] } }',
        'derive: { any: [{ in-uk: true }, { close-person: true }] }',
      ),
    ],
    finds: [
      {
        file: FACTS,
        at: 'derive: { any: [{ in-uk',
        says: ['"close-person" is derived from itself: close-person → close-person'],
      },
    ],
  },
  {
    name: 'skipped as something that is no choice',
    by: 'load questions',
    edits: [edit(FACTS, 'afraid], skip: "no" }', 'afraid], skip: nobody }')],
    finds: [{ file: FACTS, at: 'skip: nobody', says: ['"nobody" is no choice of "told"', 'There are: no, waiting'] }],
  },
  {
    name: 'a label that ticks what is no choice',
    by: 'load questions',
    edits: [edit(FACTS, 'found: { neck: violence }', 'found: { neck: violent }')],
    finds: [{ file: FACTS, at: 'found: { neck: violent }', says: ['"violent" is no choice of "behaviours"'] }],
  },
  {
    name: 'a choice that stands in two groups',
    by: 'load questions',
    edits: [edit(LISTS, 'contact: [unwanted-contact, gifts]', 'contact: [unwanted-contact, gifts, watching]')],
    finds: [{ file: LISTS, at: 'contact: [', says: ['"watching" stands twice in the list "behaviour-list"'] }],
  },
  {
    name: 'a name that a question and a menu share',
    by: 'load flow-names',
    edits: [edit(AFTER_PLAN, '  - menu: more\n', '  - menu: who\n')],
    finds: [
      {
        file: AFTER_PLAN,
        at: '- menu: who',
        says: ['"who" is already the name of something else (flows/facts.yaml', 'unique in all flows'],
      },
    ],
  },
  {
    name: 'a flow that there is not',
    by: 'load flow-names',
    edits: [edit(JOURNEYS, 'main: { flow: main, help: help,', 'main: { flow: main, help: helps,')],
    finds: [{ file: JOURNEYS, at: 'help: helps', says: ['there is no flow "helps"', 'Did you mean "help"?'] }],
  },
  {
    name: 'an old name that is in use today',
    by: 'load flow-names',
    edits: [edit(FACTS, 'one-of: ["no", breaking-up, "yes"]', 'was: told\n  one-of: ["no", breaking-up, "yes"]')],
    finds: [
      { file: FACTS, at: 'was: told', says: ['"told" is the name of something else today', "can't be an old name"] },
    ],
  },
  {
    name: 'a condition on a value that there is not',
    by: 'load conditions',
    edits: [edit(MAIN, 'when: { relationship: partner-or-ex, not', 'when: { relationship: partner, not')],
    finds: [
      {
        file: MAIN,
        at: 'when: { relationship: partner, not',
        says: ['"partner" is no choice of "relationship"', 'There are: partner-or-ex'],
      },
    ],
  },
  {
    name: 'a list that is asked for one value',
    by: 'load conditions',
    edits: [edit(MAIN, 'when: { behaviours.groups: { known: true } }', 'when: { behaviours: tracking }')],
    finds: [
      {
        file: MAIN,
        at: 'when: { behaviours: tracking }',
        says: ['"behaviours" can hold several values: write { behaviours: { includes: tracking } }'],
      },
    ],
  },
  {
    name: 'a flow that asks whether danger was said',
    by: 'load conditions',
    edits: [edit(MAIN, 'when: { fallen-quiet: true }', 'when: { alerts: { includes: danger } }')],
    finds: [{ file: MAIN, at: 'when: { alerts', says: ['there is no fact "alerts"'] }],
  },
  {
    name: 'a journey that channels need and that is gone',
    by: 'load flows',
    edits: [edit(JOURNEYS, 'main: {', 'mains: {')],
    finds: [{ file: JOURNEYS, says: ['need the journey "main"', 'Did you mean "mains"?'] }],
  },
]

export const NAME_LOOKALIKES: readonly Lookalike[] = [
  {
    name: 'one flow that two others run',
    unlike: ['reached', 'firewall-holds'],
    edits: [
      added('flows/ending.yaml', 'format: 1\nonly: { not: { who: myself } }\nsteps:\n  - say: small-things\n'),
      edit(TRACKER, '  - say: tracker-next\n', '  - say: tracker-next\n  - run: ending\n'),
      edit('flows/topics/notes.yaml', '  - say: notes-where\n', '  - say: notes-where\n  - run: ending\n'),
    ],
  },
  {
    name: 'one choice name in two questions',
    unlike: ['answerable'],
    edits: [edit(FACTS, 'one-of: [neighbour,', 'one-of: [{ id: neighbour, was: family },')],
  },
]
