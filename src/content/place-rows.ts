import type { Force } from '../directory/forces.ts'
import { PLACE_KINDS, type PlaceData, type PlaceRow } from '../directory/places/data.ts'
import { type Row, readCsv } from './csv.ts'
import { type Faults, forcesCell, listCell, nationCell, PLACES_FOLDER, plainCouncil, wordCell } from './place-cells.ts'
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

const kindCell = wordCell('kind', PLACE_KINDS)
const ambiguousCell = wordCell('ambiguous', ['no', 'minor', 'yes'])
const NONE: readonly string[] = []
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
  const mends = [...mended.rows]
  for (const row of mends) if (row.cells.at(-1) === '') mended.fault(row, 'why: say what was missing or wrong')
  const mendedNames = new Set(mends.map(({ cells }) => cells[0]))
  const isMended = new Set(mends.map(identity))
  const places: PlaceRow[] = []
  for (const row of base.rows) {
    if (!mendedNames.has(row.cells[0]) || !isMended.has(identity(row))) places.push(toPlace(base, row))
  }
  for (const row of mends) places.push(toPlace(mended, row))
  for (const row of beyond.rows) places.push(toPlace(beyond, asPlaceRow(row)))
  return places
}

/** A mended row stands in for the row of the same name, kind and force, of which there is one. */
function identity({ cells }: Row): string {
  const [name, , kind, , , force] = cells
  return `${name}|${kind}|${force}`
}

/** Beyond the United Kingdom there are no councils and no forces. */
function asPlaceRow({ cells, line }: Row): Row {
  const [name = '', alt = '', kind = '', nation = '', population = '', weight = '', county = '', source = ''] = cells
  return { line, cells: [name, alt, kind, '', nation, '', 'no', '', population, county, weight, source] }
}

function placeReader(
  forces: readonly Force[],
  shown: readonly ReadonlyMap<string, string>[],
): (table: Faults, row: Row) => PlaceRow {
  const readForces = forcesCell(forces)
  // Some hundred councils and counties are named on thousands of rows: one string for each.
  const plain = new Map<string, string>()
  const share = (name: string): string => {
    const held = plain.get(name)
    if (held !== undefined) return held
    plain.set(name, plainCouncil(name))
    return plainCouncil(name)
  }
  const translations = (key: string): readonly string[] => shown.flatMap((language) => language.get(key) ?? [])
  return (table, row) => {
    const [
      name = '',
      alt = '',
      kind = '',
      council = '',
      nationText = '',
      force = '',
      ambiguous = '',
      nearBorder = '',
      population = '',
      county = '',
      weightText = '',
      source = '',
    ] = row.cells
    const weight = weightText === '' ? Number.NaN : Number(weightText)
    if (name === '') table.fault(row, 'name: expected the name of a place')
    if (!(weight >= 0 && weight <= HEAVIEST)) table.fault(row, `weight: "${weightText}", expected 0 to ${HEAVIEST}`)
    if (!(Number(population) >= 0)) table.fault(row, `population: "${population}", expected a number or nothing`)
    if (source === '') table.fault(row, 'source: say where this is from')
    const nation = nationCell(nationText, table, row) ?? 'abroad'
    const names = listCell(alt)
    const translated = weight < TRANSLATED_FROM ? NONE : translations(`${nation}|${plainCouncil(name)}`)
    return {
      name: plainCouncil(name),
      alt: translated.length === 0 ? names : [...new Set([...names, ...translated])],
      kind: kindCell(kind, table, row) ?? 'hamlet',
      council: share(council),
      county: share(county),
      nation,
      forces: readForces(force, 'force', table, row),
      ambiguous: ambiguousCell(ambiguous, table, row) ?? 'yes',
      nearBorder: readForces(nearBorder, 'near_border', table, row),
      population: Number(population),
      weight,
    }
  }
}
