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
  const table = (name: string, columns: readonly string[]) =>
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
    const [outcode = '', shares = '', straddles = '', nations = '', , councils = ''] = row.cells
    outcodes.set(outcode, {
      forces: readShares(shares, outcodeTable, row).forces,
      straddles: wordCell(straddles, STRADDLES, 'straddles', outcodeTable, row) ?? 'yes',
      nations: listCell(nations).flatMap((one) => wordCell(one, PLACE_NATIONS, 'nations', outcodeTable, row) ?? []),
      councils: listCell(councils).map(plainCouncil),
    })
  }

  const sectors = new Map<string, Sector>()
  const sectorTable = table('sector-to-force', ['sector', 'forces', 'councils_by_force'])
  for (const row of sectorTable.rows) {
    const [sector = '', shares = '', councils = ''] = row.cells
    const names = councils.split(/[;+]/).map(plainCouncil)
    sectors.set(sector, { ...readShares(shares, sectorTable, row), councils: names })
  }

  const exceptions = new Map<string, Exception[]>()
  const exceptionTable = table('postcode-exceptions', ['sector', 'force', 'unit_letters'])
  for (const row of exceptionTable.rows) {
    const [sector = '', forceCell = '', units = ''] = row.cells
    const [force] = readForces(forceCell, 'force', exceptionTable, row)
    if (force === undefined) exceptionTable.fault(row, 'force: expected a police force')
    else exceptions.set(sector, [...(exceptions.get(sector) ?? []), { force, units: ` ${units} ` }])
  }
  return { outcodes, sectors, exceptions }
}
