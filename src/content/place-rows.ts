import type { Force } from '../directory/forces.ts'
import { PLACE_KINDS, type PlaceData, type PlaceRow } from '../directory/places/data.ts'
import { type Row, readCsv } from './csv.ts'
import {
  type Faults,
  forcesCell,
  listCell,
  PLACE_NATIONS,
  PLACES_FOLDER,
  plainCouncil,
  wordCell,
} from './place-cells.ts'
import type { Problem } from './problem.ts'

const COLUMNS = [
  'name',
  'alt',
  'kind',
  'council',
  'nation',
  'force',
  'ambiguous',
  'near_border',
  'population',
  'county',
  'weight',
  'source',
] as const
const BEYOND_COLUMNS = ['name', 'alt', 'kind', 'nation', 'population', 'weight', 'county', 'source'] as const
type PlaceLine = Row<(typeof COLUMNS)[number]>

const AMBIGUOUS = ['no', 'minor', 'yes'] as const
const HEAVIEST = 89
/** Lighter places are not the one that a translated name belongs to: Newport in Pembrokeshire is not Casnewydd. */
const TRANSLATED_FROM = 50

/**
 * Reads the places of the United Kingdom (places.csv), what was missing or wrong there (mended.csv), and those beyond it (beyond.csv).
 * Names of other languages count as other names of their places. Mistakes go to `problems`.
 */
export function readPlaceRows(
  root: string,
  forces: readonly Force[],
  shownNames: PlaceData['shownNames'],
  problems: Problem[],
): readonly PlaceRow[] {
  const base = readCsv(root, `${PLACES_FOLDER}/places.csv`, COLUMNS, problems)
  const mended = readCsv(root, `${PLACES_FOLDER}/mended.csv`, [...COLUMNS, 'why'], problems)
  const beyond = readCsv(root, `${PLACES_FOLDER}/beyond.csv`, BEYOND_COLUMNS, problems)
  if (!base || !mended || !beyond) return []
  const toPlace = placeReader(forces, [...shownNames.values()])
  const isMended = new Set(mended.rows.map(identity))
  for (const row of mended.rows) if (row.why === '') mended.fault(row, 'why: say what was missing or wrong')
  return [
    ...base.rows.filter((row) => !isMended.has(identity(row))).map((row) => toPlace(base, row)),
    ...mended.rows.map((row) => toPlace(mended, row)),
    ...beyond.rows.map((row) => toPlace(beyond, { ...row, council: '', force: '', ambiguous: 'no', near_border: '' })),
  ]
}

/** A mended row stands in for the row of the same name, kind, council and force. */
function identity(row: Row<'name' | 'kind' | 'council' | 'force'>): string {
  return `${row.name}|${row.kind}|${row.council}|${row.force}`
}

function placeReader(
  forces: readonly Force[],
  shown: readonly ReadonlyMap<string, string>[],
): (table: Faults, row: PlaceLine) => PlaceRow {
  const readForces = forcesCell(forces)
  // Some hundred councils and counties are named on thousands of rows: one string for each.
  const plain = new Map<string, string>()
  const share = (name: string): string => {
    const held = plain.get(name)
    if (held !== undefined) return held
    plain.set(name, plainCouncil(name))
    return plainCouncil(name)
  }
  return (table, row) => {
    const weight = row.weight === '' ? Number.NaN : Number(row.weight)
    if (row.name === '') table.fault(row, 'name: expected the name of a place')
    if (!(weight >= 0 && weight <= HEAVIEST)) table.fault(row, `weight: "${row.weight}", expected 0 to ${HEAVIEST}`)
    if (!/^\d*$/.test(row.population)) table.fault(row, `population: "${row.population}", expected digits or nothing`)
    if (row.source === '') table.fault(row, 'source: say where this is from')
    const name = plainCouncil(row.name)
    const nation = wordCell(row.nation, PLACE_NATIONS, 'nation', table, row) ?? 'abroad'
    const translated = weight < TRANSLATED_FROM ? [] : shown.flatMap((names) => names.get(`${nation}|${name}`) ?? [])
    const alt = listCell(row.alt)
    return {
      name,
      alt: translated.length === 0 ? alt : [...new Set([...alt, ...translated])],
      kind: wordCell(row.kind, PLACE_KINDS, 'kind', table, row) ?? 'hamlet',
      council: share(row.council),
      county: share(row.county),
      nation,
      forces: readForces(row.force, 'force', table, row),
      ambiguous: wordCell(row.ambiguous, AMBIGUOUS, 'ambiguous', table, row) ?? 'yes',
      nearBorder: readForces(row.near_border, 'near_border', table, row),
      population: Number(row.population),
      weight,
    }
  }
}
