import type { Action, Contact, Message, Turn } from '../../messages/message.ts'
import { messageLines, waysOn } from '../../messages/plain-text.ts'
import type { Capabilities } from '../capabilities.ts'
import type { Outbound } from '../messaging/adapter.ts'
import { askedLines, briefLines, numberedLines } from '../messaging/brief.ts'
import { choicePayload } from '../messaging/choice-payload.ts'
import { packed } from '../messaging/packing.ts'
import type { BotPayload, Button, HeroCard } from './payload.ts'
import { type Surface, surfaceOf } from './surfaces.ts'

/** What renderers are given beside what is said. */
export interface Showing {
  readonly capabilities: Pick<Capabilities, 'maxLabel' | 'maxMessage'>
  /** the app that shows it, as the channel service names it */
  readonly channelId: string
  /** who else may read what is written in such an app, in a language: said for as long as nothing was answered */
  readonly warning: (locale: string, surface: Surface) => string
}

/** Characters of a button's title. */
const MAX_TITLE = 20

/**
 * What is shown at once, as messages in their order: what cannot wait first, and every way on in the last one. A message has cards or
 * suggested actions, never both: where both are sent, apps leave out the choices.
 */
export function render(outbound: Outbound, showing: Showing): BotPayload[] {
  if (outbound.kind === 'lines') return texts([outbound.lines], outbound.locale, showing)
  const { turn, revision } = outbound
  const surface = surfaceOf(showing.channelId)
  const urgent = turn.messages.filter(isUrgent)
  const rest = turn.messages.filter((message) => !isUrgent(message))
  return [
    ...urgent.flatMap((message) => said([message], turn.locale, surface, showing)),
    ...(isOpening(turn) ? texts([[showing.warning(turn.locale, surface)]], turn.locale, showing) : []),
    ...said(rest, turn.locale, surface, showing),
    ...question(turn, revision, surface, showing),
  ]
}

const isUrgent = (message: Message): boolean =>
  message.kind === 'alert' || (message.kind === 'text' && message.role === 'danger')

/** Whether nothing was answered yet: a warning can still change what is written. */
const isOpening = ({ answered, prompt }: Turn): boolean => answered.length === 0 && !prompt.canGoBack

/** Blocks of lines that belong together, in messages as long as one may be. */
function texts(
  blocks: readonly (readonly string[])[],
  locale: string,
  { capabilities, channelId }: Showing,
): BotPayload[] {
  const most = capabilities.maxMessage ?? Number.POSITIVE_INFINITY
  const { lineEnd } = surfaceOf(channelId)
  const ended = (text: string) => text.replace(/(?<!\n)\n(?!\n)/g, lineEnd)
  return packed(blocks, (text) => ended(text).length <= most).map((text) => ({
    type: 'message',
    textFormat: 'plain',
    text: ended(text),
    locale,
  }))
}

/** As short as on a phone, but for the plan: everything that it has stands here, and a card is not divided if it need not be. */
const blocksOf = (message: Message): readonly (readonly string[])[] =>
  message.kind === 'plan' ? divided(messageLines(message)) : [briefLines(message, 'all')]

/** Lines in blocks, where empty lines stand between them. */
function divided(lines: readonly string[]): readonly (readonly string[])[] {
  const at = lines.indexOf('')
  return at < 0 ? [lines] : [lines.slice(0, at), ...divided(lines.slice(at + 1))]
}

/** Messages that have no card stand together; one that has is a message of its own, so that its buttons stand under its words. */
function said(messages: readonly Message[], locale: string, surface: Surface, showing: Showing): BotPayload[] {
  const groups: { blocks: (readonly string[])[]; cards: readonly HeroCard[] }[] = []
  for (const message of messages) {
    const blocks = blocksOf(message)
    const cards = surface.cardButtons > 0 ? cardsOf(message, surface) : []
    const last = groups.at(-1)
    if (last && last.cards.length === 0 && cards.length === 0) last.blocks.push(...blocks)
    else groups.push({ blocks: [...blocks], cards })
  }
  return groups.flatMap((group) => withCards(texts(group.blocks, locale, showing), group.cards))
}

