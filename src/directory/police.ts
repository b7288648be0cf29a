import type { Force } from './forces.ts'
import type { Organisation, Shown, Way } from './types.ts'

/**
 * A force as a service: what holds for every force (the number for all, its hours and cost), its own addresses, and
 * what its own record adds. Every force of an area has the words `force`, and may have limits of its own.
 */
export function policeForce(force: Force, everywhere: Shown, own: Organisation | null): Organisation {
  const shown = own?.shown ?? null
  const ownNumber = shown?.phone && shown.phone.dial !== everywhere.phone?.dial
  // Hours, cost and other ways belong to the number that is shown.
  const base = ownNumber ? shown : { ...everywhere, ways: distinctWays([...(shown?.ways ?? []), ...everywhere.ways]) }
  return {
    id: force.id,
    name: force.name,
    names: force.welshName ? { cy: force.welshName } : {},
    inSentence: force.inSentence ? { en: force.inSentence } : {},
    words: force.nation ? 'force' : `org.${force.id}`,
    nations: force.nation ? new Set([force.nation]) : (own?.nations ?? new Set()),
    areas: force.nation ? [{ force: force.id, only: null, until: null }] : [],
    until: null,
    serves: () => true,
    reasons: own?.reasons ?? [],
    shown: {
      ...base,
      sms: shown?.sms ?? null,
      url: force.reportStalking ?? force.report ?? shown?.url ?? force.website,
      numberUnconfirmed: false,
    },
    reading: false,
    always: false,
    lastResort: true,
  }
}

function distinctWays(ways: readonly Way[]): Way[] {
  const seen = new Map<string, Way>()
  for (const way of ways) if (!seen.has(way.words)) seen.set(way.words, way)
  return [...seen.values()]
}
