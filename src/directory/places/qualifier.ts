import { LARGE, type PlaceData, type PlaceRow } from './data.ts'
import type { Match } from './name-index.ts'
import { nameKey } from './text.ts'
import type { Nation } from './types.ts'

/** The matches of a name that fit what was said beside it. */
export interface Narrowed {
  readonly matches: readonly Match[]
  /** The qualifier pointed at them through a place that it hardly means. */
  readonly doubtful: boolean
}

/** A qualifier as typed, and the places that it may mean. */
export interface Qualifier {
  readonly key: string
  readonly matches: readonly Match[]
}

/** Lighter places are hardly what a qualifier means. */
const MEANT = 40

/** Keeps the matches that fit a qualifier; `null` where none does. */
export type Narrow = (matches: readonly Match[], qualifier: Qualifier) => Narrowed | null

/**
 * Makes the rule by which a qualifier narrows a name. What fits is the first of these that any match reaches: its council or county;
 * a county that it was in once; its nation; a force of what the qualifier names.
 */
export function createNarrow(data: PlaceData): Narrow {
  // Councils and counties are few: their keys are made once.
  const keys = new Map<string, string>()
  const keyOf = (name: string): string => {
    const known = keys.get(name)
    if (known !== undefined) return known
    const key = nameKey(name)
    keys.set(name, key)
    return key
  }
  const forcesOf = new Map<Nation, string[]>()
  for (const [id, { nation }] of data.forces) forcesOf.set(nation, [...(forcesOf.get(nation) ?? []), id])

  /** A council or county is what was typed, or another name of what was typed ("Caerdydd", "notts"). */
  const isNamed = (name: string, { key, matches }: Qualifier): boolean =>
    name !== '' && (keyOf(name) === key || matches.some(({ row }) => isWhole(row) && keyOf(row.name) === keyOf(name)))

  const wasIn = (row: PlaceRow, qualifier: Qualifier): boolean =>
    data.formerCounties.get(councilOf(row))?.some((county) => isNamed(county, qualifier)) ?? false

  const isNation = ({ row }: Match): boolean =>
    row.kind === 'area' &&
    (row.forces.length === 0 || (forcesOf.get(row.nation) ?? []).every((force) => row.forces.includes(force)))

  return (matches, qualifier) => {
    const heavy = qualifier.matches.filter(({ weight }) => weight >= MEANT)
    const meant = heavy.length > 0 ? heavy : qualifier.matches
    const steps: readonly { readonly fits: (row: PlaceRow) => boolean; readonly doubtful: boolean }[] = [
      {
        // "North Yorkshire" is a council and a wider county, with two forces: both count.
        fits: (row) =>
          isNamed(councilOf(row), qualifier) || isNamed(row.county, qualifier) || sharesCouncil(row, meant),
        doubtful: false,
      },
      { fits: (row) => sharesCouncil(row, qualifier.matches), doubtful: true },
      { fits: (row) => wasIn(row, qualifier), doubtful: false },
      { fits: (row) => meant.some((match) => isNation(match) && match.row.nation === row.nation), doubtful: false },
      { fits: (row) => sharesForce(row, meant), doubtful: !isSettled(meant) },
    ]
    for (const { fits, doubtful } of steps) {
      const fitting = matches.filter(({ row }) => fits(row))
      if (fitting.length === 0) continue
      // "Bolton, Lancs" is the town that has left the county, whatever small place is still in it.
      const left = matches.filter(
        (match) => match.weight >= LARGE && !fitting.includes(match) && wasIn(match.row, qualifier),
      )
      // "Ashton, Cheshire" may be the village there, or the town that was there.
      const isEither = left.length > 0 && fitting.some(({ isShort }) => !isShort)
      return { matches: [...fitting, ...left].sort((a, b) => b.weight - a.weight), doubtful: doubtful || isEither }
    }
    return null
  }
}

function isWhole(row: PlaceRow): boolean {
  return row.kind !== 'village' && row.kind !== 'hamlet' && row.kind !== 'suburb'
}

/** In the council of a town that the qualifier names, or in the successor of a former council. */
function sharesCouncil(row: PlaceRow, meant: readonly Match[]): boolean {
  const council = councilOf(row)
  return council !== '' && meant.some((match) => councilOf(match.row) === council && match.row.nation === row.nation)
}

function councilOf(row: PlaceRow): string {
  return row.kind === 'council' ? row.name : row.council
}

function sharesForce(row: PlaceRow, meant: readonly Match[]): boolean {
  return meant.some((match) => row.forces.some((force) => match.row.forces.includes(force)))
}

function isSettled(meant: readonly Match[]): boolean {
  const [first, ...rest] = meant
  return first !== undefined && rest.every(({ row }) => row.forces.join() === first.row.forces.join())
}
