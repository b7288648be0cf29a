import type { Contact, Draft } from '../messages/message.ts'
import { keysBy } from '../texts/keys.ts'
import { once } from '../texts/once.ts'
import type { Texts } from '../texts/types.ts'
import { hoursStatus } from './hours/status.ts'
import { hoursWords } from './hours/words.ts'
import type { Directory, LocalWords, Offer, Organisation, Way } from './types.ts'

/** In which words, about whom and at what moment a contact is shown. */
export interface Showing {
  readonly locale: string
  /** "them" instead of "you" */
  readonly them: boolean
  /** milliseconds since 1970, UTC */
  readonly now: number
}

/**
 * An offer as a neutral message. All facts in it come from `Organisation.shown`, which is made of confirmed ones alone;
 * all words come from the texts.
 */
export function contactOf(
  directory: Directory,
  texts: Texts,
  { organisation, reason, only }: Offer,
  showing: Showing,
): Contact {
  const { shown, nations } = organisation
  const { locale, them, now } = showing
  const { about, limits, more } = wordsFor(texts, organisation, showing)
  const { name } = about
  const say = (key: string, values: Record<string, string> = {}) =>
    texts.get(locale, key, { values: { name, ...values }, them })
  const [fallback = locale] = texts.locales
  const inLocale = (local: LocalWords) => local[locale] ?? local[fallback] ?? ''
  const hours = shown.hours && hoursStatus(shown.hours, now, nations, directory.calendar, texts, locale)
  const contact: Draft<Contact> = {
    ...about,
    openNow: hours?.openNow ?? 'unknown',
    limits: [...limits, ...only.map((local) => say('contact.only', { area: inLocale(local) })), ...more],
  }
  if (hours) contact.hours = hours.text
  if (reason) contact.why = say(reasonKey(reason))
  return contact
}

const reasonKey = keysBy((reason) => `org.reason.${reason}`)
const nameKey = keysBy((id) => `org.${id}.name`)

/** What is said of a service wherever, whenever and why ever it is offered. */
interface ServiceWords {
  readonly about: Pick<Contact, 'id' | 'name' | 'does' | 'phone' | 'sms' | 'url'>
  readonly limits: readonly string[]
  /** what is said after the limits of one offer: costs and other ways in */
  readonly more: readonly string[]
}
/** by language and perspective */
type WordsOfService = Map<string, Map<boolean, ServiceWords>>
const services = new WeakMap<Texts, WeakMap<Organisation, WordsOfService>>()

function wordsFor(texts: Texts, organisation: Organisation, { locale, them }: Showing): ServiceWords {
  const ofService = once(
    once(services, texts, () => new WeakMap()),
    organisation,
    () => new Map(),
  )
  return once(
    once(ofService, locale, () => new Map()),
    them,
    () => serviceWords(texts, organisation, locale, them),
  )
}

function serviceWords(texts: Texts, organisation: Organisation, locale: string, them: boolean): ServiceWords {
  const { shown, words, id } = organisation
  const name = nameOf(texts, locale, organisation)
  const say = (key: string, values: Record<string, string> = {}) =>
    texts.get(locale, key, { values: { name, ...values }, them })
  const [fallback = locale] = texts.locales
  const lines = (key: string) => (texts.has(locale, key) || texts.has(fallback, key) ? say(key).split('\n') : [])
  const wayLine = (way: Way): string => {
    const line = say(`way.${way.words}`, way.values)
    return way.hours ? say('way.at-hours', { way: line, hours: hoursWords(texts, locale).week(way.hours) }) : line
  }
  return {
    about: {
      id,
      name,
      does: say(`${words}.does`),
      ...(shown.phone && { phone: shown.phone }),
      ...(shown.sms && { sms: shown.sms }),
      ...(shown.url && { url: shown.url }),
    },
    limits: [...new Set([`${words}.limits`, `org.${id}.limits`].flatMap(lines))],
    more: [
      ...(shown.cost ? [say(`cost.${shown.cost}`)] : []),
      ...(shown.bill ? [say(`bill.${shown.bill}`)] : []),
      ...(shown.numberUnconfirmed ? [say('contact.number-unconfirmed')] : []),
      ...shown.ways.map(wayLine),
    ],
  }
}

/** The name as it stands within a sentence: "Tell the Metropolitan Police". */
export const nameInSentence = (texts: Texts, locale: string, organisation: Organisation): string =>
  organisation.inSentence?.[locale] ?? nameOf(texts, locale, organisation)

/** The name that people of a language know. */
export function nameOf(texts: Texts, locale: string, { id, name, names }: Organisation): string {
  const key = nameKey(id)
  return texts.has(locale, key) ? texts.get(locale, key) : (names[locale] ?? name)
}
