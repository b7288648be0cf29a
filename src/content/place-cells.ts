import type { Force } from '../directory/forces.ts'
import { NATIONS } from '../directory/places/types.ts'
import type { Table } from './csv.ts'
import { nearest } from './problem.ts'

/** The folder of all tables of places, from the content's root. */
export const PLACES_FOLDER = 'directory/places'

const NONE: readonly string[] = Object.freeze([])

/** A place to report a mistake to, and the row that has it. */
export type Faults = Pick<Table, 'fault'>
export type Line = { readonly line: number }

/** The values of a cell that holds several, with a bar between them. */
export function listCell(text: string): readonly string[] {
  return text === '' ? NONE : text.split('|')
}

/** Reads a cell that holds one of a few words; undefined, and a fault, where it does not. */
export type WordCell<T extends string> = (text: string, table: Faults, row: Line) => T | undefined

/** Makes the reader of a column of which these are the values. */
export function wordCell<const T extends string>(column: string, valid: readonly T[]): WordCell<T> {
  const values = new Map<string, T>(valid.map((one) => [one, one]))
  return (text, table, row) => {
    const value = values.get(text)
    if (value === undefined) table.fault(row, `${column}: "${text}" is not known.${nearest(text, valid)}`)
    return value
  }
}

/** Reads a nation. */
export const nationCell = wordCell('nation', NATIONS)

/** "Bristol, City of" is said "Bristol". */
export function plainCouncil(name: string): string {
  return name.endsWith(' of') ? name.replace(/, (?:City|County) of$/, '') : name
}

/** Reads a list of force ids from a cell. */
export type ForcesCell = (text: string, column: string, table: Faults, row: Line) => readonly string[]

/** Makes the reader of force ids; each different list is checked and made once, since thousands of rows share it. */
export function forcesCell(forces: readonly Force[]): ForcesCell {
  const ids = new Set(forces.filter(({ nation }) => nation !== null).map(({ id }) => id))
  const made = new Map<string, readonly string[]>()
  return (text, column, table, row) => {
    const held = made.get(text)
    if (held !== undefined) return held
    const list = listCell(text)
    const unknown = list.filter((id) => !ids.has(id))
    for (const id of unknown) {
      table.fault(row, `${column}: no police force of an area has the id "${id}".${nearest(id, ids)}`)
    }
    if (unknown.length === 0) made.set(text, Object.freeze(list))
    return list
  }
}
