import type { Capabilities } from '../channels/capabilities.ts'
import type { World } from '../content/world.ts'
import { begin, take } from '../conversation/converse.ts'
import type { Outcome } from '../conversation/types.ts'
import type { Input, Turn } from '../messages/message.ts'
import { waysOn } from '../messages/plain-text.ts'
import { textMessages } from '../messages/text-messages.ts'
import type { Said } from './journey.ts'

/** What a typed line sends: the way on that its number stands for, else its words as they are; an empty line asks again. */
export function inputOf(turn: Turn, line: string): Input {
  const number = /^\s*(\d{1,2})[.)]?\s*$/.exec(line)?.[1]
  const way = number === undefined ? undefined : waysOn(turn)[Number(number) - 1]
  if (way) return way.input
  return line.trim() === '' ? { command: 'again' } : { to: turn.prompt.id, text: line }
}

/** A conversation as a channel of text shows it, and everything that was done in it. */
export class Conversing {
  readonly #world: World
  readonly #capabilities: Capabilities
  readonly #now: () => Date
  readonly #said: Said[] = []
  #outcome: Outcome

  constructor(
    world: World,
    capabilities: Capabilities,
    start: { readonly locale: string; readonly partner: string | null },
    now: () => Date,
  ) {
    this.#world = world
    this.#capabilities = capabilities
    this.#now = now
    this.#outcome = begin(world, { ...start, journey: capabilities.journey }, now())
  }

  get turn(): Turn {
    return this.#outcome.turn
  }
  /** What was done so far, buttons by what they send: so that it can be done again when numbers have changed. */
  get said(): readonly Said[] {
    return this.#said
  }
  /** The messages that the channel sends for this turn. */
  get messages(): readonly string[] {
    return textMessages(this.turn, this.#capabilities)
  }

  /** Takes a typed line, or an input of a journey. */
  take(said: Said): void {
    const input = typeof said === 'string' ? inputOf(this.turn, said) : said
    this.#said.push(typeof said === 'string' && 'text' in input ? said : input)
    this.#outcome = take(this.#world, this.#outcome.conversation, input, this.#now())
  }
}
