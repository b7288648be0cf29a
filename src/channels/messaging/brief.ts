import type { Action, AlertMessage, Contact, Message, PlanCard, PlanMessage, Turn } from '../../messages/message.ts'
import { quoted, waysOn } from '../../messages/plain-text.ts'

/**
 * How much of a turn is written out on a phone: everything; whom to call, with their hours; or names and numbers alone. What to do in danger is
 * never left out.
 */
export type Detail = 'all' | 'most' | 'least'
export const DETAILS: readonly Detail[] = ['all', 'most', 'least']

/** Each message of a turn as lines, as short as they are on a phone. */
export const saidLines = ({ messages }: Turn, detail: Detail): string[][] =>
  messages.map((message) => briefLines(onPhone(message), detail)).filter((lines) => lines.length > 0)

/**
 * Of what opens under the headings of an alert, only the other ways to call: somebody who hides has one message to read, a phone that
 * makes one sound, and nothing that could be taken for news of where the person is.
 */
const onPhone = (message: Message): Message =>
  message.kind === 'alert' ? { ...message, more: message.more.filter(({ actions }) => actions !== undefined) } : message

/** The question alone, and what is to be mended in the last answer. */
export function askedLines({ prompt: { text, why, error } }: Turn, detail: Detail): string[] {
  return [...(error ? [error] : []), text, ...(why && detail !== 'least' ? [why] : [])]
}

/** Every way on, with its label where one may be long and where it has to be short. */
export const numbered = (turn: Turn): { readonly number: number; readonly label: string; readonly short: string }[] =>
  waysOn(turn).map(({ label, short = label }, i) => ({ number: i + 1, label, short }))

/** The ways on as a list to answer with a number. @param maxLabel longer labels are written short */
export function numberedLines(turn: Turn, maxLabel: number): string[] {
  const { selected = [], choices = [] } = turn.prompt
  return numbered(turn).map(({ number, label, short }) => {
    const ticked = selected.includes(choices[number - 1]?.id ?? '') ? ' (x)' : ''
    return `${number} ${label.length > maxLabel ? short : label}${ticked}`
  })
}

/** One message as lines. */
export function briefLines(message: Message, detail: Detail): string[] {
  switch (message.kind) {
    case 'text':
      return withReach(message.lines, message.actions ?? [])
    case 'alert':
      return alertLines(message, detail)
    case 'you-said':
      return [message.heading, ...message.found.map(({ label }) => `- ${label}`)]
    case 'contact':
      return contactLines(message, detail)
    case 'plan':
      return planLines(message, detail)
    // what stays on a phone may be read by others: of notes only what can be said, which is made of labels
    case 'notes':
      return [quoted(message.short)]
    case 'template':
      return message.blanks ? [message.label, message.body] : [message.label, quoted(message.body)]
    case 'kept':
      return [message.line]
  }
}

function alertLines({ heading, lines, actions, more }: AlertMessage, detail: Detail): string[] {
  const further =
    detail === 'all' ? more.flatMap((one) => [`${one.heading}:`, ...withReach(one.lines, one.actions ?? [])]) : []
  return [...withReach([heading, ...lines], actions), ...further]
}

function contactLines({ name, phone, sms, hours, why, does, limits, url }: Contact, detail: Detail): string[] {
  const numbers = [phone?.text, sms?.text].filter((one) => one !== undefined)
  const head = numbers.length > 0 ? `${name}: ${numbers.join(', ')}` : name
  const site = url === undefined ? [] : [url]
  if (detail === 'least') return [head, ...(numbers.length > 0 ? [] : site)]
  const when = hours === undefined ? [] : [hours]
  if (detail === 'most') return [head, ...when, ...(numbers.length > 0 ? [] : site)]
  return [head, ...when, ...(why ? [why] : []), does, ...limits, ...site]
}

function planLines({ heading, danger, cards, more }: PlanMessage, detail: Detail): string[] {
  const first = withReach(danger.lines, danger.actions)
  const further =
    detail === 'all' ? more.flatMap((group) => [group.heading, ...group.cards.map(({ what }) => `- ${what}`)]) : []
  return [...first, heading, ...cards.flatMap((card, i) => cardLines(card, i + 1, detail)), ...further]
}

function cardLines(
  { what, why, do: todo, say, contact, beside = [] }: PlanCard,
  number: number,
  detail: Detail,
): string[] {
  const words = say && detail !== 'least' ? [quoted(say)] : []
  const contacts = [...(contact ? [contact] : []), ...beside].flatMap((one) => contactLines(one, detail))
  // a card that names nobody and gives no words to say is what it tells to do
  const isAllToDo = say === undefined && contacts.length === 0
  const told = detail === 'all' ? [...(why ? [why] : []), ...todo] : isAllToDo ? todo : []
  return [`${number}. ${what}`, ...told, ...words, ...contacts]
}

/** Lines, with the numbers and addresses of their actions that they do not name themselves. */
function withReach(lines: readonly string[], actions: readonly Action[]): string[] {
  const digits = (text: string) => text.replace(/\D/g, '')
  const named = lines.map(digits).join(' ')
  const reach = actions.flatMap(({ label, tel, url }) => {
    if (tel !== undefined)
      return named.includes(digits(tel)) ? [] : [digits(label).includes(digits(tel)) ? label : `${label}: ${tel}`]
    return url === undefined || lines.some((line) => line.includes(url)) ? [] : [`${label}: ${url}`]
  })
  return [...lines, ...reach]
}
