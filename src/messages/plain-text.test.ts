import { describe, expect, it } from 'vitest'
import type { Contact, Message, Prompt, Turn } from './message.ts'
import { plainText, waysOn } from './plain-text.ts'

const PROMPT: Prompt = { id: 'who', kind: 'one-of', text: 'Who is this about?', canSkip: false, canGoBack: false }
const turnOf = (messages: readonly Message[], prompt: Partial<Prompt> = {}): Turn => ({
  locale: 'en',
  dir: 'ltr',
  messages,
  prompt: { ...PROMPT, ...prompt },
  answered: [],
})
/** A message as it is read, without the question below it. */
const read = (message: Message) =>
  plainText(turnOf([message]))
    .split(`\n\n${PROMPT.text}`)[0]
    ?.split('\n')

const POLICE: Contact = {
  id: 'leicestershire',
  name: 'Leicestershire Police',
  does: 'Takes reports.',
  phone: { text: '101', dial: '101' },
  url: 'https://www.leics.police.uk',
  openNow: 'open',
  hours: 'Open now, day and night',
  limits: ['It is free.'],
  why: 'They are the police for your area.',
}

describe('a question', () => {
  const choices = [
    { id: 'me', label: 'Me' },
    { id: 'other', label: 'Somebody whom I know or care for', short: 'Somebody I know' },
  ]

  it('reads from its part to its choices, each with its number and its whole label', () => {
    const prompt = {
      part: 'Being safe here',
      why: 'For the right words.',
      choices,
      canSkip: true,
      skip: "I'd rather not say",
    }
    expect(plainText(turnOf([], prompt))).toBe(
      [
        '[Being safe here]',
        'Who is this about?',
        '  For the right words.',
        '   1  Me',
        '   2  Somebody whom I know or care for',
        "   3  I'd rather not say",
      ].join('\n'),
    )
  })

  it('says first what to mend, and marks what is ticked', () => {
    expect(plainText(turnOf([], { choices, selected: ['other'], error: 'Which one is right?' }))).toBe(
      ['! Which one is right?', 'Who is this about?', '   1  Me', '   2  Somebody whom I know or care for ✓'].join(
        '\n',
      ),
    )
  })

  it('stands below what is said, an empty line between', () => {
    const said = { kind: 'text', key: 'hello', lines: ['Hello.', 'I am a computer.'] } as const
    expect(plainText(turnOf([said, said]))).toBe(
      'Hello.\nI am a computer.\n\nHello.\nI am a computer.\n\nWho is this about?',
    )
  })
})