/** Cards stand under the last part of a long text. */
const withCards = (payloads: readonly BotPayload[], attachments: readonly HeroCard[]): BotPayload[] =>
  attachments.length === 0
    ? [...payloads]
    : payloads.map((payload, i) => (i === payloads.length - 1 ? { ...payload, attachments } : payload))

/** Ways to call and to look up of a message. The numbers and addresses stand in its text as well. */
function cardsOf(message: Message, surface: Surface): HeroCard[] {
  if (message.kind === 'contact') return contactCards(message, surface)
  if (message.kind === 'plan') {
    const cards = [...message.cards, ...message.more.flatMap((one) => one.cards)]
    return [
      ...card(undefined, message.danger.actions.flatMap(reaching), surface),
      ...cards
        .flatMap(({ contact, beside = [] }) => [...(contact ? [contact] : []), ...beside])
        .filter(({ id }, i, all) => all.findIndex((one) => one.id === id) === i)
        .flatMap((contact) => contactCards(contact, surface)),
    ]
  }
  const actions =
    message.kind === 'alert'
      ? [...message.actions, ...message.more.flatMap((one) => one.actions ?? [])]
      : message.kind === 'text'
        ? (message.actions ?? [])
        : []
  return card(undefined, actions.flatMap(reaching), surface)
}

function contactCards({ name, phone, url }: Contact, surface: Surface): HeroCard[] {
  const buttons: Button[] = [
    ...(phone ? [{ type: 'call', title: phone.text, value: `tel:${phone.dial}` } as const] : []),
    ...(url ? [{ type: 'openUrl', title: hostOf(url), value: url } as const] : []),
  ]
  return card(name, buttons, surface)
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')

/** Buttons that leave the chat: only those that every app with cards knows. */
function reaching({ label, tel, url }: Action): Button[] {
  if (tel !== undefined) return [{ type: 'call', title: label, value: `tel:${tel}` }]
  return url?.startsWith('https:') ? [{ type: 'openUrl', title: label, value: url }] : []
}

function card(title: string | undefined, buttons: readonly Button[], { cardButtons }: Surface): HeroCard[] {
  if (buttons.length === 0) return []
  const content = { ...(title !== undefined && { title }), buttons: buttons.slice(0, cardButtons) }
  return [{ contentType: 'application/vnd.microsoft.card.hero', content }]
}

/** The question with all ways on by their numbers; as buttons too where the app shows every one of them. */
function question(turn: Turn, revision: string, surface: Surface, showing: Showing): BotPayload[] {
  const lines = [...askedLines(turn, 'all'), ...numberedLines(turn, Number.POSITIVE_INFINITY)]
  const parts = texts([lines], turn.locale, showing)
  const ways = waysOn(turn)
  // Several may be meant, and a button sends one: they are asked for by their numbers.
  if (ways.length === 0 || turn.prompt.kind === 'any-of') return parts
  const button = (taps: Surface['taps']) => (way: (typeof ways)[number], i: number) =>
    buttonOf(way, i + 1, choicePayload(revision, i + 1), taps, showing)
  if (ways.length <= surface.suggested) {
    const suggestedActions = { to: [], actions: ways.map(button(surface.taps)) }
    return parts.map((part, i) => (i === parts.length - 1 ? { ...part, suggestedActions } : part))
  }
  if (ways.length > surface.cardButtons) return parts
  return withCards(parts, card(undefined, ways.map(button('messageBack')), surface))
}

/** @param number stands on the button where no label is short enough: what it means stands beside that number in the text above */
function buttonOf(
  { label, short = label }: { readonly label: string; readonly short?: string },
  number: number,
  choice: string,
  taps: Surface['taps'],
  { capabilities }: Showing,
): Button {
  const most = Math.min(capabilities.maxLabel, MAX_TITLE)
  const title = [label, short].find(({ length }) => length <= most) ?? String(number)
  return taps === 'imBack'
    ? { type: 'imBack', title, value: label }
    : { type: 'messageBack', title, displayText: label, text: label, value: { choice } }
}
