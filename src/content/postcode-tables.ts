import type { Force } from '../directory/forces.ts'
import type { Exception, Outcode, PlaceData, Sector } from '../directory/places/data.ts'
import { readCsv } from './csv.ts'
import {
  type Faults,
  forcesCell,
  type Line,
  listCell,
  PLACE_NATIONS,
  PLACES_FOLDER,
  plainCouncil,
  wordCell,
} from './place-cells.ts'
import type { Problem } from './problem.ts'

const STRADDLES = ['no', 'minor', 'yes'] as const
const OUTCODE_COLUMNS = ['outcode', 'forces', 'straddles', 'nations', 'postcodes', 'councils', 'status'] as const

/** Reads the three tables of postcodes. Mistakes go to `problems`. */
export function readPostcodes(
  root: string,
  forces: readonly Force[],
  problems: Problem[],
): Pick<PlaceData, 'outcodes' | 'sectors' | 'exceptions'> {
  const readForces = forcesCell(forces)
  const table = <Column extends string>(name: string, columns: readonly Column[]) =>
    readCsv(root, `${PLACES_FOLDER}/${name}.csv`, columns, problems) ?? { file: name, rows: [], fault: () => {} }
  const readShares = (text: string, faults: Faults, row: Line) => {
    const shares = listCell(text).map((share) => share.split(':'))
    return {
      forces: readForces(shares.map(([id]) => id).join('|'), 'forces', faults, row),
      topShare: Number(shares[0]?.[1]),
    }
  }

  const outcodes = new Map<string, Outcode>()
  const outcodeTable = table('outcode-to-force', OUTCODE_COLUMNS)
  for (const row of outcodeTable.rows) {
    outcodes.set(row.outcode, {
      forces: readShares(row.forces, outcodeTable, row).forces,
      straddles: wordCell(row.straddles, STRADDLES, 'straddles', outcodeTable, row) ?? 'yes',
      nations: listCell(row.nations).flatMap((one) => wordCell(one, PLACE_NATIONS, 'nations', outcodeTable, row) ?? []),
      councils: listCell(row.councils).map(plainCouncil),
    })
  }

  const sectors = new Map<string, Sector>()
  const sectorTable = table('sector-to-force', ['sector', 'forces', 'councils_by_force'])
  for (const row of sectorTable.rows) {
    const councils = row.councils_by_force.split(/[;+]/).map(plainCouncil)
    sectors.set(row.sector, { ...readShares(row.forces, sectorTable, row), councils })
  }

  const exceptions = new Map<string, Exception[]>()
  const exceptionTable = table('postcode-exceptions', ['sector', 'force', 'unit_letters'])
  for (const row of exceptionTable.rows) {
    const [force] = readForces(row.force, 'force', exceptionTable, row)
    if (force === undefined) continue
    const held = exceptions.get(row.sector) ?? []
    exceptions.set(row.sector, [...held, { force, units: ` ${row.unit_letters} ` }])
  }
  return { outcodes, sectors, exceptions }
}
