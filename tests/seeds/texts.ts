import { added, after, edit, type Lookalike, removed, type Seed } from './seed.ts'

const EN = 'locales/en/main.json'
const CY = 'locales/cy/main.json'
const EN_FACTS = 'locales/en/facts.json'
const CY_OWN = 'locales/cy/own-behaviour.json'
const CY_TRACKER = 'locales/cy/topics/tracker.json'
const WRITING = 'locales/en/writing.yaml'
const NECK = 'locales/en/lexicon/neck.yaml'
const LONG = 'You can tell somebody about it today. '

/** Words that harm, that nobody can read, or that are not there. */
export const TEXT_SEEDS: readonly Seed[] = [
  ...['0300 303 1844', '0300-303 18 44', '+44 300 303 1844', '03003031844'].map(
    (number): Seed => ({
      name: `a retired number, written ${number}`,
      by: 'retired-numbers',
      edits: [edit(CY, '"way-in": "', `"way-in": "${number} `)],
      finds: [
        {
          file: CY,
          at: '"way-in": "',
          says: ['"way-in" holds 0300 303 1844, which "freeva" has retired', 'Take it out'],
        },
      ],
    }),
  ),
  {
    name: 'the name of a service that is no more',
    by: 'retired-numbers',
    edits: [edit(CY, '"way-in": "', '"way-in": "uava.org.uk ')],
    finds: [{ file: CY, at: '"way-in": "', says: ['holds UAVA, which "freeva" has retired'] }],
  },
  {
    name: 'a number that a record has, written out',
    by: 'written-facts',
    edits: [edit(EN, '"got-away": "', '"got-away": "Call Samaritans on 116 123. ')],
    finds: [{ file: EN, at: '"got-away": "', says: ['"got-away" holds "116 123"', 'Write {{samaritans.phone}}'] }],
  },
  {
    name: 'a number that no record has',
    by: 'written-facts',
    edits: [edit(EN, '"got-away": "', '"got-away": "Call 0800 555 1234. ')],
    finds: [
      {
        file: EN,
        at: '"got-away": "',
        says: ['holds "0800 555 1234"', 'Put it into a record of the directory with its source'],
      },
    ],
  },
  {
    name: 'an address in a text',
    by: 'written-facts',
    edits: [edit(EN, '"got-away": "', '"got-away": "Look at galop.org.uk. ')],
    finds: [{ file: EN, at: '"got-away": "', says: ['holds "galop.org.uk"', 'Write {{galop.website}}'] }],
  },
  {
    name: 'a word that blames',
    by: 'banned-words',
    edits: [edit(EN, '"small-things": "', '"small-things": "Your stalker can\u2019t see this. ')],
    finds: [{ file: EN, at: '"small-things": "', says: ['"small-things" says "stalker"', 'the person doing this'] }],
  },
  {
    name: 'words that tell somebody to wait, on two lines of the source and in capitals',
    by: 'banned-words',
    edits: [edit(EN, '"small-things": "', '"small-things": "Wait\\nand see. ')],
    finds: [{ file: EN, at: '"small-things": "', says: ['"small-things" says "Wait', 'You can talk to a specialist'] }],
  },
  {
    name: 'an exception that nothing needs any more',
    by: 'banned-words',
    edits: [edit(EN, '"way-in.show-help": "Just show me who can help"', '"way-in.show-help": "Show me who can help"')],
    finds: [
      {
        file: WRITING,
        at: 'way-in.show-help:',
        says: ['the exception for "way-in.show-help" is not needed', 'Take the line out'],
      },
    ],
  },
  {
    name: 'English that changed after it was translated',
    by: 'stale-translations',
    edits: [edit(EN, '"got-away": "You got away.', '"got-away": "They are gone.')],
    finds: [
      {
        file: CY,
        at: '"got-away":',
        says: ['the English of "got-away" has changed since it was translated', 'npm run -s translated -- cy got-away'],
      },
    ],
  },
  {
    name: 'a translation that nobody has read beside the English',
    by: 'stale-translations',
    edits: [edit('locales/cy/translated-from.yaml', '  got-away: ', '  # got-away: ')],
    finds: [{ file: CY, at: '"got-away":', says: ['nobody has said yet that "got-away" says the same', 'Read both'] }],
  },
  {
    name: 'a text that nothing shows',
    by: 'unused-texts',
    edits: [
      after(EN, '{\n', '"small-thing": "Every one counts.",'),
      after(CY, '{\n', '"small-thing": "Mae pob un yn cyfri.",'),
    ],
    finds: [EN, CY].map((file) => ({
      file,
      at: '"small-thing":',
      says: ['nothing uses the text "small-thing"', 'Take it out, or use it'],
    })),
  },
  {
    name: 'a label that a carrier takes for itself',
    by: 'reserved-words',
    edits: [edit(EN, '"more.done": "I\'m done"', '"more.done": "Stop"')],
    finds: [
      {
        file: EN,
        at: '"more.done":',
        says: ['"more.done" is "Stop", a word that carriers keep for themselves', 'Use another'],
      },
    ],
  },
  {
    name: 'a text that asks for a word which a carrier takes for itself',
    by: 'reserved-words',
    edits: [edit(EN, '"small-things": "', '"small-things": "Type STOP to leave. ')],
    finds: [
      { file: EN, at: '"small-things": "', says: ['"small-things" asks for STOP', 'Ask for another, such as LEAVE'] },
    ],
  },
  {
    name: 'a text that does not fit into one message',
    by: 'message-lengths',
    edits: [edit(EN, '"small-things": "', `"small-things": "${LONG.repeat(28)}`)],
    finds: [
      {
        file: EN,
        at: '"small-things": "',
        says: ['characters; a message of whatsapp holds 1024', 'Make two texts of it'],
      },
    ],
  },
  {
    name: 'a question with more choices than a channel shows',
    by: 'choice-counts',
    edits: [
      edit(
        'flows/lists.yaml',
        'online: [digital-monitoring, tracking, online-posting, impersonation, image-abuse]',
        `online: [digital-monitoring, tracking, online-posting, impersonation, image-abuse, ${numbered((i) => `way-${i}`)}]`,
      ),
      after(EN_FACTS, '{\n', `${numbered((i) => `"behaviours.way-${i}": "Way ${i}"`)},`),
      after('locales/cy/facts.json', '{\n', `${numbered((i) => `"behaviours.way-${i}": "Ffordd ${i}"`)},`),
    ],
    finds: [
      {
        file: 'flows/main.yaml',
        at: '- ask: behaviours',
        says: ['"behaviours>online" offers 11 choices; every channel shows 10', 'Put them into groups'],
      },
    ],
  },
  {
    name: 'a text message in more parts than are sent',
    by: 'sms-parts',
    edits: [
      added('flows/brief.yaml', 'format: 1\nsteps:\n  - say: small-things\n  - show: who-can-help\n'),
      edit(
        'flows/journeys.yaml',
        'short: { flow: short, help: help, after-danger: after-danger, words: by-text }',
        'short: { flow: brief, help: brief }',
      ),
      edit(EN, '"small-things": "', `"small-things": "${LONG.repeat(20)}`),
    ],
    finds: [
      {
        file: EN,
        at: '"small-things": "',
        says: ['"small-things" takes', 'parts as a text message; at most 4 are sent', 'Make it shorter'],
      },
    ],
  },
  {
    name: 'a letter that halves the room of a text message',
    by: 'sms-parts',
    edits: [
      added('flows/brief.yaml', 'format: 1\nsteps:\n  - say: small-things\n  - show: who-can-help\n'),
      edit(
        'flows/journeys.yaml',
        'short: { flow: short, help: help, after-danger: after-danger, words: by-text }',
        'short: { flow: brief, help: brief }',
      ),
      edit(EN, '"small-things": "', `"small-things": "★ ${LONG.repeat(9)}`),
    ],
    finds: [{ file: EN, at: '"small-things": "', says: ['at most 4 are sent', 'These letters leave less room: ★'] }],
  },
  {
    name: 'a screen that needs many years of school',
    by: 'reading-age',
    edits: [
      edit(
        EN,
        '"small-things": "',
        '"small-things": "Individuals experiencing repeated unwanted communication frequently underestimate the cumulative significance of apparently unremarkable incidents, particularly whenever those responsible deliberately maintain ambiguity concerning their intentions and identity throughout. ',
      ),
    ],
    finds: [
      {
        file: EN,
        at: '"small-things": "',
        says: ['"small-things" needs a reader of', 'at most 11 is allowed', 'Shorten its longest sentence'],
      },
    ],
  },
  {
    name: 'Welsh in long sentences',
    by: 'sentence-length',
    edits: [
      edit(
        CY,
        '"small-things": "',
        '"small-things": "Does dim un o\'r rhain yn rhy fach a does dim rhaid i chi fod yn siŵr pwy wnaeth hyn na pham na phryd na sut na ble y digwyddodd y cyfan i gyd. ',
      ),
    ],
    finds: [
      {
        file: CY,
        at: '"small-things": "',
        says: ['"small-things" has', 'words a sentence; at most 14 are allowed', 'Cut its longest in two'],
      },
    ],
  },
  {
    name: 'a name for the law of one nation in a text for all',
    by: 'nations-kept',
    edits: [edit(EN, '"small-things": "', '"small-things": "The Procurator Fiscal decides. ')],
    finds: [
      {
        file: EN,
        at: '"small-things": "',
        says: [
          'speaks of "Procurator Fiscal", which only scotland has',
          'Write "nations: [scotland]" there, or other words here',
        ],
      },
    ],
  },
  {
    name: 'the same, in Welsh, in what is said of a service of two nations',
    by: 'nations-kept',
    edits: [edit('locales/cy/organisations.json', '"org.iopc.does": "', '"org.iopc.does": "Y Procuradur Ffisgal. ')],
    finds: [
      {
        file: 'locales/cy/organisations.json',
        at: '"org.iopc.does"',
        says: ['speaks of "Procuradur Ffisgal", which only scotland has'],
      },
    ],
  },
  {
    name: 'the same in an answer to a question that people ask the chat itself',
    by: 'nations-kept',
    edits: [
      edit('locales/en/asked.json', '"asked.orders": "', '"asked.orders": "It is called a Stalking Protection Order. '),
    ],
    finds: [
      {
        file: 'locales/en/asked.json',
        at: '"asked.orders": "',
        says: [
          'speaks of "Stalking Protection Order", which only england, wales, northern-ireland have',
          'used at guidance/asked.yaml',
        ],
      },
    ],
  },
  {
    name: 'an example that is no longer heard',
    by: 'lexicon-examples',
    edits: [edit(NECK, '      - he choked me last year\n', '      - he choked on his tea\n')],
    finds: [
      {
        file: NECK,
        at: '- id: strangled',
        says: ['does not hear its example "he choked on his tea"', 'widen its "say" or move the example'],
      },
    ],
  },
  {
    name: 'an everyday sentence that would be heard as danger',
    by: 'lexicon-examples',
    edits: [edit(NECK, 'say: (squeezed|', 'say: (kissed|squeezed|')],
    finds: [{ file: NECK, at: '- id: squeezed-neck', says: ['he kissed my neck'] }],
  },
  {
    name: 'a list without patterns',
    by: 'load lexicon',
    edits: [edit(NECK, 'label: neck\n', 'label: throat\n')],
    finds: [{ file: NECK, at: 'label: throat', says: ['the list of "throat" belongs in throat.yaml'] }],
  },
  {
    name: 'texts with a comma too many',
    by: 'load texts',
    edits: [edit(CY, 'DECHRAU ETO neu GADAEL."\n}', 'DECHRAU ETO neu GADAEL.",\n}')],
    finds: [
      {
        file: CY,
        at: ['DECHRAU ETO neu GADAEL.",\n}', '}'],
        says: ['expected a key in double quotes (no comma after the last text)'],
      },
    ],
  },
  {
    name: 'a key that is there twice',
    by: 'load text-checks',
    edits: [edit(EN, '"standing-by": "', '"got-away": "Once more.",\n  "standing-by": "')],
    finds: [
      {
        file: EN,
        at: ['"got-away": "Once', '"got-away"'],
        says: ['"got-away" is there twice: first at locales/en/main.json', 'Take one out'],
      },
    ],
  },
  {
    name: 'an empty text',
    by: 'load text-checks',
    edits: [edit(CY, '"way-in": "Beth hoffech chi ei wneud?"', '"way-in": ""')],
    finds: [{ file: CY, at: '"way-in": ""', says: ['the text is empty. Write it, or take the key out'] }],
  },
  {
    name: 'a translation without the words about somebody else',
    by: 'load text-checks',
    edits: [edit(CY, '  "more.tracker_them": "Os gallai rhywun wybod ble maen nhw",\n', '')],
    finds: [
      {
        file: CY,
        at: '"more.tracker":',
        says: [
          '"more.tracker" has other words about somebody else in the default language',
          'Write "more.tracker_them" too',
        ],
      },
    ],
  },
  {
    name: 'a translation that leaves the number out',
    by: 'load text-checks',
    edits: [edit(CY_OWN, '{{samaritans.phone}}', '999')],
    finds: [{ file: CY_OWN, at: '"own-behaviour-opening"', says: ['leaves out {{samaritans.phone}}'] }],
  },
  {
    name: 'a number that the directory may not show',
    by: 'load text-checks',
    edits: [edit(EN, '"got-away": "', '"got-away": "{{freeva.website}} ')],
    finds: [
      { file: EN, at: '"got-away": "', says: ['the directory has no fact "freeva.website" that may be shown'] },
      { file: CY, at: '"got-away": "', says: ['"got-away" leaves out {{freeva.website}}'] },
    ],
  },
  {
    name: 'a translation under a misspelt key',
    by: 'load text-checks',
    edits: [
      edit(CY_TRACKER, '"tracker-next":', '"tracker-nest":'),
      edit(CY_TRACKER, '"tracker-next_them":', '"tracker-nest_them":'),
    ],
    finds: [
      {
        file: CY_TRACKER,
        at: '"tracker-nest":',
        says: ['the default language has no "tracker-nest"', 'Did you mean "tracker-next"?'],
      },
    ],
  },
  {
    name: 'a text that one language does not have',
    by: 'load needed-texts',
    edits: [
      edit(
        CY_OWN,
        `  "own-behaviour-danger": "Os gallech chi frifo rhywun, neu'ch brifo'ch hun, ffoniwch 999.",\n`,
        '',
      ),
    ],
    finds: [
      {
        file: 'guidance/own-behaviour.yaml',

        says: ['there is no text "own-behaviour-danger" in locales/cy', 'Write it'],
      },
    ],
  },
  {
    name: 'a step without words',
    by: 'load needed-texts',
    edits: [edit('flows/main.yaml', '  - say: small-things\n', '  - say: small-thing\n')],
    finds: ['en', 'cy'].map((locale) => ({
      file: 'flows/main.yaml',
      at: '- say: small-thing\n',
      says: [`there is no text "small-thing" in locales/${locale}`, 'Did you mean "small-things"?'],
    })),
  },
  {
    name: 'two choices that nobody can tell apart',
    by: 'load label-checks',
    edits: [edit(EN_FACTS, '"relationship.stranger": "A stranger"', '"relationship.stranger": "I don\'t know who"')],
    finds: [
      {
        file: 'flows/main.yaml',
        at: '- ask: relationship',
        says: ['are both "I don\'t know who", so nobody can tell them apart'],
      },
    ],
  },
  {
    name: 'a label that is longer than a button',
    by: 'load label-checks',
    edits: [
      edit(
        EN_FACTS,
        '"told.closed": "They closed it"',
        '"told.closed": "They closed it some time ago and said nothing more"',
      ),
    ],
    finds: [{ file: 'flows/main.yaml', at: '- ask: told\n', says: ['Write "told.closed.short" too, of at most 20'] }],
  },
  {
    name: 'a translation whose record cannot be read',
    by: 'load document',
    edits: [edit('locales/cy/translated-from.yaml', 'translated-from:\n', 'translated-form:\n')],
    finds: [
      {
        file: 'locales/cy/translated-from.yaml',
        at: ['translated-form:', '  '],
        says: ['"translated-form" is no key here', 'Did you mean "translated-from"?'],
      },
    ],
  },
  {
    name: 'a language without rules',
    by: 'load writing',
    edits: [removed('locales/cy/writing.yaml')],
    finds: [{ file: 'locales/cy/writing.yaml', says: ['this file is missing. Write how the language is written'] }],
  },
]

