import type { Message, Turn } from './message.ts'
import { messageLines, questionLines, quoted, wayLines } from './plain-text.ts'

/** What a channel of text can show at once. */
export interface TextLimits {
  /** characters of a choice's label; longer ones are written short */
  readonly maxLabel: number
  /** choices in one message; null where there is no limit */
  readonly maxChoices: number | null
  /** characters of one message; null where there is no limit */
  readonly maxMessage: number | null
}

/**
 * One turn as the messages that a channel of text sends for it, in order. Each is as long as it may be; the numbers of the ways
 * on count through. What is too long for one message is broken at a line, else at a space, never within a word that fits.
 */
export function textMessages(turn: Turn, { maxLabel, maxChoices, maxMessage }: TextLimits): string[] {
  const most = maxMessage ?? Number.POSITIVE_INFINITY
  const [first = [], ...further] = inGroups(wayLines(turn, maxLabel), maxChoices ?? Number.POSITIVE_INFINITY)
  const blocks = [...turn.messages.map(linesToSend), [...questionLines(turn.prompt), ...first]]
  const said = packed(
    blocks.map((lines) => lines.join('\n')),
    '\n\n',
    most,
  )
  return [...said, ...further.flatMap((lines) => packed(lines, '\n', most))]
}

/** What stays in a chat on a phone may be read by others: of notes only what can be said, which is made of labels. */
const linesToSend = (message: Message): string[] =>
  message.kind === 'notes' ? [quoted(message.short)] : messageLines(message)

function inGroups<T>(list: readonly T[], most: number): T[][] {
  if (list.length <= most) return [[...list]]
  return Array.from({ length: Math.ceil(list.length / most) }, (_, i) => list.slice(i * most, (i + 1) * most))
}

/** Pieces put together while they fit; a piece that is too long by itself is broken. */
function packed(pieces: readonly string[], between: string, most: number): string[] {
  const full: string[] = []
  for (const piece of pieces.flatMap((one) => broken(one, most))) {
    const last = full.at(-1)
    if (last !== undefined && last.length + between.length + piece.length <= most)
      full.push(`${full.pop()}${between}${piece}`)
    else full.push(piece)
  }
  return full
}

function broken(text: string, most: number): string[] {
  if (text.length <= most) return [text]
  for (const between of ['\n', ' ']) {
    const parts = text.split(between)
    if (parts.length > 1) return packed(parts, between, most)
  }
  const characters = [...text]
  return inGroups(characters, Math.max(1, Math.floor(most / 2))).map((some) => some.join(''))
}
