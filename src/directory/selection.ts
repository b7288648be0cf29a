import { dayOf, localMoment } from './hours/london.ts'
import { openNow } from './hours/open-now.ts'
import type { Nation } from './places/types.ts'
import type {
  Area,
  Directory,
  LocalWords,
  Member,
  Offer,
  Organisation,
  Place,
  Reason,
  Role,
  Situation,
} from './types.ts'

/**
 * Who plays a role for somebody: each service that covers their place and serves them, in declared order, once.
 * @throws Error for a role that the directory does not have: content is checked when it is loaded
 */
export function offersOf(directory: Directory, roleId: string, situation: Situation): Offer[] {
  const role = directory.roles.get(roleId)
  if (!role) throw new Error(`no role "${roleId}" in the directory`)
  const offers = [
    ...(role.forces ? forcesOf(directory, situation.place).map((force) => offer(force, role.reasons, situation)) : []),
    ...members(directory, role, role.members, situation),
  ]
  const served = role.onlyOpen
    ? offers.filter(({ organisation }) => isOpen(directory, organisation, situation.now))
    : offers
  return once(served.length > 0 ? served : members(directory, role, role.otherwise, situation))
}

/** One service by the id of its record or of its police force; null where it does not serve this person here. */
export function offerOf(directory: Directory, id: string, situation: Situation): Offer | null {
  const organisation = directory.organisations.get(id) ?? directory.forces.get(id)
  if (!organisation || !servesHere(directory, organisation, situation)) return null
  return offer(organisation, [], situation)
}

/** Whether the hours of a service are known and it is open. */
export function isOpen(directory: Directory, { shown, nations }: Organisation, now: number): boolean {
  if (shown.hours?.kind !== 'known') return false
  return openNow(shown.hours.schedule, now, nations, directory.calendar).state === 'open'
}

function members(directory: Directory, role: Role, list: readonly Member[], situation: Situation): Offer[] {
  return list.flatMap(({ organisation: id, when, reason }) => {
    const organisation = directory.organisations.get(id)
    if (!organisation || (when && !when(situation.facts)) || !servesHere(directory, organisation, situation)) return []
    return [offer(organisation, [...(reason ? [{ when: always, text: reason }] : []), ...role.reasons], situation)]
  })
}

function servesHere(directory: Directory, organisation: Organisation, { facts, place, now }: Situation): boolean {
  if (organisation.always) return true
  const today = localMoment(now).day
  return (
    runsOn(organisation.until, today) &&
    possibleNations(directory, place).every((nation) => organisation.nations.has(nation)) &&
    (organisation.areas.length === 0 || areasOf(organisation, place, today).length > 0) &&
    organisation.serves(facts)
  )
}

/**
 * The nations that somebody may be in: theirs, else those of the forces that their place may have, else every nation
 * that has a force here. A service is offered when it serves all of them.
 */
function possibleNations(directory: Directory, place: Place): Nation[] {
  if (place.nation) return [place.nation]
  const likely = place.forces.flatMap((id) => [...(directory.forces.get(id)?.nations ?? [])])
  return likely.length > 0 ? likely : [...directory.forces.values()].flatMap((force) => [...force.nations])
}

/** The forces of a place; a nation that has one force only gives that one. */
function forcesOf(directory: Directory, place: Place): Organisation[] {
  const all = [...directory.forces.values()].filter(({ areas }) => areas.length > 0)
  const here = all.filter(({ areas }) => areas.some(({ force }) => place.forces.includes(force)))
  if (here.length > 0 || !place.nation) return inOrder(here, place.forces)
  const ofNation = all.filter(({ nations }) => place.nation && nations.has(place.nation))
  return ofNation.length === 1 ? ofNation : []
}

const inOrder = (forces: readonly Organisation[], order: readonly string[]): Organisation[] =>
  [...forces].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))

function areasOf({ areas }: Organisation, { forces }: Place, today: number): Area[] {
  return areas.filter(({ force, until }) => forces.includes(force) && runsOn(until, today))
}

function runsOn(until: string | null, today: number): boolean {
  const last = until === null ? null : dayOf(until)
  return last === null || today <= last
}

const always = (): boolean => true

/** @param otherwise reasons for when the organisation has none of its own that holds */
function offer(organisation: Organisation, otherwise: readonly Reason[], { facts, place, now }: Situation): Offer {
  const reasons = [...organisation.reasons, ...otherwise]
  return {
    organisation,
    reason: reasons.find(({ when }) => when(facts))?.text ?? null,
    only: distinct(areasOf(organisation, place, localMoment(now).day).flatMap(({ only }) => (only ? [only] : []))),
  }
}

/** Areas of one service often carry the same limit, once for each force: it is said once. */
function distinct(words: readonly LocalWords[]): LocalWords[] {
  const seen = new Map(words.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()]
}

function once(offers: readonly Offer[]): Offer[] {
  const seen = new Map<string, Offer>()
  for (const one of offers) if (!seen.has(one.organisation.id)) seen.set(one.organisation.id, one)
  return [...seen.values()]
}
