import { ProblemError } from '../errors.ts'

/** A record as it was sealed: plain JSON, of any version. */
export type SealedRecord = Readonly<Record<string, unknown>>
/** Makes a record of one version into the same conversation of the next version. Pure. */
export type Upgrade = (record: SealedRecord) => SealedRecord

/** The version that is written now. */
export const CURRENT = 1

/** By the version that an upgrade starts from. Version 1 is the first, so there is none yet. */
export const UPGRADES: ReadonlyMap<number, Upgrade> = new Map()

/**
 * Brings a record to the present version, one step at a time.
 * @param upgrades and current are given by tests only
 * @throws ProblemError state-version when the record is of a version that is not known here
 */
export function upgrade(record: SealedRecord, upgrades = UPGRADES, current = CURRENT): SealedRecord {
  let upgraded = record
  while (upgraded.v !== current) {
    const from = upgraded.v
    const step = typeof from === 'number' ? upgrades.get(from) : undefined
    if (step === undefined) throw new ProblemError('state-version')
    upgraded = step(upgraded)
    // A step that does not raise the version would go round for ever.
    if (upgraded.v !== (from as number) + 1) throw new Error(`upgrade from version ${from} does not lead to the next`)
  }
  return upgraded
}
