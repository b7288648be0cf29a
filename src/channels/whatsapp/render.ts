import type { Turn } from '../../messages/message.ts'
import type { Outbound } from '../messaging/adapter.ts'
import { askedLines, DETAILS, type Detail, numbered, numberedLines, saidLines } from '../messaging/brief.ts'
import { choicePayload } from '../messaging/choice-payload.ts'
import { packed } from '../messaging/packing.ts'

/** One message as the Cloud API takes it, without whom it is for. */
export type WhatsAppPayload =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'interactive'; readonly interactive: Interactive }

type Interactive = { readonly body: { readonly text: string } } & (
  | { readonly type: 'button'; readonly action: { readonly buttons: readonly Button[] } }
  | {
      readonly type: 'list'
      readonly action: { readonly button: string; readonly sections: readonly [{ readonly rows: readonly Row[] }] }
    }
)
interface Button {
  readonly type: 'reply'
  readonly reply: { readonly id: string; readonly title: string }
}
interface Row {
  readonly id: string
  readonly title: string
  readonly description?: string
}

/** developers.facebook.com, "Interactive reply buttons messages" and "Interactive list messages". */
export const WHATSAPP_LIMITS = {
  text: 4096,
  body: 1024,
  buttons: 3,
  button: 20,
  rows: 10,
  row: 24,
  description: 72,
  opener: 20,
} as const

const MAX_MESSAGES = 3

/**
 * What is sent on WhatsApp: at most three messages, what to do in danger first and by itself, the choices in the last: three as buttons, ten
 * as a list, and as a numbered text where there are more, where several may be chosen, or where a label would be cut.
 * @param opener what the button says that opens a list
 */
export function renderWhatsApp(outbound: Outbound, opener: (locale: string) => string): WhatsAppPayload[] {
  if (outbound.kind === 'lines') return packed([outbound.lines], isText).map(asText)
  const { turn, revision } = outbound
  for (const detail of DETAILS) {
    const sent = sentFor(turn, revision, opener(turn.locale), detail)
    if (sent.length <= MAX_MESSAGES) return sent
  }
  return sentFor(turn, revision, opener(turn.locale), 'least')
}

function sentFor(turn: Turn, revision: string, opener: string, detail: Detail): WhatsAppPayload[] {
  const said = saidLines(turn, detail)
  const asked = askedLines(turn, detail)
  const isUrgent = turn.messages[0]?.kind === 'alert'
  // what to do in danger stands by itself
  const [first, rest] = isUrgent ? [said.slice(0, 1), said.slice(1)] : [[], said]
  const urgent = packed(first, isText).map(asText)
  const action = actionFor(turn, revision, opener)
  if (action === null)
    return [
      ...urgent,
      ...packed([...rest, [...asked, ...numberedLines(turn, WHATSAPP_LIMITS.row)]], isText).map(asText),
    ]
  const question = (lines: readonly (readonly string[])[]) => packed(lines, isBody)
  const whole = question([...rest, asked])
  const [body, ...more] = whole.length === 1 ? whole : question([asked])
  // a question that is longer than its buttons allow goes before them
  const before = whole.length === 1 ? [] : rest
  const ends = [...more].reverse()
  const last = ends[0] ?? body ?? ''
  const earlier = more.length === 0 ? [] : [body ?? '', ...more.slice(0, -1)]
  return [
    ...urgent,
    ...packed([...before, ...earlier.map((one) => [one])], isText).map(asText),
    { type: 'interactive', interactive: { body: { text: last }, ...action } },
  ]
}

type ActionOf<T> = T extends { readonly type: infer K; readonly action: infer A }
  ? { readonly type: K; readonly action: A }
  : never

/** The buttons or the list of a turn; null where its ways on have to be written out. */
function actionFor(turn: Turn, revision: string, opener: string): ActionOf<Interactive> | null {
  const { buttons, button, rows, row, description } = WHATSAPP_LIMITS
  const ways = numbered(turn)
  const id = (number: number) => choicePayload(revision, number)
  if (turn.prompt.kind === 'any-of' || ways.length === 0 || ways.length > rows) return null
  const fitting = (most: number) =>
    ways.map(({ label, short }) => (label.length <= most ? label : short.length <= most ? short : null))
  const titles = fitting(button)
  if (ways.length <= buttons && isAll(titles) && isUnique(titles))
    return {
      type: 'button',
      action: {
        buttons: ways.map(({ number }, i) => ({ type: 'reply', reply: { id: id(number), title: titles[i] ?? '' } })),
      },
    }
  if (ways.some(({ label }) => label.length > description)) return null
  const names = fitting(row).map((name, i) => name ?? `${i + 1}`)
  if (!isUnique(names)) return null
  const listed = ways.map(({ number, label }, i): Row => {
    const title = names[i] ?? ''
    return { id: id(number), title, ...(title !== label && { description: label }) }
  })
  return { type: 'list', action: { button: opener, sections: [{ rows: listed }] } }
}

const isAll = (titles: readonly (string | null)[]): titles is readonly string[] => titles.every((one) => one !== null)
const isUnique = (titles: readonly string[]): boolean => new Set(titles).size === titles.length
const isText = (text: string): boolean => text.length <= WHATSAPP_LIMITS.text
const isBody = (text: string): boolean => text.length <= WHATSAPP_LIMITS.body
const asText = (body: string): WhatsAppPayload => ({ type: 'text', text: { body, preview_url: false } })
