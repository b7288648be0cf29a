import { nameInSentence } from '../directory/contact.ts'
import type { Action, Contact, PlanCard, PlanMessage } from '../messages/message.ts'
import { contactsFor, dangerLine, isOfPartner, linesFor, placeOf, type Showing, say } from './showing.ts'
import type { Card, CardAction, Plan } from './types.ts'

/**
 * The plan for one person: at most one card a band, in the order of the bands; other cards that fit are lines of their
 * band's card or closed headings. Numbers, names and hours come from the directory.
 */
export function planMessage(plan: Plan, showing: Showing): PlanMessage {
  const fitting = plan.cards.filter((card) => card.when?.(showing.facts) !== false)
  const first = new Map<string, Card>()
  for (const card of fitting) if (!first.has(card.band)) first.set(card.band, card)
  const shut = new Set(plan.exclusive.flatMap((bands) => bands.filter((band) => first.has(band)).slice(1)))
  const top = plan.order.find(({ when }) => when(showing.facts))?.first
  const bands = [...plan.bands].sort((a, b) => Number(b === top) - Number(a === top)).filter((band) => !shut.has(band))
  const others = fitting.filter((card) => first.get(card.band) !== card && !shut.has(card.band))
  const shown = bands.flatMap((band) => {
    const card = first.get(band)
    const added = others
      .filter((one) => one.band === band && one.adds)
      .map((one) => say(showing, `plan.card.${one.id}.adds`))
    return card ? [{ card, message: cardMessage(card, showing, added) }] : []
  })
  const closed = others.filter((card) => !card.adds).map((card) => ({ card, message: cardMessage(card, showing, []) }))
  const [open, more] = besideOnce([shown, closed], showing)
  return {
    kind: 'plan',
    key: plan.id,
    heading: say(showing, plan.heading),
    danger: dangerLine(plan.danger, showing),
    cards: open,
    more: more.map((message) => ({ heading: say(showing, `plan.more.${message.id}`), cards: [message] })),
  }
}

interface Made {
  readonly card: Card
  readonly message: PlanCard
}

/**
 * The cards that are shown and those that are closed, with everybody where they would first be named: nobody is named twice on a
 * page. Whom a charity names comes last of all, so that nobody is missing, or stands elsewhere, because of a charity.
 */
function besideOnce(
  [shown, closed]: readonly [readonly Made[], readonly Made[]],
  showing: Showing,
): [PlanCard[], PlanCard[]] {
  const seen = new Set<string>()
  const add = (message: PlanCard, others: readonly Contact[]): PlanCard => {
    const beside = [...(message.beside ?? []), ...others.filter(({ id }) => !seen.has(id) && seen.add(id))]
    return beside.length > 0 ? { ...message, beside } : message
  }
  const usual = ({ card, message: { beside = [], ...message } }: Made): Made => {
    if (message.contact) seen.add(message.contact.id)
    return { card, message: add(message, beside) }
  }
  const ofPartner = ({ card, message }: Made): PlanCard => {
    const named = card.beside.filter((who) => isOfPartner(who, showing))
    return add(
      message,
      named.flatMap((who) => contactsFor(who, showing)),
    )
  }
  const all = [shown.map(usual), closed.map(usual)] as const
  return [all[0].map(ofPartner), all[1].map(ofPartner)]
}

function cardMessage(card: Card, showing: Showing, added: readonly string[]): PlanCard {
  const contacts = card.contact ? contactsFor(card.contact, showing) : []
  const [contact, ...rest] = contacts
  const others = card.beside.filter((who) => !isOfPartner(who, showing))
  const beside = [...rest, ...others.flatMap((who) => contactsFor(who, showing))].filter(
    (one) => one.id !== contact?.id,
  )
  const name = contacts.map((one) => nameOf(one, showing)).join(` ${say(showing, 'or')} `)
  const named = { name, force: name, nations: nationsOf(showing) }
  const why = linesFor(card.why, showing, named).join(' ')
  const words = linesFor(card.say, showing, named).join(' ')
  const noName = `plan.card.${card.id}.no-force`
  const nameless = !contact || !showing.directory.forces.has(contact.id)
  return {
    id: card.id,
    what:
      nameless && showing.texts.has(showing.locale, noName)
        ? say(showing, noName)
        : say(showing, `plan.card.${card.id}`, named),
    ...(why && { why }),
    do: [...linesFor(card.do, showing, named), ...added],
    ...(words && { say: words }),
    ...(contact && { contact }),
    ...(beside.length > 0 && { beside }),
    actions: card.actions.flatMap((action) => actionsOf(action, contact, showing)),
  }
}

/** A contact within a sentence. */
function nameOf({ id, name }: Contact, { directory, texts, locale }: Showing): string {
  const force = directory.forces.get(id)
  return force ? nameInSentence(texts, locale, force) : name
}

/** The nations that the person's place may be in, by name, where it could be more than one. */
function nationsOf(showing: Showing): string {
  const { forces } = placeOf(showing.facts)
  const nations = new Set(forces.flatMap((id) => [...(showing.directory.forces.get(id)?.nations ?? [])]))
  if (nations.size < 2) return ''
  return [...nations].map((nation) => say(showing, `home>nation.${nation}`)).join(` ${say(showing, 'or')} `)
}

/** The button of an action; none where the contact has no such way in. */
export function actionsOf(action: CardAction, contact: Contact | undefined, showing: Showing): Action[] {
  if (action === 'call')
    return contact?.phone
      ? [{ label: say(showing, 'action.call', { number: contact.phone.text }), tel: contact.phone.dial }]
      : []
  if (action === 'website')
    return contact?.url ? [{ label: say(showing, 'action.website', { name: contact.name }), url: contact.url }] : []
  if ('open' in action)
    return showing.opens(action.open) ? [{ label: showing.labels.topic(action.open), open: action.open }] : []
  const label = action.text === undefined ? showing.labels.change(action.change) : say(showing, action.text)
  return [{ label, change: { id: action.change } }]
}
