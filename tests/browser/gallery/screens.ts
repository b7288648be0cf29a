import type { Problem } from '../../../src/channels/problem.ts'
import { readForm, type Sent } from '../../../src/channels/web/form.ts'
import type { ChatView } from '../../../src/channels/web/turn-parts.ts'
import { PROBLEMS, type ProblemCode } from '../../../src/errors.ts'
import type { AlertMessage, Answered, Contact, Message, PlanCard, Prompt, Turn } from '../../../src/messages/message.ts'

/**
 * One example of every kind of message and prompt, and of the ways in which they meet on a page. Rendering, accessibility
 * and layout are tested on all of them, so a new kind belongs here. The words are examples: they are long where long words
 * are what breaks a layout, and hold characters that HTML treats as its own.
 */
export type Screen = Omit<ChatView, 'state' | 'heard'> & {
  /** words that were just typed, and at which prompt */
  readonly sent: { readonly words: string; readonly to: string } | null
}

const silent =
  'You can’t speak? Call 999 from a mobile. Stay on the line and listen. Cough or tap the phone if you can. Press 55 when you are asked to.'
const nobody = 'No person is reading this chat. It can’t send help.'

const danger: AlertMessage = {
  kind: 'alert',
  key: 'alert.danger',
  alert: 'danger',
  heading: 'Call 999 now',
  lines: ['If you or someone with you is in danger, call 999 and ask for the police.', silent, nobody],
  actions: [
    { label: 'Call 999', tel: '999' },
    { label: 'I’m safer now, go on', command: 'safer' },
    { label: 'It is over for now', open: 'after-danger' },
  ],
  more: [
    {
      heading: 'I use BSL, text or a textphone',
      lines: ['Use 999 BSL for a sign language interpreter, or 18000 by textphone or Relay UK.'],
      actions: [{ label: '999 BSL', url: 'https://999bsl.co.uk/' }],
    },
    { heading: 'If they are outside', lines: ['If you can, stay inside with doors and windows shut and locked.'] },
    {
      heading: 'If they are inside with you',
      lines: ['Do what keeps you safest right now. If you can leave safely, go.'],
    },
    { heading: 'I’m being followed', lines: ['Go where there are people and lights. In a car, don’t drive home.'] },
  ],
}

const perhaps: AlertMessage = {
  kind: 'alert',
  key: 'alert.perhaps',
  alert: 'perhaps',
  heading: 'Is it happening now?',
  lines: ['If they are near you now, or you are scared, call 999.', silent],
  actions: [{ label: 'Call 999', tel: '999' }],
  more: [],
}

const crisis: AlertMessage = {
  kind: 'alert',
  key: 'alert.crisis',
  alert: 'crisis',
  heading: 'I’m really glad you told me',
  lines: [
    'If you might act on it now, or have hurt yourself, call 999 or go to A&E.',
    'This is a lot to carry, and you don’t have to carry it alone. Can’t say it out loud? Show someone this screen.',
    'To talk to a person any time: Samaritans 116 123, free. Or text SHOUT to 85258.',
  ],
  actions: [
    { label: 'Call 999', tel: '999' },
    { label: 'Call Samaritans 116 123', tel: '116123' },
    { label: 'Text SHOUT to 85258', url: 'sms:85258?body=SHOUT' },
    { label: 'Go on with the chat', command: 'again' },
  ],
  more: [],
}

const police: Contact = {
  id: 'leicestershire',
  name: 'Leicestershire Police',
  does: 'Your local police. They can act at any hour.',
  phone: { text: '101', dial: '101' },
  url: 'https://www.leics.police.uk/',
  openNow: 'open',
  hours: 'Open now, day and night',
  limits: ['101 is free from a mobile. It may show on a bill.'],
}
const helpline: Contact = {
  id: 'national-stalking-helpline',
  name: 'National Stalking Helpline',
  does: 'People who know stalking well. They can help you to plan what to do.',
  phone: { text: '0808 802 0300', dial: '08088020300' },
  url: 'https://www.suzylamplugh.org/',
  openNow: 'unknown',
  hours: 'We found different opening times, usually weekdays in the daytime',
  limits: ['Free to call.', 'It can be busy; there is an online form too.'],
}
const victimSupport: Contact = {
  id: 'victim-support',
  name: 'Victim Support',
  does: 'A person to talk to, about any crime.',
  phone: { text: '0808 16 89 111', dial: '08081689111' },
  openNow: 'open',
  hours: 'Open now, day and night',
  limits: [],
}
const shout: Contact = {
  id: 'shout',
  name: 'Shout',
  does: 'Someone to text with when everything is too much.',
  sms: { text: '85258', dial: '85258' },
  openNow: 'open',
  hours: 'Open now, day and night',
  limits: ['Free on most networks. It does not show on a bill.'],
  why: 'You can text them without making a sound.',
}
const closedService: Contact = {
  ...helpline,
  id: 'closed',
  openNow: 'closed',
  hours: 'Closed now. Opens Tuesday, 9 am',
}

