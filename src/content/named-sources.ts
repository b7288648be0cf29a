import type { Yaml } from './document.ts'
import type { Path } from './positions.ts'
import { nearest } from './problem.ts'

/** A record that lists its sources, which its facts name. */
type Sourced = Yaml<{ readonly sources: Readonly<Record<string, unknown>> }>

/** Checks that sources which stand at a place of a record are among those that it lists. */
export function sourceCheck(record: Pick<Sourced, 'value' | 'fault'>): (path: Path, used: readonly string[]) => void {
  const known = Object.keys(record.value.sources)
  return (path, used) => {
    for (const id of used)
      if (!known.includes(id)) record.fault(path, `there is no source "${id}" in this record.${nearest(id, known)}`)
  }
}