describe('what is said', () => {
  it.each<[string, Message, string[]]>([
    [
      'words, with what can be called and opened written out',
      {
        kind: 'text',
        key: 'x',
        lines: ['One.'],
        actions: [
          { label: 'Call 116 123', tel: '116123' },
          { label: 'Call Samaritans', tel: '116123' },
          { label: 'Their website', url: 'https://www.samaritans.org' },
          { label: 'Read on', open: 'notes' },
        ],
      },
      ['One.', '> Call 116 123', '> Call Samaritans: 116123', '> Their website: https://www.samaritans.org'],
    ],
    ['the danger line', { kind: 'text', key: 'x', role: 'danger', lines: ['Call 999.'] }, ['! Call 999.']],
    ['a heading', { kind: 'text', key: 'x', role: 'heading', lines: ['Who can help'] }, ['== Who can help ==']],
    [
      'an alert, first of all its heading',
      {
        kind: 'alert',
        key: 'alert.danger',
        alert: 'danger',
        heading: 'Call 999 now',
        lines: ['Ask for the police.'],
        actions: [
          { label: 'Call 999', tel: '999' },
          { label: 'Go on', command: 'again' },
        ],
        more: [
          {
            heading: 'They are outside',
            lines: ['Stay inside.'],
            actions: [{ label: 'BSL', url: 'https://999bsl.co.uk' }],
          },
        ],
      },
      [
        '! Call 999 now',
        'Ask for the police.',
        '> Call 999',
        '+ They are outside',
        '  Stay inside.',
        '  > BSL: https://999bsl.co.uk',
      ],
    ],
    [
      'somebody to contact',
      { kind: 'contact', key: 'x', ...POLICE },
      [
        '* Leicestershire Police, 101',
        '  Open now, day and night',
        '  They are the police for your area.',
        '  Takes reports.',
        '  It is free.',
        '  https://www.leics.police.uk',
      ],
    ],
    [
      'somebody of whom little is known',
      {
        kind: 'contact',
        key: 'x',
        id: 'a',
        name: 'Helpline',
        does: 'Helps.',
        openNow: 'unknown',
        limits: [],
        sms: { text: '85258', dial: '85258' },
      },
      ['* Helpline, 85258', '  Helps.'],
    ],
    [
      'the plan, its cards numbered, the rest below',
      {
        kind: 'plan',
        key: 'plan',
        heading: 'What you can do',
        danger: { lines: ['Call 999.'], actions: [{ label: 'Call 999', tel: '999' }] },
        cards: [
          {
            id: 'a',
            what: 'Tell the police',
            why: 'Once is enough.',
            do: ['Ask for a number.'],
            say: 'I want to report this.',
            contact: POLICE,
            actions: [{ label: 'Call 101', tel: '101' }],
          },
          { id: 'b', what: 'Keep what you have', do: [], actions: [{ label: 'How', open: 'notes' }] },
        ],
        more: [
          {
            heading: 'A helpline',
            cards: [{ id: 'c', what: 'Talk', do: ['Call.'], beside: [{ ...POLICE, name: 'Other' }], actions: [] }],
          },
        ],
      },
      [
        '== What you can do ==',
        '! Call 999.',
        '> Call 999',
        '',
        '1. Tell the police',
        '  Once is enough.',
        '  Ask for a number.',
        '  “I want to report this.”',
        '  * Leicestershire Police, 101',
        '    Open now, day and night',
        '    They are the police for your area.',
        '    Takes reports.',
        '    It is free.',
        '    https://www.leics.police.uk',
        '',
        '2. Keep what you have',
        '',
        '+ A helpline',
        '  Talk',
        '    Call.',
        '    * Other, 101',
        '      Open now, day and night',
        '      They are the police for your area.',
        '      Takes reports.',
        '      It is free.',
        '      https://www.leics.police.uk',
      ],
    ],
    [
      'what was heard, without the words',
      { kind: 'you-said', key: 'x', heading: 'You told me:', found: [{ label: 'Following', words: 'he follows me' }] },
      ['You told me:', '- Following'],
    ],
    [
      'notes for the police',
      {
        kind: 'notes',
        key: 'x',
        warnings: ['A court may see it.'],
        headline: 'I want to report this.',
        sections: [{ id: 'a', label: 'First', lines: ['In May.'] }],
        asks: 'I ask you to',
        requests: ['A reference.'],
        short: 'Please help.',
      },
      [
        '! A court may see it.',
        'I want to report this.',
        'First',
        '  In May.',
        'I ask you to',
        '- A reference.',
        '“Please help.”',
      ],
    ],
    [
      'words to copy',
      { kind: 'template', key: 'x', label: 'To work', body: 'Please tell nobody.' },
      ['To work', '“Please tell nobody.”'],
    ],
    [
      'what was kept',
      { kind: 'kept', key: 'kept', line: 'I kept your other answers.', kept: [], dropped: [] },
      ['I kept your other answers.'],
    ],
  ])('%s', (_, message, lines) => expect(read(message)).toEqual(lines))
})

describe('waysOn', () => {
  it('numbers the choices, then the way past the question, then what messages open, change or do', () => {
    const messages: Message[] = [
      {
        kind: 'text',
        key: 'x',
        lines: [],
        actions: [
          { label: 'Read: notes', open: 'notes' },
          { label: 'Call 999', tel: '999' },
        ],
      },
      {
        kind: 'plan',
        key: 'plan',
        heading: '',
        danger: { lines: [], actions: [] },
        cards: [{ id: 'a', what: '', do: [], actions: [{ label: 'Add your area', change: { id: 'home' } }] }],
        more: [
          {
            heading: '',
            cards: [
              {
                id: 'b',
                what: '',
                do: [],
                actions: [
                  { label: 'Me', open: 'me' },
                  { label: 'Go on', command: 'again' },
                ],
              },
            ],
          },
        ],
      },
    ]
    const choices = [{ id: 'me', label: 'Me' }]
    expect(waysOn(turnOf(messages, { choices, canSkip: true, skip: 'Skip' }))).toEqual([
      { label: 'Me', input: { to: 'who', choice: 'me' } },
      { label: 'Skip', input: { to: 'who', skip: true } },
      { label: 'Read: notes', input: { open: 'notes' } },
      { label: 'Add your area', input: { change: 'home' } },
      { label: 'Go on', input: { command: 'again' } },
    ])
  })

  it('of a list each choice is one tick, and an offer changes the answer at once', () => {
    const offer: Message = {
      kind: 'text',
      key: 'x',
      lines: [],
      actions: [{ label: 'Yes', change: { id: 'age', choice: 'under' } }],
    }
    const ways = waysOn(turnOf([offer], { kind: 'any-of', choices: [{ id: 'near', label: 'Near' }] }))
    expect(ways.map(({ input }) => input)).toEqual([
      { to: 'who', choices: ['near'] },
      { change: 'age', choice: 'under' },
    ])
  })
})
