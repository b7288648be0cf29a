import type { Force } from '../directory/forces.ts'
import { dayOf } from '../directory/hours/london.ts'
import type { Nation } from '../directory/places/types.ts'
import type { RecordSource } from '../directory/record.ts'
import { shownOf } from '../directory/shown.ts'
import type { Organisation, Reason } from '../directory/types.ts'
import { type Condition, compileCondition, type Reader } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import { checkCondition } from './conditions.ts'
import type { Path, Yaml } from './document.ts'
import { sourceCheck } from './named-sources.ts'
import { nearest } from './problem.ts'
import type { People } from './roles.ts'

/** A record as it was read, with the way to its lines. */
export type RecordFile = Yaml<RecordSource> & { readonly id: string }

const lastDay = (until: string | undefined): number | null => (until === undefined ? null : dayOf(until))

/** A record as the directory offers it. */
export function organisationOf(id: string, record: RecordSource, people: People): Organisation {
  return {
    id,
    name: record.name,
    names: {},
    words: `org.${id}`,
    nations: new Set<Nation>(record.nations),
    areas: record.areas.map(({ force, only, until }) => ({ force, only: only ?? null, until: lastDay(until) })),
    until: lastDay(record.until),
    serves: servesOf(record, people),
    reasons: record.reasons.map((reason): Reason => ({ when: compileCondition(reason.when), text: reason.text })),
    shown: shownOf(record.facts),
    reading: record.offer === 'reading',
    always: record.always,
    lastResort: record['last-resort'],
  }
}

/** A service from this age on is not offered to somebody who is under 18: most of them would be turned away. */
const ADULT_ONLY = 16

/** Whom a record serves: people of its kind and age, as far as these are known, of whom its own condition holds. */
function servesOf({ for: kind, ages, when }: RecordSource, people: People): Reader {
  const { child, adult, ownBehaviour } = people
  const fitsKind: Condition[] =
    kind === 'anyone' ? [] : [kind === 'own-behaviour' ? ownBehaviour : { not: ownBehaviour }]
  const notTooYoung: Condition[] = ages.min !== undefined && ages.min >= ADULT_ONLY ? [{ not: child }] : []
  const notTooOld: Condition[] = ages.max !== undefined && ages.max < 18 ? [{ not: adult }] : []
  return compileCondition({ all: [...fitsKind, ...notTooYoung, ...notTooOld, ...(when ? [when] : [])] })
}

/** What a record names has to exist: forces, facts in its conditions, sources. Mistakes are told at their line. */
export function checkRecord(file: RecordFile, forces: readonly Force[], program: Program): void {
  const { value } = file
  const ids = forces.map(({ id }) => id)
  const force = (path: Path, id: string) => {
    if (!ids.includes(id)) file.fault(path, `there is no police force "${id}".${nearest(id, ids)}`)
  }
  value.areas.forEach((area, i) => {
    force(['areas', i, 'force'], area.force)
  })
  if (value.force) force(['force'], value.force)
  const conditions: [Path, Condition | undefined][] = [
    [['when'], value.when],
    ...value.reasons.map((reason, i): [Path, Condition] => [['reasons', i, 'when'], reason.when]),
  ]
  for (const [path, condition] of conditions) if (condition) checkCondition(file, path, condition, program)
  checkSources(file)
}

function checkSources(file: RecordFile): void {
  const check = sourceCheck(file)
  const { 'hours-of': hoursOf, hours, ...values } = file.value.facts
  for (const [field, fact] of Object.entries(values)) if (fact) check(['facts', field, 'source'], fact.source)
  const all = [
    ...(hours ? [[['facts', 'hours'], hours] as const] : []),
    ...Object.entries(hoursOf).map(([channel, one]) => [['facts', 'hours-of', channel], one] as const),
  ]
  for (const [path, one] of all) {
    check([...path, 'source'], one.source)
    one.versions.forEach((version, i) => {
      check([...path, 'versions', i, 'source'], version.source)
    })
  }
}
