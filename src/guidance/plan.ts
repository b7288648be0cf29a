import { nameInSentence } from '../directory/contact.ts'
import type { Action, Contact, Draft, PlanCard, PlanMessage } from '../messages/message.ts'
import { keysBy } from '../texts/keys.ts'
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
  const others = fitting.filter((card) => first.get(card.band) !== card && !shut.has(card.band))
  const isHere = (band: string) => band !== top && !shut.has(band)
  const bands = [...(top !== undefined && !shut.has(top) ? [top] : []), ...plan.bands.filter(isHere)]
  const once: Once = { nations: nationsOf(showing), named: new Set() }
  const shown = bands.flatMap((band): Made[] => {
    const card = first.get(band)
    const added = others.filter((one) => one.band === band && one.adds).map(({ id }) => say(showing, keysOf.adds(id)))
    return card ? [{ card, message: cardMessage(card, showing, once, added) }] : []
  })
  const closed = others
    .filter((card) => !card.adds)
    .map((card): Made => ({ card, message: cardMessage(card, showing, once, []) }))
  for (const made of [...shown, ...closed]) nameOfPartner(made, showing, once)
  return {
    kind: 'plan',
    key: plan.id,
    heading: say(showing, plan.heading),
    danger: dangerLine(plan.danger, showing),
    cards: shown.map(({ message }) => message),
    more: closed.map(({ message }) => ({ heading: say(showing, keysOf.more(message.id)), cards: [message] })),
  }
}

interface Made {
  readonly card: Card
  readonly message: Draft<PlanCard>
}

/**
 * Adds whom a charity names to a card that asks for them. After everybody else on the page was named, so that nobody is missing, or
 * stands elsewhere, because of a charity.
 */
function nameOfPartner({ card, message }: Made, showing: Showing, { named }: Once): void {
  const theirs = card.beside.filter((who) => isOfPartner(who, showing)).flatMap((who) => contactsFor(who, showing))
  for (const contact of theirs) {
    if (named.has(contact.id)) continue
    named.add(contact.id)
    message.beside = [...(message.beside ?? []), contact]
  }
}

/** The keys of what is said of a card, by its id. */
const keysOf = {
  what: keysBy((id) => `plan.card.${id}`),
  nameless: keysBy((id) => `plan.card.${id}.no-force`),
  adds: keysBy((id) => `plan.card.${id}.adds`),
  more: keysBy((id) => `plan.more.${id}`),
}

/** What all cards of a plan share. */
interface Once {
  /** the nations that the person's place may be in, where it could be more than one */
  readonly nations: string
  /** who stands on the page already: nobody is named beside a card who was named above */
  readonly named: Set<string>
}

function cardMessage(
  card: Card,
  showing: Showing,
  { nations, named }: Once,
  added: readonly string[],
): Draft<PlanCard> {
  const contacts = card.contact ? contactsFor(card.contact, showing) : []
  const [contact, ...rest] = contacts
  for (const who of card.beside) if (!isOfPartner(who, showing)) rest.push(...contactsFor(who, showing))
  const beside = rest.filter(({ id }) => id !== contact?.id && !named.has(id))
  if (contact) named.add(contact.id)
  for (const { id } of beside) named.add(id)
  const name = contacts.map((one) => nameOf(one, showing)).join(` ${say(showing, 'or')} `)
  const values = { name, force: name, nations }
  const why = linesFor(card.why, showing, values).join(' ')
  const words = linesFor(card.say, showing, values).join(' ')
  const isNameless = !contact || !showing.directory.forces.has(contact.id)
  const message: Draft<PlanCard> = {
    id: card.id,
    what:
      isNameless && showing.texts.has(showing.locale, keysOf.nameless(card.id))
        ? say(showing, keysOf.nameless(card.id))
        : say(showing, keysOf.what(card.id), values),
    do: [...linesFor(card.do, showing, values), ...added],
    actions: actionsOf(card.actions, contact, showing),
  }
  if (why) message.why = why
  if (words) message.say = words
  if (contact) message.contact = contact
  if (beside.length > 0) message.beside = beside
  return message
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

/** The buttons of actions; none for a way in that the contact does not have. */
export const actionsOf = (
  actions: readonly CardAction[],
  contact: Contact | undefined,
  showing: Showing,
): readonly Action[] => actions.map((one) => actionOf(one, contact, showing)).filter((one) => one !== null)

function actionOf(action: CardAction, contact: Contact | undefined, showing: Showing): Action | null {
  if (action === 'call')
    return contact?.phone
      ? { label: say(showing, 'action.call', { number: contact.phone.text }), tel: contact.phone.dial }
      : null
  if (action === 'website')
    return contact?.url ? { label: say(showing, 'action.website', { name: contact.name }), url: contact.url } : null
  if ('open' in action)
    return showing.opens(action.open) ? { label: showing.labels.topic(action.open), open: action.open } : null
  const label = action.text === undefined ? showing.labels.change(action.change) : say(showing, action.text)
  return { label, change: { id: action.change } }
}
