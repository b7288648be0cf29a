import { promptsOf } from '../../src/proof/checks/prompts.ts'
import { Explorer } from '../../src/proof/slices/explorer.ts'
import { added, after, edit, type Lookalike, type Seed } from './seed.ts'

const AFTER_PLAN = 'flows/after-plan.yaml'
const SHORT = 'flows/short.yaml'
const NOTES_POLICE = 'guidance/notes-police.yaml'
const FACTS = 'flows/facts.yaml'
const MAIN = 'flows/main.yaml'
const HELP = 'flows/help.yaml'
const OWN = 'flows/own-behaviour.yaml'
const TRACKER = 'flows/topics/tracker.yaml'
const NOTES = 'flows/topics/notes.yaml'
const PLAN = 'guidance/plan.yaml'

const NOTES_TEXTS = ['notes-no-need', 'notes-begin', 'notes-what', 'notes-keep', 'notes-where', 'notes-page']
const TRACKER_TEXTS = ['tracker-first', 'tracker-away', 'tracker-where', 'tracker-where-abroad', 'tracker-next']

const ONLY_OTHERS = 'only: { not: { who: myself } }\n'
const NEVER_TAKEN = ['this step is never taken: when the conversation comes here', 'Mend "when", or take the step out']
const END_WITHOUT_HELP = ['can end here without showing who can help', 'Put a "show" before this end']

