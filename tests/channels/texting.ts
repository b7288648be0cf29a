import { CAPABILITIES } from '../../src/channels/capabilities.ts'
import type { Inbound, MessagingChannelId, Outbound } from '../../src/channels/messaging/adapter.ts'
import { type Answer, answer, type Session } from '../../src/channels/messaging/session.ts'
import type { Turn } from '../../src/messages/message.ts'
import { plainText, waysOn } from '../../src/messages/plain-text.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { TUESDAY_NIGHT, world } from '../journeys/person.ts'

const content = contentOf(world)
export const MINUTE = 60_000

/** Somebody who writes on a messaging channel: what is kept of them is what the last answer kept, through JSON as in a store. */
export class Texting {
  now = TUESDAY_NIGHT.getTime()
  session: Session | null = null
  last: Answer = { session: null, show: [] }
  readonly #channel: MessagingChannelId
  readonly #page: string | undefined
  #events = 0

  constructor(channel: MessagingChannelId = 'sms', page?: string) {
    this.#channel = channel
    this.#page = page
  }

  /** Sends one event, a second after the one before. */
  gets(event: Partial<Inbound>): this {
    this.now += 1000
    const inbound: Inbound = {
      address: '+447700900123',
      eventId: `event-${this.#events++}`,
      sentAt: null,
      kind: 'message',
      text: '',
      payload: null,
      locale: null,
      ref: null,
      ...event,
    }
    const capabilities = CAPABILITIES[this.#channel]
    const now = new Date(this.now)
    const page = this.#page === undefined ? {} : { page: this.#page }
    this.last = answer(this.session, inbound, { content, capabilities, now, ...page })
    this.session = this.last.session && (JSON.parse(JSON.stringify(this.last.session)) as Session)
    return this
  }
  types(...texts: readonly string[]): this {
    for (const text of texts) this.gets({ text })
    return this
  }
  /** Presses a button by its number. */
  presses(number: number, of = this.revision): this {
    const title = waysOn(this.turn)[number - 1]?.label ?? ''
    return this.gets({ payload: `${of}:${number}`, text: title })
  }
  waits(minutes: number): this {
    this.now += minutes * MINUTE
    return this
  }

  get turn(): Turn {
    const shown = this.last.show.find((one) => one.kind === 'turn')
    if (shown?.kind !== 'turn') throw new Error('no turn was shown')
    return shown.turn
  }
  get revision(): string {
    return this.session?.asked.revision ?? ''
  }
  get at(): string | undefined {
    return this.session?.asked.prompt
  }
  get reads(): string {
    return this.last.show.map(textOf).join('\n\n')
  }
  /** Everything that is kept, as text. */
  get kept(): string {
    return JSON.stringify(this.session)
  }
}

const textOf = (one: Outbound) => (one.kind === 'turn' ? plainText(one.turn) : one.lines.join('\n'))

/** Somebody who has said that it is safe, at the first question after it. */
export const atEase = (channel: MessagingChannelId = 'sms'): Texting => new Texting(channel).types('hi', 'yes')