const cards: readonly PlanCard[] = [
  {
    id: 'police-urgent',
    what: 'Tell Leicestershire Police',
    why: 'A tracker, new numbers and turning up are worth reporting together.',
    do: ['You don’t need proof.'],
    say: 'I want to report stalking by my ex. It is a pattern. There is a tracker on my car now.',
    contact: police,
    actions: [
      { label: 'Call 101', tel: '101' },
      { label: 'Leicestershire Police website', url: 'https://www.leics.police.uk/' },
      { label: 'Make notes for the police', open: 'notes' },
    ],
  },
  {
    id: 'tracker',
    what: 'The tracker: you don’t have to touch it',
    why: 'You said: “a tracker on my car”.',
    do: [
      'Turning it off or moving it could let the person know, and the police may want it. If it is safe, take a photo of where it is.',
      'You can go to a police station or a busy place and call from there.',
    ],
    actions: [{ label: 'Read: trackers, safely', open: 'tracker' }],
  },
  {
    id: 'helpline',
    what: 'Talk to a stalking specialist',
    why: 'They can help you to plan what to do about the tracker, and in which order.',
    do: [],
    contact: closedService,
    beside: [victimSupport],
    actions: [
      { label: 'Call 0808 802 0300', tel: '08088020300' },
      { label: 'Website', url: 'https://www.suzylamplugh.org/' },
    ],
  },
  {
    id: 'near-you',
    what: 'Ask for someone on your side',
    do: ['An advocate is a person who is on your side with the police and courts.'],
    beside: [
      {
        ...victimSupport,
        id: 'local',
        name: 'FreeVA',
        url: 'https://www.freeva.org.uk/',
        limits: ['Only Leicester, Leicestershire and Rutland.'],
      },
      { ...victimSupport, id: 'local-2', name: 'Victim First' },
    ],
    actions: [],
  },
  {
    id: 'keep',
    what: 'Keep what you have',
    do: ['Don’t delete messages. Note the day, the time, the place, what happened and how you felt.'],
    actions: [
      { label: 'How to keep notes', open: 'diary' },
      { label: 'Add your area', change: { id: 'home' } },
      { label: 'Use the young people’s version', change: { id: 'under-18', choice: 'yes' } },
      { label: 'Show me who can help', command: 'help' },
    ],
  },
]

const plan: Message = {
  kind: 'plan',
  key: 'plan',
  heading: 'What you can do',
  danger: {
    lines: ['If they are near or you are scared right now, call 999.'],
    actions: [{ label: 'Call 999', tel: '999' }],
  },
  cards,
  more: [
    {
      heading: 'Phone and accounts',
      cards: [{ id: 'phone', what: 'Could they see this phone?', do: ['Use another one for this.'], actions: [] }],
    },
    {
      heading: 'If you don’t want the police',
      cards: [
        { id: 'no-police', what: 'You decide', do: ['You can change your mind later.'], contact: shout, actions: [] },
      ],
    },
  ],
}

const opening: Message = {
  kind: 'text',
  key: 'opening',
  lines: [
    'Hello. You can use this chat if someone’s behaviour is worrying, scaring or bothering you. It can also help if you are worried about someone else.',
    'It is automatic. No person is reading. It is not the police and it can’t call anyone for you. If you are in danger, call 999.',
    'You don’t have to be sure what this is. Skip anything. Stop any time. We don’t keep what you type, but this device may still show that you opened this page.',
  ],
}

