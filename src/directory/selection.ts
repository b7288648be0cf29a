import { localMoment } from './hours/london.ts'
import { openNow } from './hours/open-now.ts'
import type { Nation } from './places/types.ts'
import type { Area, Directory, LocalWords, Member, Offer, Organisation, Place, Reason, Situation } from './types.ts'

/**
 * Who plays a role for somebody: each service that covers their place and serves them, in declared order, once.
 * @throws Error for a role that the directory does not have: content is checked when it is loaded
 */
export function offersOf(directory: Directory, roleId: string, situation: Situation): Offer[] {
  const role = directory.roles.get(roleId)
  if (!role) throw new Error(`no role "${roleId}" in the directory`)
  const here = hereOf(directory, situation)
  const offers = members(role.members, here)
  if (role.forces) {
    offers.unshift(...forcesOf(directory, situation.place).map((force) => offer(force, role.reasons, here)))
  }
  const served = role.onlyOpen
    ? offers.filter(({ organisation }) => isOpen(directory, organisation, situation.now))
    : offers
  return once(served.length > 0 ? served : members(role.otherwise, here))
}

/** One service by the id of its record or of its police force; null where it does not serve this person here. */
export function offerOf(directory: Directory, id: string, situation: Situation): Offer | null {
  const organisation = directory.organisations.get(id) ?? directory.forces.get(id)
  const here = hereOf(directory, situation)
  return organisation && servesHere(organisation, here) ? offer(organisation, [], here) : null
}

/** Whether the hours of a service are known and it is open. */
function isOpen(directory: Directory, { shown, nations }: Organisation, now: number): boolean {
  if (shown.hours?.kind !== 'stated') return false
  return openNow(shown.hours.schedule, now, nations, directory.calendar).state === 'open'
}

/** A situation, and what follows from it for every service alike. */
interface Here extends Situation {
  readonly directory: Directory
  readonly today: number
  readonly nations: readonly Nation[]
}

function hereOf(directory: Directory, { facts, place, now }: Situation): Here {
  return { facts, place, now, directory, today: localMoment(now).day, nations: possibleNations(directory, place) }
}

/**
 * The nations that somebody may be in: theirs, else those of the forces that their place may have, else every nation
 * that has a force here. A service is offered when it serves all of them.
 */
function possibleNations({ forces, nations }: Directory, place: Place): readonly Nation[] {
  if (place.nation) return [place.nation]
  const likely = place.forces.flatMap((id) => [...(forces.get(id)?.nations ?? [])])
  return likely.length > 0 ? likely : nations
}

function members(list: readonly Member[], here: Here): Offer[] {
  const offers: Offer[] = []
  for (const { organisation: id, when, reasons } of list) {
    const organisation = here.directory.organisations.get(id)
    if (!organisation || when?.(here.facts) === false || !servesHere(organisation, here)) continue
    offers.push(offer(organisation, reasons, here))
  }
  return offers
}

function servesHere(organisation: Organisation, here: Here): boolean {
  if (organisation.always) return true
  const { until, nations, areas, serves } = organisation
  return (
    runsOn(until, here.today) &&
    here.nations.every((nation) => nations.has(nation)) &&
    (areas.length === 0 || areas.some((area) => covers(area, here))) &&
    serves(here.facts)
  )
}

const runsOn = (until: number | null, today: number): boolean => until === null || today <= until

const covers = ({ force, until }: Area, { place, today }: Here): boolean =>
  place.forces.includes(force) && runsOn(until, today)

/** The forces of a place, the likeliest first; of a nation that has one force only, that one. */
function forcesOf({ forces }: Directory, { nation, forces: ids }: Place): Organisation[] {
  const here = ids.flatMap((id) => forces.get(id) ?? []).filter(isOfAnArea)
  if (here.length > 0 || !nation) return here
  const ofNation = [...forces.values()].filter((force) => isOfAnArea(force) && force.nations.has(nation))
  return ofNation.length === 1 ? ofNation : []
}

const isOfAnArea = ({ areas }: Organisation): boolean => areas.length > 0

/** @param otherwise reasons for when the organisation has none of its own that holds */
function offer(organisation: Organisation, otherwise: readonly Reason[], here: Here): Offer {
  const holds = ({ when }: Reason): boolean => when(here.facts)
  const reason = organisation.reasons.find(holds) ?? otherwise.find(holds)
  return { organisation, reason: reason?.text ?? null, only: limitsOf(organisation, here) }
}

/** Areas of one service often carry the same limit, once for each force: it is said once. */
function limitsOf({ areas }: Organisation, here: Here): LocalWords[] {
  const limits: LocalWords[] = []
  for (const area of areas) if (area.only && covers(area, here)) limits.push(area.only)
  return limits.length < 2 ? limits : [...new Map(limits.map((one) => [JSON.stringify(one), one])).values()]
}

function once(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>()
  return offers.filter(({ organisation: { id } }) => !seen.has(id) && seen.add(id))
}
