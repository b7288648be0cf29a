import type { Force } from '../directory/forces.ts'
import type { Exception, Outcode, PlaceData, Sector } from '../directory/places/data.ts'
import { readCsv } from './csv.ts'
import {
  type Faults,
  forcesCell,
  type Line,
  listCell,
  nationCell,
  PLACES_FOLDER,
  plainCouncil,
  wordCell,
} from './place-cells.ts'
import type { Problem } from './problem.ts'

const straddlesCell = wordCell('straddles', ['no', 'minor', 'yes'])
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
      straddles: straddlesCell(straddles, outcodeTable, row) ?? 'yes',
      nations: listCell(nations).flatMap((one) => nationCell(one, outcodeTable, row) ?? []),
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
  addDistricts(outcodes)
  return { outcodes, sectors, exceptions }
}

/** The middle of London is written without the last letter of its codes, too: "W1" for W1A to W1W, "EC1". */
function addDistricts(outcodes: Map<string, Outcode>): void {
  const parts = Map.groupBy(
    [...outcodes].filter(([code]) => /\d[A-Z]$/.test(code)),
    ([code]) => code.slice(0, -1),
  )
  for (const [district, codes] of parts) {
    if (outcodes.has(district)) continue
    const all = <T>(list: (outcode: Outcode) => readonly T[]) => [...new Set(codes.flatMap(([, code]) => list(code)))]
    const forces = all((code) => code.forces)
    outcodes.set(district, {
      forces,
      straddles: forces.length === 1 ? 'no' : 'yes',
      nations: all((code) => code.nations),
      councils: all((code) => code.councils),
    })
  }
}