const start: Prompt = {
  id: 'start',
  kind: 'one-of',
  text: 'Where would you like to begin?',
  choices: [
    { id: 'begin', label: 'Start' },
    { id: 'danger', label: 'I’m in danger now' },
    { id: 'contacts', label: 'Just show me who can help', short: 'Who can help' },
    { id: 'read', label: 'I want to read about something', short: 'Read about it' },
  ],
  canSkip: false,
  canGoBack: false,
}
const who: Prompt = {
  id: 'relationship',
  kind: 'one-of',
  part: 'What has been happening',
  text: 'Who is doing this, as far as you know?',
  why: 'Different services help in different situations.',
  choices: [
    { id: 'partner-or-ex', label: 'Partner or ex' },
    { id: 'family', label: 'Family' },
    { id: 'known', label: 'Someone I know' },
    { id: 'online', label: 'Someone I only know online', short: 'Only online' },
    { id: 'stranger', label: 'A stranger' },
    { id: 'unknown', label: 'I don’t know who' },
  ],
  canSkip: true,
  canGoBack: true,
}
const behaviours: Prompt = {
  id: 'behaviours',
  kind: 'any-of',
  part: 'What has been happening',
  text: 'I think you told me these things. Is that right?',
  why: 'I am a computer, so please put me right.',
  choices: [
    {
      id: 'loitering',
      label: 'Waiting, turning up or driving past',
      short: 'Waiting',
      words: 'keeps turning up outside my flat',
    },
    {
      id: 'unwanted-contact',
      label: 'Calls, texts, emails, letters or coming up to talk',
      short: 'Contact',
      words: 'messaging from new numbers',
    },
    { id: 'tracking', label: 'Knowing where I am, or a tracker', short: 'Tracker' },
    { id: 'none', label: 'None of these' },
  ],
  selected: ['loitering', 'unwanted-contact'],
  canSkip: true,
  canGoBack: true,
}
const words: Prompt = {
  id: 'words',
  kind: 'text',
  part: 'What has been happening',
  text: 'What has been happening? Write as much or as little as you like.',
  why: 'Your own words help you and anyone you show them to. You can leave out names and addresses.',
  choices: [{ id: 'list', label: 'I’d rather choose from a list', short: 'Choose from a list' }],
  canSkip: true,
  canGoBack: true,
}
const home: Prompt = {
  id: 'home',
  kind: 'place',
  part: 'Getting help',
  text: 'Which area are you in most of the time? A town, or the first half of a postcode, is enough.',
  why: 'So that you get the right police and local help. Don’t give a secret address.',
  choices: [
    { id: 'moving', label: 'I move around' },
    { id: 'outside', label: 'I’m outside the UK' },
  ],
  skip: 'I’d rather not say',
  canSkip: true,
  canGoBack: true,
}
const menu: Prompt = {
  id: 'more',
  kind: 'menu',
  text: 'What would you like to look at?',
  choices: [
    { id: 'tracker', label: 'Trackers, safely' },
    { id: 'diary', label: 'Keeping notes' },
    { id: 'notes', label: 'Make notes for the police', short: 'Notes for police' },
    { id: 'done', label: 'I’m done' },
  ],
  canSkip: false,
  canGoBack: true,
}
const end: Prompt = {
  id: 'end',
  kind: 'end',
  text: 'You can close this page now, or go on reading.',
  choices: [
    { id: 'more', label: 'Read more' },
    { id: 'restart', label: 'Start again' },
  ],
  canSkip: false,
  canGoBack: true,
}

const answered: readonly Answered[] = [
  { id: 'who', question: 'Who is this about?', label: 'Me', canChange: true },
  {
    id: 'words',
    question: 'What has been happening?',
    label: 'my ex keeps turning up <outside> & "messaging"',
    canChange: true,
  },
  { id: 'told', question: 'Have you told the police about this?', label: 'Not yet', canChange: false },
]

const card = {
  lines: ['If you are in danger, call 999 and ask for the police.', silent],
  actions: [{ label: 'Call 999', tel: '999' }],
}

/** Words that a page could spoil: marks of HTML, a line end, a mark that turns the direction of what follows. */
export const awkward = 'he said "it\'s <b>over</b>" & then\ncame back\u202e, twice'

function screen(messages: readonly Message[], prompt: Prompt, more: Partial<Turn> & Partial<Screen> = {}): Screen {
  const { sent = null, posted = true, emergency, ...turn } = more
  return {
    turn: { locale: 'en', dir: 'ltr', messages, prompt, answered, ...turn },
    sent,
    posted,
    ...(emergency && { emergency }),
  }
}

