import type { Texts } from '../texts/types.ts'

/** Commands that are understood when they are the whole message, as `commands.<name>` in each language. */
export const TYPED_COMMANDS = ['emergency', 'help', 'back', 'again', 'restart', 'language', 'skip', 'leave'] as const
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

/** The command that is the whole message, in any language, that of the conversation first. */
export function commandIn(texts: Texts, locale: string, text: string): TypedCommand | null {
  const message = bare(text)
  if (message === '' || message.length > 60) return null
  for (const lng of [locale, ...texts.locales.filter((one) => one !== locale)]) {
    for (const command of TYPED_COMMANDS) {
      const key = `commands.${command}`
      if (
        texts.has(lng, key) &&
        texts
          .get(lng, key)
          .split('|')
          .some((one) => bare(one) === message)
      )
        return command
    }
  }
  return null
}