/** A way through the flows that leads nowhere, or that nobody can go. */
export const FLOW_SEEDS: readonly Seed[] = [
  {
    name: 'a flow that nothing runs',
    by: 'reached',
    edits: [added('flows/forgotten.yaml', 'format: 1\nsteps:\n  - show: who-can-help\n')],
    finds: [{ file: 'flows/forgotten.yaml', says: ['nobody can come to the flow "forgotten"', 'Run it in a flow'] }],
  },
  {
    name: 'a step that reads an answer before it is asked',
    by: 'reached',
    edits: [edit(MAIN, 'when: { danger-now: got-away }', 'when: { danger-now: got-away, told: closed }')],
    finds: [{ file: MAIN, at: '- say: got-away', says: NEVER_TAKEN }],
  },
  {
    name: 'a line of a sub-flow that the condition of its only caller rules out',
    by: 'reached',
    edits: [after(OWN, '  - say: own-behaviour-three-things\n', '  - say: got-away\n    when: { who: me }\n')],
    finds: [{ file: OWN, at: '- say: got-away', says: NEVER_TAKEN }],
  },
  {
    name: 'a condition on two answers that the flow itself keeps apart',
    by: 'reached',
    edits: [
      edit(
        AFTER_PLAN,
        '  - say: last-words\n',
        '  - say: small-things\n    when: { told: closed, outside-uk: true }\n  - say: last-words\n',
      ),
    ],
    finds: [{ file: AFTER_PLAN, at: '- say: small-things\n    when: { told: closed', says: NEVER_TAKEN }],
  },
  {
    name: 'a group that is known to be ticked, and a choice of it that is not, while the others are ruled out',
    by: 'reached',
    edits: [
      edit(
        MAIN,
        '  - ask: relationship\n',
        '  - say: got-away\n    when: { behaviours: { includes: violence }, not: { behaviours.groups: { includes: force } } }\n  - ask: relationship\n',
      ),
    ],
    finds: [{ file: MAIN, at: '- say: got-away\n    when: { behaviours', says: NEVER_TAKEN }],
  },
  {
    name: 'what comes after the end of every conversation',
    by: 'reached',
    edits: [edit(AFTER_PLAN, '  - say: last-words\n', '  - stop: true\n  - say: last-words\n')],
    finds: [
      ...['- say: last-words\n', '- say: last-words-abroad\n'].map((at) => ({
        file: AFTER_PLAN,
        at,
        says: NEVER_TAKEN,
      })),
    ],
  },
  {
    name: 'a choice that is never offered',
    by: 'reached',
    edits: [edit(FACTS, 'one-of: ["no", waiting,', 'one-of: ["no", { id: waiting, when: { who: myself } },')],
    finds: [MAIN, SHORT].map((file) => ({
      file,
      at: '- ask: told\n',
      says: ['the choice "waiting" of "told" is never offered here', 'take the choice out'],
    })),
  },
  {
    name: 'a topic that nobody can open',
    by: 'reached',
    edits: [edit(NOTES, ONLY_OTHERS, 'only: { who: me, told: closed, outside-uk: true }\n')],
    finds: [
      { file: NOTES, at: '- say: notes-no-need', says: ['nobody can come to the flow "notes"', 'Mend them'] },
      ...[
        [AFTER_PLAN, '- menu: more'],
        ['flows/reading.yaml', '- menu: read-about'],
      ].map(([file = '', at = '']) => ({
        file,
        at,
        says: ['the topic "notes" is never offered in this menu', 'take the topic out'],
      })),
    ],
  },
  {
    name: 'a question with a condition on each of its choices',
    by: 'answerable',
    edits: [
      edit(
        FACTS,
        'together:\n  one-of: ["no", breaking-up, "yes"]\n  found: { ex-partner: ["no", breaking-up], partner: ["yes", breaking-up] }',
        'together: { one-of: [{ id: "no", when: { who: me } }, { id: "yes", when: { who: work } }] }',
      ),
      edit(NOTES_POLICE, 'together: breaking-up }', 'together: "no" }'),
      ...[
        '- plan.young.do\n      - { text: plan.do.self-harm-threats, when: { behaviours: { includes: self-harm-threats } } }\n',
        '- plan.helpline.do\n',
      ].map((first) => {
        const from = `${first}      - { text: plan.do.leaving, when: { any: [{ together: { in: ["yes", breaking-up] } }`
        return edit(PLAN, from, from.replace('{ in: ["yes", breaking-up] }', '"yes"'))
      }),
    ],
    finds: [
      {
        file: MAIN,
        at: '- ask: together',
        says: ['"together" can be asked with no choice to answer it', 'without "when"'],
      },
    ],
  },
  {
    name: 'a stop before anybody was named',
    by: 'ends-at-contacts',
    edits: [edit(MAIN, '  - show: plan\n', '  - stop: true\n    when: { told: waiting }\n  - show: plan\n')],
    finds: [{ file: MAIN, at: '- run: after-plan', says: END_WITHOUT_HELP }],
  },
  {
    name: 'a plan that words hide',
    by: 'ends-at-contacts',
    edits: [edit(MAIN, '  - show: plan\n', '  - show: plan\n    when: { not: { said: { includes: neck } } }\n')],
    finds: [{ file: MAIN, at: '- run: after-plan', says: END_WITHOUT_HELP }],
  },
  {
    name: 'a plan that depends on a question that can be skipped',
    by: 'ends-at-contacts',
    edits: [edit(MAIN, '  - show: plan\n', '  - show: plan\n    when: { relationship: { known: true } }\n')],
    finds: [{ file: MAIN, at: '- run: after-plan', says: END_WITHOUT_HELP }],
  },
  {
    name: 'a flow that ends the conversation before its own contacts',
    by: 'ends-at-contacts',
    edits: [
      edit(
        OWN,
        '  - show: own-behaviour\n',
        '  - stop: true\n    when: { danger-now: "yes" }\n  - show: own-behaviour\n',
      ),
    ],
    finds: [MAIN, SHORT].map((file) => ({ file, at: '- run: after-plan', says: END_WITHOUT_HELP })),
  },
  {
    name: 'help with four questions',
    by: 'help-in-three',
    edits: [edit(HELP, '  - ask: under-18\n', '  - ask: under-18\n  - ask: relationship\n')],
    finds: [
      {
        file: HELP,
        at: '- ask: home',
        says: ['can ask 4 questions before it shows anybody', 'move this one after it'],
      },
    ],
  },
  {
    name: 'help whose fourth question stands in a flow that it runs',
    by: 'help-in-three',
    edits: [
      added('flows/more-of-it.yaml', 'format: 1\nsteps:\n  - ask: relationship\n'),
      edit(HELP, '  - ask: under-18\n', '  - ask: under-18\n  - run: more-of-it\n'),
    ],
    finds: [{ file: HELP, at: '- ask: home', says: ['can ask 4 questions before it shows anybody'] }],
  },
  {
    name: 'help that asks a long list',
    by: 'help-in-three',
    edits: [edit(HELP, '  - ask: under-18\n', '  - ask: behaviours\n')],
    finds: [{ file: HELP, at: '- ask: home', says: ['can ask 9 questions before it shows anybody'] }],
  },
  {
    name: 'help that shows nobody',
    by: 'help-in-three',
    edits: [
      edit(
        HELP,
        '  - show: own-behaviour\n    when: { who: myself }\n  - show: young-little\n    when: { child-little: true }\n  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { child-little: true }] } }\n',
        '  - say: small-things\n    when: { not: { who: myself } }\n',
      ),
    ],
    finds: [{ file: HELP, says: ['is what "Show me who can help" opens, and shows nobody', 'Give it a "show"'] }],
  },
  {
    name: 'help that shows nobody to some',
    by: 'help-in-three',
    edits: [
      edit(
        HELP,
        '  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { child-little: true }] } }\n',
        '  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { told: afraid }] } }\n',
      ),
    ],
    finds: [
      { file: HELP, at: '- show: who-can-help', says: ['can end without showing anybody', 'hold for everybody'] },
    ],
  },
  {
    name: 'help that shows nobody at one question',
    by: 'help-from-everywhere',
    edits: [
      edit(
        HELP,
        '  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { child-little: true }] } }\n',
        '  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { relationship: partner-or-ex }] } }\n',
      ),
    ],
    finds: [{ file: MAIN, at: '- ask: together', says: ['asked for at "together"', 'Let help show contacts there'] }],
  },
  {
    name: 'help that stops before it shows anybody',
    by: 'help-in-three',
    edits: [
      edit(
        HELP,
        '  - show: own-behaviour\n',
        '  - stop: true\n    when: { danger-now: got-away }\n  - show: own-behaviour\n',
      ),
    ],
    finds: [
      { file: HELP, at: '- show: who-can-help', says: ['can end without showing anybody', 'hold for everybody'] },
    ],
  },
  {
    name: 'a question that goes away when danger is said',
    by: 'alerts-come-back',
    edits: [],
    inMemory: (world) => {
      const main = world.program.flows.get('main')
      if (!main) throw new Error('there is no flow "main"')
      // stands for an engine that lets danger answer a question: the condition is true until somebody stands there, and then no more
      let looks = 0
      let last = Number.POSITIVE_INFINITY
      const steps = main.steps.map((step) =>
        step.kind === 'ask' && step.question.id === 'relationship' ? { ...step, when: () => ++looks <= last } : step,
      )
      // asked about first, so that nothing else has looked before
      const edited = { ...main, steps }
      const flows = new Map([['main', edited], ...world.program.flows, ['main', edited]])
      const seeded = { ...world, program: { ...world.program, flows } }
      for (const { prompt } of promptsOf({ world: seeded, explorer: new Explorer(world.program) }))
        if (prompt.id === 'relationship') break
      last = looks
      looks = 0
      return seeded
    },
    // the button, and words of each of the three alerts
    finds: Array.from({ length: 4 }, () => ({
      file: MAIN,
      at: '- ask: relationship',
      says: ['danger at the question "relationship"'],
    })),
  },
  {
    name: 'a list that takes back words of being held by the neck',
    by: 'kept-labels',
    edits: [edit(FACTS, ', keep: [neck] }', ' }')],
    finds: [
      { file: MAIN, at: '- ask: behaviours', says: ['"behaviours" would take back "neck"', 'Write it under "keep"'] },
    ],
  },
  {
    name: 'other words that take back those of being held by the neck',
    by: 'kept-labels',
    edits: [edit(MAIN, '    keep: [neck]\n    part: happening\n', '    part: happening\n')],
    finds: [{ file: MAIN, at: '- tell: words\n', says: ['"words" would take back "neck"'] }],
  },
  {
    name: 'a step for one nation where an early answer and a late one meet',
    by: 'nations-kept',
    edits: [
      edit(
        MAIN,
        '  - show: plan\n',
        '  - say: small-things\n    nations: [england]\n    when: { any: [{ who: me, home.nation: england }, { who: work, told: closed }] }\n  - show: plan\n',
      ),
    ],
    finds: [
      {
        file: MAIN,
        at: '- say: small-things\n    nations',
        says: ['this step is for england, and can be shown to somebody elsewhere', 'Give it "when'],
      },
    ],
  },
  {
    name: 'a step for one nation that is shown where the nation is not known',
    by: 'nations-kept',
    edits: [
      edit(
        MAIN,
        '  - show: plan\n',
        '  - say: small-things\n    nations: [england, wales]\n    when: { not: { any: [{ home.nation: scotland }, { home.nation: northern-ireland }, { outside-uk: true }] } }\n  - show: plan\n',
      ),
    ],
    finds: [
      {
        file: MAIN,
        at: '- say: small-things\n    nations',
        says: ['this step is for england, wales', 'Give it "when'],
      },
    ],
  },
  {
    name: 'a flow for one nation that is a topic for all',
    by: 'nations-kept',
    edits: [edit(NOTES, ONLY_OTHERS, `${ONLY_OTHERS}nations: [scotland]\n`)],
    finds: [...NOTES_TEXTS, 'topic-last']
      .map((text) => `- say: ${text}\n`)
      .concat('- show: incident-notes')
      .map((at) => ({ file: NOTES, at, says: ['this step is for scotland'] })),
  },
  {
    name: 'help that shows police and local services to somebody who is worried about what they do',
    by: 'firewall-holds',
    edits: [
      edit(
        HELP,
        '  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { child-little: true }] } }\n',
        '  - show: who-can-help\n',
      ),
    ],
    finds: [
      {
        file: HELP,
        at: '- show: who-can-help',
        says: ['"who-can-help" can be shown to somebody who may only see', 'name it there after reading every word'],
      },
    ],
  },
  {
    name: 'a topic about trackers that somebody who is worried about what they do can open',
    by: 'firewall-holds',
    edits: [edit(TRACKER, ONLY_OTHERS, '')],
    finds: [...TRACKER_TEXTS, 'topic-last', 'topic-last-abroad'].map((text) => ({
      file: TRACKER,
      at: `- say: ${text}\n`,
      says: [`the text "${text}" can be shown to somebody who may only see`],
    })),
  },
  {
    name: 'a menu of another flow in which they can open it',
    by: 'firewall-holds',
    edits: [
      edit(HELP, '  - show: who-can-help\n', '  - menu: other-things\n    topics: [notes]\n  - show: who-can-help\n'),
      edit(NOTES, ONLY_OTHERS, 'only: { not: { all: [{ who: myself }, { danger-now: "no" }] } }\n'),
      after(
        'locales/en/help.json',
        '{\n',
        '"other-things": "What else?", "other-things.notes": "Notes", "other-things.done": "Done",',
      ),
      after(
        'locales/cy/help.json',
        '{\n',
        '"other-things": "Beth arall?", "other-things.notes": "Nodiadau", "other-things.done": "Wedi gorffen",',
      ),
    ],
    finds: [
      { file: HELP, at: '- menu: other-things', says: ['the menu "other-things" can be shown'] },
      { file: NOTES, at: '- show: incident-notes', says: ['"incident-notes" can be shown'] },
      ...[...NOTES_TEXTS, 'topic-last', 'topic-last-abroad'].map((text) => ({
        file: NOTES,
        at: `- say: ${text}\n`,
        says: [`the text "${text}" can be shown`],
      })),
    ],
  },
  {
    name: 'a way that goes on for somebody who is worried about what they do',
    by: 'firewall-holds',
    edits: [
      edit(MAIN, '    when: { who: myself }\n    then: stop\n', '    when: { who: myself }\n'),
      edit(
        MAIN,
        '  - say: standing-by\n',
        '  - stop: true\n    when: { who: myself, not: { under-18: "yes" } }\n  - say: standing-by\n',
      ),
      edit(MAIN, '  - tell: words\n', '  - stop: true\n    when: { who: myself }\n  - tell: words\n'),
      after(MAIN, '  - ask: under-18\n', '  - say: small-things\n'),
    ],
    finds: [{ file: MAIN, at: '- say: small-things\n\n', says: ['the text "small-things" can be shown'] }],
  },
]

