import type { World } from '../../src/content/world.ts'
import { readText } from '../../src/conversation/reading.ts'
import { replay } from '../../src/flows/replay.ts'
import type { Contact, Input, Message, Turn } from '../../src/messages/message.ts'
import { answerTo } from '../../src/talk/answering.ts'
import type { Journey, Said } from '../../src/talk/journey.ts'
import { londonMoment } from '../../src/talk/moment.ts'
import { contactsOf, Person, world } from './person.ts'

/** A golden conversation, held. */
export interface Held {
  readonly person: Person
  readonly now: Date
  /** what was done, and the input that it is at the turn before */
  readonly done: readonly Done[]
  /** the first turn, and the one after each thing that was done */
  readonly turns: readonly Turn[]
}
export interface Done {
  readonly said: Said
  readonly input: Input
  /** what it comes to on a page without a box to type in: a button; null where there is none for it */
  readonly button: Input | null
}

/** Somebody who answers is asked at most this often. */
const MOST = 80

/** Holds a golden conversation on one of the journeys of the flows, of the product's content or another. */
export function hold(
  golden: Journey,
  id: string,
  note: (person: Person, done: Done) => void = () => {},
  content: World = world,
): Held {
  const now = londonMoment(golden.at)
  if (!now) throw new RangeError(`"${golden.at}" is no moment`)
  const person = new Person({ locale: golden.locale, partner: golden.partner, journey: id, now, content })
  const done: Done[] = []
  const turns = [person.turn]
  const gives = (said: Said) => {
    const to = person.at
    const one = { said, input: typeof said === 'string' ? { to, text: said } : said, button: buttonFor(person, said) }
    note(person, one)
    person.gives(said)
    done.push(one)
    turns.push(person.turn)
  }
  for (const said of golden.says) gives(said)
  if (Object.keys(golden.answers).length > 0) {
    for (
      let said = answerTo(person.turn, golden.answers);
      said !== null;
      said = answerTo(person.turn, golden.answers)
    ) {
      gives(said)
      if (done.length > MOST) throw new Error(`still at "${person.at}" after ${MOST} answers`)
    }
    if (person.turn.prompt.kind !== 'end')
      throw new Error(`the answer to "${person.at}" could not be taken: ${person.reads}`)
  }
  return { person, now, done, turns }
}

/** The button that stands for a typed text. */
function buttonFor({ conversation, turn, world: content }: Person, said: Said): Input | null {
  if (typeof said !== 'string') return said
  const { journey, entries, locale } = conversation
  const to = turn.prompt.id
  const { prompt } = replay(content.program, journey, entries)
  const reading = readText(content, locale, prompt, entries, said)
  if (reading.kind === 'choice') return { to, choice: reading.choice.id }
  if (reading.kind === 'command' && reading.command !== 'skip' && reading.command !== 'leave')
    return { command: reading.command }
  const value = reading.kind === 'act' && reading.act.act === 'answer' ? reading.act.value : null
  return typeof value === 'string' ? { to, choice: value } : null
}

/** Everybody whom a turn names as somebody to turn to. */
export const contactsIn = ({ messages }: Turn): readonly Contact[] =>
  messages.flatMap((message): readonly Contact[] => {
    if (message.kind === 'contact') return [message]
    return message.kind === 'plan'
      ? [...contactsOf(message), ...message.more.flatMap((one) => contactsOf({ ...message, cards: one.cards }))]
      : []
  })

/** Every number that a turn can call. */
export function callsIn(value: readonly Message[] | unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { tel, phone } = value as { tel?: string; phone?: { dial: string } }
  return [
    ...(tel === undefined ? [] : [tel]),
    ...(phone === undefined ? [] : [phone.dial]),
    ...Object.values(value).flatMap(callsIn),
  ]
}
