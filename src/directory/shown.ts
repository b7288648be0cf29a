import { parseHours, type Schedule } from './hours/schedule.ts'
import type { FactSource, FactsSource, HoursSource, NumberSource, ValueSource } from './record.ts'
import type { Dialled, Hours, Shown, Way } from './types.ts'

/** Channels on which somebody answers at certain hours. The first that a record has is its main one: `hours` are its hours. */
const LIVE = ['phone', 'sms', 'whatsapp', 'webchat', 'bsl'] as const

/** What people may see of a record: its confirmed facts, and nothing else of it. */
export function shownOf(facts: FactsSource): Shown {
  const phone = confirmed(facts.phone)
  const sms = confirmed(facts.sms)
  const website = confirmed(facts.website)
  return {
    phone: tapped(phone),
    sms: tapped(sms),
    textphone: tapped(confirmed(facts.textphone)),
    url: website?.value ?? null,
    ways: waysOf(facts),
    hours: hoursOf(facts),
    cost: confirmed(facts.cost)?.value ?? null,
    bill: confirmed(facts.bill)?.value ?? null,
    numberUnconfirmed: facts.phone !== undefined && !phone && website !== null,
  }
}

/** Whether there is any confirmed way to reach it: without one it is not offered. */
export function isReachable({ phone, sms, url, ways }: Shown): boolean {
  return phone !== null || sms !== null || url !== null || ways.length > 0
}

function confirmed<T extends FactSource>(fact: T | undefined): T | null {
  return fact?.confidence === 'confirmed' ? fact : null
}

function tapped(number: NumberSource | null): Dialled | null {
  return number && !number.way ? { text: number.value, dial: number.dial } : null
}

function waysOf(facts: FactsSource): Way[] {
  const { phone, sms, whatsapp, textphone, webchat, webform, email, bsl, languages } = facts
  const way = (channel: string, fact: ValueSource | NumberSource | undefined, usual: string | null): Way[] => {
    const words = fact?.way ?? usual
    if (!fact || !confirmed(fact) || !words) return []
    return [
      {
        words,
        values: { value: fact.value, ...('word' in fact && fact.word ? { word: fact.word } : {}) },
        hours: ownHours(facts, channel),
      },
    ]
  }
  return [
    ...way('phone', phone, null),
    // The button shows the number to text; a line adds the word to send, or the hours at which somebody reads it.
    ...way('sms', sms, sms?.word ? 'sms-word' : ownHours(facts, 'sms') ? 'sms' : null),
    ...way('whatsapp', whatsapp, 'whatsapp'),
    // the chat stands on the website: without its address it is no way in
    ...(confirmed(facts.website) ? way('webchat', webchat, 'webchat') : []),
    ...way('webform', webform, 'webform'),
    ...way('email', email, 'email'),
    ...way('bsl', bsl, 'bsl'),
    ...way('textphone', textphone, 'textphone'),
    ...way('languages', languages, null),
  ]
}

function ownHours(facts: FactsSource, channel: string): Schedule | null {
  const hours = confirmed(facts['hours-of'][channel])
  return hours?.osm ? parseHours(hours.osm) : null
}

/** Hours of the main channel; null where that is not shown, or where the record says nothing of hours. */
function hoursOf(facts: FactsSource): Hours | null {
  const main = LIVE.find((channel) => facts[channel])
  return facts.hours && main && confirmed<FactSource>(facts[main]) ? hoursAsKnown(facts.hours) : null
}

function hoursAsKnown({ confidence, osm, versions, usually }: HoursSource): Hours {
  if (confidence === 'confirmed' && osm) return { kind: 'stated', schedule: parseHours(osm) }
  if (confidence === 'conflict' && usually) {
    return { kind: 'differ', versions: versions.map((version) => parseHours(version.osm)), usually }
  }
  return { kind: 'missing' }
}
