import { join } from 'node:path'
import { loadWorld, type World } from '../../src/content/world.ts'
import { begin, take } from '../../src/conversation/converse.ts'
import type { Conversation, Outcome } from '../../src/conversation/types.ts'
import type {
  AlertMessage,
  Contact,
  ContactMessage,
  Input,
  Message,
  PlanMessage,
  Turn,
} from '../../src/messages/message.ts'
import { plainText } from '../../src/messages/plain-text.ts'

/** The product's own content, read once for a test file. */
export const world = loadWorld(join(import.meta.dirname, '../..'))

/** Tuesday 24 November 2026, 21:40 in London: most services are closed. */
export const TUESDAY_NIGHT = new Date('2026-11-24T21:40:00Z')
/** Wednesday 15 July 2026, 11:30 in London, which is 10:30 UTC: a working day in summer time. */
export const JULY_MORNING = new Date('2026-07-15T10:30:00Z')

export interface Circumstances {
  readonly locale?: string
  readonly now?: Date
  readonly content?: World
  readonly partner?: string | null
  /** id of a journey */
  readonly journey?: string
}

/** Somebody who talks to the product: types, taps, and reads what comes back. */
export class Person {
  turn: Turn
  conversation: Conversation
  readonly world: World
  #now: Date

  constructor(circumstances: Circumstances = {}) {
    const { locale = 'en', now = TUESDAY_NIGHT, content = world, partner = null, journey = 'main' } = circumstances
    this.world = content
    this.#now = now
    const first = begin(content, { locale, partner, journey }, now)
    this.turn = first.turn
    this.conversation = first.conversation
  }

  /** Sends one input; a text is typed at the present question. */
  gives(input: Input | string): this {
    const { conversation, turn }: Outcome = take(
      this.world,
      this.conversation,
      typeof input === 'string' ? { to: this.turn.prompt.id, text: input } : input,
      this.#now,
    )
    this.conversation = conversation
    this.turn = turn
    return this
  }
  types(...texts: readonly string[]): this {
    for (const text of texts) this.gives(text)
    return this
  }
  skips(): this {
    return this.gives({ to: this.turn.prompt.id, skip: true })
  }
  /** Chooses by id: one choice, or several of a list. */
  chooses(...ids: readonly string[]): this {
    const { id: to, kind } = this.turn.prompt
    return this.gives(kind === 'any-of' ? { to, choices: ids } : { to, choice: ids[0] ?? '' })
  }
  /** A person with the same conversation, from here on on their own. */
  again(): Person {
    const other = new Person({ content: this.world, now: this.#now })
    other.turn = this.turn
    other.conversation = this.conversation
    return other
  }
  get at(): string {
    return this.turn.prompt.id
  }
  get reads(): string {
    return plainText(this.turn)
  }
  get plan(): PlanMessage | undefined {
    return this.turn.messages.find((one) => one.kind === 'plan')
  }
  get alert(): AlertMessage | undefined {
    return this.turn.messages.find((one) => one.kind === 'alert')
  }
  get contacts(): readonly ContactMessage[] {
    return this.turn.messages.filter((one) => one.kind === 'contact')
  }
}

/** The answers by which one person gets from the opening to the plan: each question's id with what is chosen or typed. */
export type Answers = Readonly<Record<string, string | readonly string[] | { readonly types: string }>>

/** Somebody whose ex waits outside work and put a tracker on the car, who lives in LE2 and has not told the police. */
export const EX_WITH_TRACKER: Answers = {
  'way-in': 'begin',
  'danger-now': 'no',
  'who-can-see': 'no',
  who: 'me',
  'under-18': 'no',
  behaviours: ['near', 'online'],
  'behaviours>near': ['loitering'],
  'behaviours>online': ['tracking'],
  relationship: 'partner-or-ex',
  together: 'no',
  barriers: ['none-of-these'],
  home: { types: 'LE2' },
  told: 'no',
}

/** Goes on, answering what there is an answer for and skipping the rest, until `until` holds. */
export function goOn(person: Person, answers: Answers, until: (person: Person) => boolean): Person {
  for (let turns = 0; !until(person); turns++) {
    if (turns > 60) throw new Error(`still at "${person.at}" after ${turns} answers`)
    // about somebody else the same question is a prompt of its own
    const answer = answers[person.at.replace(/^(under-18)>.*/, '$1')]
    if (typeof answer === 'string') person.chooses(answer)
    else if (answer && 'types' in answer) person.types(answer.types)
    else if (answer) person.chooses(...answer)
    else if (person.turn.prompt.kind === 'menu') person.chooses('done')
    else if (person.turn.prompt.canSkip) person.skips()
    else person.chooses(person.turn.prompt.choices?.[0]?.id ?? '')
  }
  return person
}

export const toThePlan = (answers: Answers, circumstances: Circumstances = {}): Person =>
  goOn(new Person(circumstances), answers, (person) => person.plan !== undefined)
export const toTheEnd = (answers: Answers, circumstances: Circumstances = {}): Person =>
  goOn(new Person(circumstances), answers, (person) => person.turn.prompt.kind === 'end')

/** Everything that a turn says, in one text: messages, question and choices, whatever their kind. */
export function wordsOf(turn: Turn | readonly Message[]): string {
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.flatMap(strings)
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(strings)
          : []
  return strings(turn).join('\n')
}

/** The contacts that a plan names, in the order in which they are read. */
export const contactsOf = (plan: PlanMessage | undefined): Contact[] =>
  plan?.cards.flatMap((card) => [...(card.contact ? [card.contact] : []), ...(card.beside ?? [])]) ?? []