/** Ways that are sound although they look broken. */
export const FLOW_LOOKALIKES: readonly Lookalike[] = [
  {
    name: 'a line that reads a list before it is asked, and that only words can fill',
    unlike: ['reached'],
    edits: [
      edit(
        MAIN,
        '  - ask: behaviours\n',
        '  - say: got-away\n    when: { behaviours: { includes: violence } }\n  - ask: behaviours\n',
      ),
    ],
  },
  {
    name: 'a line that is come to only after a change: said in words, and left out of the list afterwards',
    unlike: ['reached'],
    edits: [
      edit(
        MAIN,
        '  - ask: relationship\n',
        '  - say: got-away\n    when: { said: { includes: violence }, not: { behaviours: { includes: violence } } }\n  - ask: relationship\n',
      ),
    ],
  },
  {
    name: 'a line of help that reads an answer of a flow which comes later',
    unlike: ['reached'],
    edits: [after(HELP, '  - ask: danger-now\n', '  - say: small-things\n    when: { told: closed }\n')],
  },
  {
    name: 'a line that only somebody sees who skipped a question',
    unlike: ['reached'],
    edits: [
      edit(
        MAIN,
        '  - show: plan\n',
        '  - say: small-things\n    when: { home: { skipped: true }, told: closed }\n  - show: plan\n',
      ),
    ],
  },
  {
    name: 'a question with a condition on each choice, of which one always holds',
    unlike: ['answerable', 'reached'],
    edits: [
      edit(
        FACTS,
        'together:\n  one-of: ["no", breaking-up, "yes"]\n  found: { ex-partner: ["no", breaking-up], partner: ["yes", breaking-up] }',
        'together: { one-of: [{ id: "no", when: { who: me } }, breaking-up, { id: "yes", when: { not: { who: me } } }] }',
      ),
    ],
  },
  {
    name: 'a stop after the plan',
    unlike: ['ends-at-contacts'],
    edits: [after(MAIN, '  - show: plan\n', '  - stop: true\n    when: { told: waiting }\n')],
  },
  {
    name: 'two plans under conditions of which one always holds',
    unlike: ['ends-at-contacts'],
    edits: [
      edit(
        MAIN,
        '  - show: plan\n',
        '  - show: who-can-help\n    when: { said: { includes: neck } }\n  - show: plan\n    when: { not: { said: { includes: neck } } }\n',
      ),
    ],
  },
  {
    name: 'a fourth question of help that comes after its contacts',
    unlike: ['help-in-three', 'firewall-holds'],
    edits: [
      after(
        HELP,
        '  - show: who-can-help\n    when: { not: { any: [{ who: myself }, { child-little: true }] } }\n',
        '  - ask: relationship\n    when: { not: { who: myself } }\n  - say: small-things\n    when: { not: { who: myself } }\n',
      ),
    ],
  },
  {
    name: 'a step for one nation, reached in two ways that both ask for it',
    unlike: ['nations-kept', 'reached'],
    edits: [
      edit(
        MAIN,
        '  - show: plan\n',
        '  - say: small-things\n    nations: [england]\n    when: { any: [{ who: me, home.nation: england }, { told: closed, home.nation: england }] }\n  - show: plan\n',
      ),
    ],
  },
  {
    name: 'a step for the nations of the UK that names the others instead',
    unlike: ['nations-kept'],
    edits: [
      edit(
        MAIN,
        '  - show: plan\n',
        '  - say: small-things\n    nations: [england, wales, scotland, northern-ireland]\n    when: { home.nation: { known: true }, not: { outside-uk: true } }\n  - show: plan\n',
      ),
    ],
  },
  {
    name: 'a line of help that leaves out whoever is worried about what they do by what they cannot have been asked',
    unlike: ['firewall-holds'],
    edits: [
      edit(
        HELP,
        '  - show: own-behaviour\n',
        '  - say: small-things\n    when: { told: closed }\n  - show: own-behaviour\n',
      ),
    ],
  },
]
