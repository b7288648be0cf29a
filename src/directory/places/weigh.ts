import { type Choice, type Finding, MOST_CANDIDATES } from './choice.ts'
import { LARGE, type PlaceData, type PlaceRow } from './data.ts'
import type { Match } from './name-index.ts'
import { type Naming, placeName } from './naming.ts'
import type { Reader } from './reader.ts'
import { nameKey } from './text.ts'
import type { Nation } from './types.ts'

/** Namesakes below this in the same nation are far smaller. */
const SMALL = 30
/** Another nation is another law: there the namesake must be a hamlet, and the place a large town or a council. */
const OUTWEIGHS_ABROAD = 60
const TINY = 15

/** One force that a match may mean. */
interface Option {
  readonly match: Match
  readonly force: string | null
  readonly nation: Nation
  /** The force follows from the match alone; else the match is wide or near a border. */
  readonly sure: boolean
  /** The force on the other side of a border that the place is near. */
  readonly across: boolean
}

/**
 * Weighs the places that a name may mean against each other: the heaviest is certain where all others are far smaller, else all are
 * choices, one for each force. `qualified`: more than the bare name was said, so that an unknown namesake is no reason to ask.
 * `null` where the force of none is known and the nation has several ("England").
 */
export function weigh(
  matches: readonly Match[],
  { qualified }: { readonly qualified: boolean },
  { data, naming }: Pick<Reader, 'data' | 'naming'>,
): Finding | null {
  const best = new Map<string, Option>()
  for (const option of matches.flatMap((match) => toOptions(match, data))) {
    const key = option.force ?? option.nation
    const held = best.get(key)
    if (held === undefined || isHeavier(option, held)) best.set(key, option)
  }
  const options = withoutTownsOfNation([...best.values()].sort(byWeight))
  const [top, ...rivals] = options
  if (top === undefined) return null
  const certain = isCertain(top, rivals, qualified)
  return { choices: options.map((option) => toChoice(option, naming)), certain, by: 'place' }
}

/** "Wales" is the nation, not the village near Rotherham; "Ireland" may be another country as well. */
function withoutTownsOfNation(options: readonly Option[]): readonly Option[] {
  const isNation = ({ match: { row } }: Option) =>
    row.kind === 'area' && nameKey(row.name) === row.nation.replaceAll('-', ' ')
  return options.some(isNation) ? options.filter(({ match }) => match.row.kind === 'area') : options
}

function isCertain(top: Option, rivals: readonly Option[], qualified: boolean): boolean {
  if (!top.sure) return false
  const { row, spelling, isShort } = top.match
  const hasUnknownNamesake = row.ambiguous === 'yes' && spelling === row.name && !isShort
  if (hasUnknownNamesake && !qualified) return false
  // London the city outweighs London the area, which holds it.
  const others = rivals.filter(
    ({ match }) => !(isWide(match.row) && top.force !== null && match.row.forces.includes(top.force)),
  )
  // Of a short form everyone is to find theirs among the "not right?".
  if (isShort && others.length >= MOST_CANDIDATES) return false
  return others.every(({ match, nation }) =>
    nation === top.nation
      ? top.match.weight >= LARGE && match.weight < SMALL
      : top.match.weight >= OUTWEIGHS_ABROAD && match.weight < TINY,
  )
}

function toOptions(match: Match, data: PlaceData): readonly Option[] {
  const { row } = match
  const [only] = row.forces
  if (only === undefined)
    return hasForces(row.nation, data) ? [] : [{ match, force: null, nation: row.nation, sure: true, across: false }]
  const border = row.ambiguous === 'yes' ? row.nearBorder : []
  const forces = border.length > 1 ? border : row.forces
  if (forces.length === 1) return [{ match, force: only, nation: row.nation, sure: true, across: false }]
  return forces.map((force) => ({
    match,
    force,
    nation: data.forces.get(force)?.nation ?? row.nation,
    sure: false,
    across: !row.forces.includes(force),
  }))
}

function hasForces(nation: Nation, data: PlaceData): boolean {
  return [...data.forces.values()].some((force) => force.nation === nation)
}

function isWide(row: PlaceRow): boolean {
  return row.forces.length > 1
}

function isHeavier(a: Option, b: Option): boolean {
  return a.sure === b.sure ? byWeight(a, b) < 0 : a.sure
}

function byWeight(a: Option, b: Option): number {
  if (a.across !== b.across) return a.across ? 1 : -1
  return b.match.weight - a.match.weight || b.match.row.population - a.match.row.population
}

function toChoice({ match, force, nation, sure, across }: Option, naming: Naming): Choice {
  const { row } = match
  const name = placeName(row, match.spelling, naming)
  const council = naming.name(row.council, row.nation)
  const county = naming.name(row.county, row.nation)
  const police = force === null ? [] : [naming.force(force)]
  const withPolice = police.map((police) => `${name} (${police})`)
  if (!sure && isWide(row))
    return { force, nation, name: police.join(), labels: [...police, ...withPolice], shorts: police }
  if (across) return { force, nation, name, labels: withPolice, shorts: police }
  const isCouncil = row.kind === 'council' || row.kind === 'county' || row.kind === 'area'
  const where = (isCouncil ? [county] : [council, county]).filter((place) => place !== '' && place !== name)
  const told = where.map((place) => `${name}, ${place}`)
  // "Glasgow, Glasgow City" says one thing twice: the bare name comes first, the others only tell it apart.
  const labels = told.length === 0 || isCityOf(row.council, row.name) ? [name, ...told] : told
  return {
    force,
    nation,
    name,
    labels: [...labels, ...withPolice],
    shorts: where.length > 0 ? [...told, ...where] : [name, ...police],
  }
}

/** Whether a council is the city itself under a longer name. */
const isCityOf = (council: string, name: string): boolean => council === `${name} City` || council === `City of ${name}`
