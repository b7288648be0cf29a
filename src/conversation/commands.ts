import { once } from '../texts/once.ts'
import type { Texts } from '../texts/types.ts'

/** Commands that are understood when they are the whole message, as `commands.<name>` in each language. */
export const TYPED_COMMANDS = [
  'emergency',
  'safer',
  'help',
  'back',
  'again',
  'restart',
  'language',
  'skip',
  'leave',
] as const
export type TypedCommand = (typeof TYPED_COMMANDS)[number]

/** Lower case, end punctuation and needless spaces off: "Stop!" and "stop" are one. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[\s"“”'.,!?…]+|[\s"“”'.,!?…]+$/gu, '')

/** The words alone, as `bare` makes them, without apostrophes and signs between: "i'm 34, yes" and "im 34 yes" are one. */
export const plain = (text: string): string =>
  bare(text)
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** The command that is the whole message, as `bare` makes it, in any language, that of the conversation first. */
export function commandIn(texts: Texts, locale: string, message: string): TypedCommand | null {
  if (message === '' || message.length > 60) return null
  const names = once(namesOf, texts, () => new Map(texts.locales.map((one) => [one, namesIn(texts, one)])))
  const own = names.get(locale)?.get(message)
  if (own) return own
  for (const ofLocale of names.values()) {
    const command = ofLocale.get(message)
    if (command) return command
  }
  return null
}

/** The language whose name is the whole message, as `bare` makes it, in whatever language that is: "English", "Welsh", "Cymraeg". */
export function languageIn(texts: Texts, message: string): string | null {
  const names = once(languagesOf, texts, () => new Map(texts.locales.flatMap((one) => callsItself(texts, one))))
  return names.get(message) ?? null
}
const languagesOf = new WeakMap<Texts, ReadonlyMap<string, string>>()

const callsItself = (texts: Texts, locale: string): [string, string][] =>
  texts.has(locale, 'commands.this-language')
    ? texts
        .get(locale, 'commands.this-language')
        .split('|')
        .map((name) => [bare(name), locale])
    : []

type CommandNames = ReadonlyMap<string, TypedCommand>
const namesOf = new WeakMap<Texts, ReadonlyMap<string, CommandNames>>()

/** What a language calls the commands. Where two are called the same, the first command has it. */
function namesIn(texts: Texts, locale: string): CommandNames {
  const names = new Map<string, TypedCommand>()
  for (const command of TYPED_COMMANDS) {
    const key = `commands.${command}`
    const phrases = texts.has(locale, key) ? texts.get(locale, key).split('|') : []
    for (const phrase of phrases.map(bare)) if (!names.has(phrase)) names.set(phrase, command)
  }
  return names
}

/** What a whole message says to an offer, in any language: "yes" is said in either. */
export function replyIn(texts: Texts, message: string): 'take' | 'decline' | null {
  const replies = once(repliesOf, texts, () => new Map(REPLIES.map((reply) => [reply, phrasesOf(texts, reply)])))
  return REPLIES.find((reply) => replies.get(reply)?.has(plain(message))) ?? null
}
const REPLIES = ['take', 'decline'] as const
const repliesOf = new WeakMap<Texts, ReadonlyMap<string, ReadonlySet<string>>>()

const phrasesOf = (texts: Texts, reply: string): ReadonlySet<string> =>
  new Set(texts.locales.flatMap((locale) => texts.get(locale, `replies.${reply}`).split('|').map(plain)))
