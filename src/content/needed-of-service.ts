import { INFO_PAGES } from '../channels/web/info-sections.ts'
import { TYPED_COMMANDS } from '../conversation/commands.ts'
import { PROBLEM_CODES } from '../errors.ts'
import type { Need } from './label-checks.ts'

/**
 * Every text that code itself asks for, whatever the flows, guidance and directory are. A test holds these lists against
 * what `src` asks for, in both directions: a key that is written here and asked for nowhere is as wrong as the reverse.
 */

/** Words of the conversation, whatever it is about. */
const CONVERSATION = [
  ...['skip', 'skipped', 'you-wrote', 'or', 'lost-words', 'heard-kept', 'heard-nothing', 'heard-nothing.own'],
  ...[
    'heard-nothing.no-line',
    'heard-nothing.again',
    'heard-nothing.more',
    'heard-nothing.no-line.again',
    'heard-nothing.no-line.more',
  ],
  ...['show-again', 'heard-so-far', 'alert-kept', 'alert-kept.perhaps', 'alert-kept.notes', 'offer', 'offer.help'],
  ...['offer.declined', 'offer.which', 'as-written', 'topic-offer'],
  ...['leave.how', 'change.how', 'action.call', 'action.website', 'kept.all', 'kept.dropped'],
  ...['back.took', 'back.took-change', 'back.took-words', 'back.took-alert', 'back.took-help', 'back.took-topic'],
  ...['place.found', 'place.found.no-force', 'place.found.not-right', 'place.found.nation', 'place.found.add-town'],
  ...['error.none-and-others', 'error.unknown-choice', 'error.choose-one', 'error.other-question', 'error.empty-text'],
  ...['error.unknown-place', 'error.cannot-change', 'error.unknown-topic'],
]

/** What people type, not what they read: lists with | between. */
const TYPED = [
  ...TYPED_COMMANDS.map((command) => `commands.${command}`),
  ...['commands.this-language', 'numbers.1', 'numbers.before', 'numbers.between', 'replies.take', 'replies.decline'],
  ...['answers.around', 'asked.around'],
]

/** Words of the pages around a conversation. */
const PAGE = [
  ...[
    'name',
    'at-any-time',
    'language',
    'languages',
    'leave',
    'hide',
    'conversation',
    'danger',
    'in-danger-call',
    'help',
    'back',
    'safer-now',
    'go-on',
    'skip',
  ],
  ...[
    'own-words',
    'own-words-label',
    'send',
    'answers',
    'change',
    'answer-before',
    'you-said',
    'you-wrote',
    'you-answered',
    'say',
  ],
  ...['call', 'text-to', 'website', 'new-tab', 'before-calling', 'until-then', 'also', 'words-kept', 'try-again'],
  ...['fresh-start', 'not-connected', 'not-connected.detail', 'copy', 'copied', 'copy-failed'],
  ...['notes', 'notes-edit', 'notes-headline', 'notes-date', 'notes-remove', 'notes-removed', 'notes-put-back'],
  ...['notes-print', 'notes-throw', 'notes-throw-sure', 'notes-thrown'],
  ...['about', 'privacy', 'accessibility', 'more-about', 'other-tab', 'new-chat', 'leave-keys'],
].map((key) => `page.${key}`)

/** Words of the pages about the service. */
const INFO: readonly Need[] = INFO_PAGES.flatMap(({ id: page, sections }) =>
  sections.flatMap(({ id, parts, mayGo = false }) =>
    ['title', ...parts.filter((part) => part !== 'operator')].map((part) => ({
      key: `${page}.${id}.${part}`,
      at: 'locales/en/pages.json:1',
      optional: mayGo,
    })),
  ),
)

/** What they say of whoever runs the service. */
const OPERATOR = ['about.operator.named', 'about.operator.not-private', 'about.operator.nobody']
/** Words of the loader on a charity's page, beside those that it takes from the page and from what goes wrong. */
const EMBED = ['embed.chat', 'embed.page']

/** What is said on messaging channels, around the conversation. */
const MESSAGING = [
  ...['late', 'left', 'not-safe', 'not-safe.page', 'unavailable', 'unsupported', 'reply-999'],
  ...['not-before', 'overlooked', 'in-app', 'choose', 'several'],
  // what people type there: lists with | between
  ...['not-here.also', 'others-read.also', 'safe-after-all.also', 'who-is-this.also', 'who-is-this.around'],
  ...['of-this-language.also'],
].map((key) => `messaging.${key}`)

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

/** How hours, days and months are said. */
const HOURS = [
  ...['hours.open-now-always', 'hours.open-until', 'hours.open-now', 'hours.closed-opens', 'hours.closed'],
  ...['hours.opens', 'hours.unknown', 'hours.then', 'hours.always', 'hours.every-day', 'hours.days-times'],
  ...['hours.days-to', 'hours.from-to', 'hours.and', 'hours.holidays-closed', 'hours.moment', 'hours.clock'],
  ...['hours.morning', 'hours.afternoon', 'hours.evening', 'hours.noon', 'hours.midnight'],
  ...DAYS.flatMap((day) => [`hours.day.${day}`, `hours.day.${day}.to`]),
  ...Array.from({ length: 12 }, (_, month) => `hours.month.${month + 1}`),
]

/** What is said when something goes wrong, emergency help first. */
const PROBLEMS = [
  ...['emergency.short.line', 'emergency.short.silent', 'emergency.short.call'],
  ...PROBLEM_CODES.flatMap((code) => [`problem.${code}.title`, `problem.${code}.detail`]),
]

/** Words that lines about services are made with. */
const CONTACTS = ['contact.only', 'contact.number-unconfirmed', 'way.at-hours']

/** Numbers after the first are read as words as far as a language writes them. */
const MORE_NUMBERS = Array.from({ length: 30 }, (_, before) => `numbers.${before + 2}`)

const inFile = (file: string, keys: readonly string[]): Need[] =>
  keys.map((key) => ({ key, at: `locales/en/${file}.json:1` }))

/** The needs of the code, each at the file of texts that it belongs into. */
export const SERVICE_NEEDS: readonly Need[] = [
  ...inFile('conversation', CONVERSATION),
  ...inFile('conversation', TYPED),
  ...inFile('conversation', MORE_NUMBERS).map((need) => ({ ...need, optional: true })),
  { key: 'end', at: 'locales/en/main.json:1' },
  { key: 'end.why', at: 'locales/en/main.json:1', optional: true },
  { key: 'end.restart', at: 'locales/en/main.json:1', list: 'end' },
  ...inFile('page', PAGE),
  ...INFO,
  ...inFile('pages', OPERATOR),
  ...inFile('embed', EMBED),
  ...inFile('messaging', MESSAGING),
  ...inFile('hours', HOURS),
  ...inFile('problems', PROBLEMS),
  ...inFile('organisations', CONTACTS),
]

/** Whether a text is a list of what people may type, which nobody reads. */
export const isTyped = (key: string): boolean => /^(?:commands|numbers|replies|answers)\.|\.(?:also|around)$/.test(key)
