import type { Force } from '../directory/forces.ts'
import { type PlaceData, WORD_ROLES, type WordRole } from '../directory/places/data.ts'
import { createFindPlace } from '../directory/places/find-place.ts'
import { nameKey } from '../directory/places/text.ts'
import type { FindPlace } from '../directory/places/types.ts'
import { readCsv } from './csv.ts'
import { loadForces } from './forces.ts'
import { listCell, nationCell, PLACES_FOLDER, wordCell } from './place-cells.ts'
import { readPlaceRows } from './place-rows.ts'
import { readPostcodes } from './postcode-tables.ts'
import { ContentError, type Problem } from './problem.ts'
import { namesIn } from './source.ts'

const roleCell = wordCell('role', WORD_ROLES)

/**
 * Reads directory/places and makes the lookup over it.
 * @throws ContentError with every mistake found, file:line and what was expected
 */
export function loadPlaces(root: string): FindPlace {
  const problems: Problem[] = []
  const data = readPlaceData(root, loadForces(root, problems), problems)
  if (problems.length > 0) throw new ContentError(problems)
  return createFindPlace(data)
}

/** Reads all tables of directory/places. Mistakes go to `problems`: with any of them the result is not to be used. */
export function readPlaceData(root: string, forces: readonly Force[], problems: Problem[]): PlaceData {
  const shownNames = readShownNames(root, problems)
  const spellings = readCsv(root, `${PLACES_FOLDER}/spellings.csv`, ['written', 'means'], problems)
  const former = readCsv(root, `${PLACES_FOLDER}/former-counties.csv`, ['council', 'counties', 'source'], problems)
  return Object.freeze({
    forces: new Map(
      forces.flatMap(({ nation, ...force }) => (nation ? [[force.id, { ...force, nation }] as const] : [])),
    ),
    places: readPlaceRows(root, forces, shownNames, problems),
    ...readPostcodes(root, forces, problems),
    words: readWords(root, problems),
    spellings: new Map(
      [...(spellings?.rows ?? [])].map(({ cells: [written = '', means = ''] }) => [nameKey(written), nameKey(means)]),
    ),
    formerCounties: new Map(
      [...(former?.rows ?? [])].map(({ cells: [council = '', counties = ''] }) => [council, listCell(counties)]),
    ),
    shownNames,
  })
}

function readWords(root: string, problems: Problem[]): PlaceData['words'] {
  const words = Object.fromEntries(WORD_ROLES.map((role) => [role, new Set()])) as Record<WordRole, Set<string>>
  const table = readCsv(root, `${PLACES_FOLDER}/words.csv`, ['role', 'language', 'words'], problems)
  for (const row of table?.rows ?? []) {
    const [roleText = '', , list = ''] = row.cells
    const role = table && roleCell(roleText, table, row)
    if (role) for (const word of listCell(list)) words[role].add(nameKey(word))
  }
  return words
}

/** One table a language in `shown/`: how councils, cities, nations and countries are called there. */
function readShownNames(root: string, problems: Problem[]): PlaceData['shownNames'] {
  const files = namesIn(root, `${PLACES_FOLDER}/shown`, '.csv')
  return new Map(
    files.map((name) => {
      const table = readCsv(root, `${PLACES_FOLDER}/shown/${name}`, ['name', 'nation', 'shown', 'source'], problems)
      const names = new Map<string, string>()
      for (const row of table?.rows ?? []) {
        const [place = '', nation = '', shown = ''] = row.cells
        if (table) nationCell(nation, table, row)
        names.set(`${nation}|${place}`, shown)
      }
      return [name.slice(0, -'.csv'.length), names]
    }),
  )
}
