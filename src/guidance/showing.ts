import { contactOf } from '../directory/contact.ts'
import { offerOf, offersOf } from '../directory/selection.ts'
import type { Directory, Offer, Place, Situation } from '../directory/types.ts'
import type { FactView } from '../facts/condition.ts'
import type { Action, Contact } from '../messages/message.ts'
import { keysBy } from '../texts/keys.ts'
import type { Texts } from '../texts/types.ts'
import type { DangerLine, Guidance, Line, Names, Who } from './types.ts'

/** What the person wrote themselves. */
export interface OwnWords {
  /** the part of their words in which a label was heard; null where it was not, or may not be shown */
  quoteOf(label: string): string | null
  /** what was typed as the answer to a question, or beside its choices; null where there is none, or it may not be shown */
  typedAt(question: string): string | null
}

export const NOTHING_WRITTEN: OwnWords = { quoteOf: () => null, typedAt: () => null }

/** For whom, in which words and at what moment guidance is shown. `now` in milliseconds since 1970, UTC. */
export interface Showing {
  readonly directory: Directory
  readonly guidance: Guidance
  readonly texts: Texts
  readonly locale: string
  readonly them: boolean
  readonly facts: FactView
  readonly now: number
  readonly own: OwnWords
  /** whether a topic can be opened here */
  opens(topic: string): boolean
  /** labels of a topic or question, for buttons that open or change one */
  readonly labels: { topic(id: string): string; change(id: string): string }
}

/** The ways to get help that a card names, for this person, in declared order. */
export function contactsFor(who: Who, showing: Showing): Contact[] {
  const { directory, texts, locale, them, now } = showing
  const situation: Situation = { facts: showing.facts, place: placeOf(showing.facts), now }
  const contact = (offer: Offer) => contactOf(directory, texts, offer, { locale, them, now })
  if ('role' in who) return offersOf(directory, who.role, situation).map(contact)
  const offer = offerOf(directory, who.id, situation)
  return offer ? [contact(offer)] : []
}

/** Whether these are the ones that a charity names on its own site. */
export const isOfPartner = (who: Who, { directory }: Showing): boolean =>
  'role' in who && directory.roles.get(who.role)?.ofPartner === true

const alertActionKey = keysBy((id) => `alert.action.${id}`)

/** The button that calls an organisation, wherever the person is: in danger nobody is asked where they live first. */
export function callAction(id: string, showing: Showing): Action[] {
  const phone = showing.directory.organisations.get(id)?.shown.phone
  return phone ? [{ label: say(showing, alertActionKey(id)), tel: phone.dial }] : []
}

/** The line that stands before everything else, with its call button. */
export function dangerLine(lines: readonly DangerLine[], showing: Showing): { lines: string[]; actions: Action[] } {
  const said = lines.filter((line) => line.when?.(showing.facts) !== false)
  const actions = said.every((line) => line.call) ? callAction(showing.guidance.emergency, showing) : []
  return { lines: linesFor(said, showing), actions }
}

/** The fact that says in which nation the person is. */
export const NATION = 'home.nation'

/** Where the person is, as the facts of `home` say. */
export function placeOf(facts: FactView): Place {
  const nation = facts.get(NATION)
  const forces = facts.get('home.forces')
  return {
    nation: typeof nation === 'string' ? (nation as Place['nation']) : null,
    forces: Array.isArray(forces) ? forces : [],
  }
}

/** The texts of those lines whose conditions hold. A text may hold several lines. */
export function linesFor(
  lines: readonly Line[],
  showing: Showing,
  values: Readonly<Record<string, string>> = {},
): string[] {
  const said: string[] = []
  for (const line of lines) {
    if (line.when?.(showing.facts) === false) continue
    const names = line.names && namesIn(line.names, showing)
    if (names === '') continue
    const words = say(showing, line.text, names === undefined ? values : { ...values, names })
    for (const one of words.split('\n')) said.push(one)
  }
  return said
}

/** The labels of those choices that were given, in declared order. */
function namesIn({ fact, choices }: Names, showing: Showing): string {
  const value = showing.facts.get(fact)
  const given = typeof value === 'string' ? [value] : value
  if (!Array.isArray(given)) return ''
  return choices
    .filter(({ id }) => given.includes(id))
    .map(({ key }) => say(showing, key))
    .join('; ')
}

export function say(
  { texts, locale, them }: Showing,
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return texts.get(locale, key, { values, them })
}