function numbered(one: (i: number) => string): string {
  return [1, 2, 3, 4, 5, 6].map(one).join(', ')
}

export const TEXT_LOOKALIKES: readonly Lookalike[] = [
  {
    name: 'times, hours and the number for emergencies',
    unlike: ['written-facts', 'retired-numbers'],
    edits: [edit(EN, '"got-away": "', '"got-away": "From 9.30 to 17:00, 24 hours, 7 days, since 2021: 999. ')],
  },
  {
    name: 'a long number that holds the digits of a retired short one',
    unlike: ['retired-numbers'],
    edits: [edit(CY, '"way-in": "', '"way-in": "03 1844 3030 ')],
  },
  {
    name: 'longer words that begin like banned ones',
    unlike: ['banned-words'],
    edits: [edit(EN, '"got-away": "', '"got-away": "Scores, suspected, blocked. ')],
  },
  {
    name: 'a word that is longer than the law of one nation',
    unlike: ['nations-kept'],
    edits: [edit(EN, '"got-away": "', '"got-away": "CPSX, interdicted. ')],
  },
  {
    name: 'STOP as something that people type, and stop in a sentence',
    unlike: ['reserved-words'],
    edits: [
      edit(EN, '"got-away": "', '"got-away": "Please stop here. '),
      edit(EN_FACTS, '"told.no.also": "no|', '"told.no.also": "no|not at all|'),
    ],
  },
  {
    name: 'one label in two lists',
    unlike: ['reserved-words'],
    edits: [edit(EN_FACTS, '"known-how.other": "Another way"', '"known-how.other": "A stranger"')],
  },
  {
    name: 'a short text of hard words, and a long one of easy words',
    unlike: ['reading-age', 'message-lengths'],
    edits: [
      edit(EN, '"got-away": "', `"got-away": "${LONG.repeat(20)}`),
      edit(EN, '"part.safe": "Being safe here"', '"part.safe": "Confidentiality"'),
    ],
  },
]
