import { LIMITS } from '../../../channels/capabilities.ts'
import { isTyped } from '../../../content/needed-of-service.ts'
import type { Check } from '../../check.ts'

/** The channel with the least room for one text. */
const [NARROWEST, MOST] = Object.entries(LIMITS)
  .map(([channel, { text }]) => [channel, text] as const)
  .reduce((a, b) => (b[1] < a[1] ? b : a))

/** Nothing is ever cut: a text that fits the narrowest channel fits everywhere. */
export const messageLengths: Check = {
  id: 'message-lengths',
  proves: 'every text fits into one message of every channel',
  run: ({ rows }) =>
    rows
      .filter(({ key, text }) => !isTyped(key) && text.length > MOST)
      .map(({ key, file, line, text }) => ({
        file,
        line,
        message: `"${key}" has ${text.length} characters; a message of ${NARROWEST} holds ${MOST}. Make two texts of it`,
      })),
}