export const screens = {
  opening: screen([opening], start, { answered: [], posted: false }),
  'one-of': screen([], who),
  'one-of-before': screen(
    [{ kind: 'kept', key: 'kept', line: 'I kept your other answers.', kept: ['who'], dropped: [] }],
    {
      ...who,
      selected: ['partner-or-ex'],
    },
  ),
  'one-of-unheard': screen(
    [
      {
        kind: 'text',
        key: 'not-heard',
        lines: ['Thank you for writing that. I can’t always follow everything. Choose below, or talk to a person:'],
        actions: [{ label: 'Call 0808 802 0300', tel: '08088020300' }],
      },
    ],
    who,
    { sent: { words: awkward, to: 'relationship' } },
  ),
  'one-of-offer': screen(
    [
      {
        kind: 'text',
        key: 'offer',
        lines: ['You wrote “im 14”. Shall I use the young people’s version?'],
        actions: [{ label: 'Yes, use it', change: { id: 'under-18', choice: 'yes' } }],
      },
    ],
    who,
  ),
  'bad-link': screen(
    [{ kind: 'text', key: 'read', lines: ['Here.'], actions: [{ label: 'Read this', url: 'javascript:alert(1)' }] }],
    who,
  ),
  'any-of': screen([], behaviours, {
    sent: { words: 'my ex keeps turning up outside my flat and messaging from new numbers', to: 'words' },
  }),
  'any-of-error': screen([], {
    ...behaviours,
    selected: ['loitering', 'none'],
    error: 'You ticked “None of these” and another one. Which is right?',
  }),
  'you-said': screen(
    [
      {
        kind: 'you-said',
        key: 'reflection',
        heading: 'Here is what you told me',
        found: [
          { label: 'Waiting, turning up or driving past', words: 'keeps turning up <outside> my flat' },
          { label: 'Knowing where I am, or a tracker', words: 'a tracker on my car' },
        ],
      },
    ],
    {
      ...who,
      id: 'right',
      text: 'Have I got this right?',
      choices: [
        { id: 'yes', label: 'Yes' },
        { id: 'change', label: 'Change something' },
      ],
    },
  ),
  text: screen([], words),
  'text-error': screen(
    [],
    { ...words, draft: awkward, error: 'That is too long to read in one go. Please make it shorter.' },
    {
      emergency: {
        lines: ['If you are in danger, call 999 and ask for the police.', silent],
        actions: [{ label: 'Call 999', tel: '999' }],
      },
    },
  ),
  place: screen([], home),
  'place-error': screen([], {
    ...home,
    draft: 'nowhere "at" all',
    error: 'I don’t know that place. Try a town near you, or the first half of a postcode.',
  }),
  emergency: screen([danger], who),
  'emergency-error': screen([danger], { ...behaviours, error: 'Please tick at least one, or skip.' }),
  perhaps: screen([perhaps], who, { sent: { words: 'he might be outside', to: 'relationship' } }),
  crisis: screen([crisis], behaviours),
  plan: screen([plan], menu),
  'plan-after-alert': screen([danger, plan], menu),
  contacts: screen(
    [
      { kind: 'text', key: 'who-can-help', lines: ['These people can help you.'] },
      { kind: 'contact', key: 'contact', ...police, why: 'They serve your area.' },
      { kind: 'contact', key: 'contact', ...helpline },
      { kind: 'contact', key: 'contact', ...closedService },
      { kind: 'contact', key: 'contact', ...shout },
    ],
    menu,
  ),
  notes: screen(
    [
      {
        kind: 'notes',
        key: 'notes',
        warnings: [
          'This is for your eyes first. It stays on this page until you copy, print or save it.',
          'Write what you saw, heard and felt.',
        ],
        headline: 'I want to report a pattern of behaviour. Please record it as stalking.',
        sections: [
          {
            id: 'happened',
            label: 'What has happened',
            lines: ['keeps turning up outside my flat', 'a tracker on my car'],
          },
          { id: 'feel', label: 'How it affects me', lines: ['I sleep at my sister’s now'] },
        ],
        asks: 'I ask you to',
        requests: ['Please give me a crime reference number.'],
        short: 'I want to report stalking by my ex. It is a pattern.',
      },
      {
        kind: 'template',
        key: 'template',
        label: 'A message for work',
        body: 'Please don’t give out my hours or my number.\nThank you.',
      },
    ],
    menu,
  ),
  end: screen(
    [
      {
        kind: 'text',
        key: 'last-words',
        lines: [
          'You did something hard. You can come back any time; you will start fresh because we keep nothing.',
          'If it happens again, even in a new way, you can tell the police again.',
        ],
      },
    ],
    end,
  ),
} satisfies Record<string, Screen>

function problem(code: ProblemCode, next: Problem['next'], title: string, detail: string): Problem {
  return {
    type: `urn:waymark:problem:${code}`,
    status: PROBLEMS[code].status,
    code,
    next,
    title,
    detail,
    locale: 'en',
    emergency: card,
  }
}

/** Failures: with nothing posted, with words that can be sent again, with words that can only be copied. */
export const problems = {
  'problem-not-found': {
    problem: problem(
      'not-found',
      'mend',
      'There is nothing at this address',
      'The chat itself is still there. Please go back to it.',
    ),
    sent: null,
  },
  'problem-again': {
    problem: problem(
      'rate-limited',
      'again',
      'Very many messages are coming in',
      'Please wait a moment, then send it again. What you said before is not lost.',
    ),
    sent: readForm(new URLSearchParams({ state: 'sealed', to: 'words', lang: 'en', text: awkward })),
  },
  'problem-expired': {
    problem: problem(
      'state-expired',
      'start',
      'This chat was open for a long time',
      'To keep you safe, a chat closes 12 hours after the last answer. You can start again.',
    ),
    sent: readForm(new URLSearchParams({ state: 'old', to: 'words', lang: 'en', text: awkward })),
  },
} satisfies Record<string, { problem: Problem; sent: Sent | null }>

export type ScreenName = keyof typeof screens | keyof typeof problems
