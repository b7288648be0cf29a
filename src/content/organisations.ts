import { factsOfRecord } from '../directory/facts.ts'
import type { Force } from '../directory/forces.ts'
import { dayOf } from '../directory/hours/london.ts'
import type { Nation } from '../directory/places/types.ts'
import { policeForce } from '../directory/police.ts'
import type { RecordSource } from '../directory/record.ts'
import { isReachable, shownOf } from '../directory/shown.ts'
import type { Directory, Organisation, Reason } from '../directory/types.ts'
import { type Condition, compileCondition, type FactView, type Reader } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import { loadCalendar } from './bank-holidays.ts'
import { checkCondition } from './conditions.ts'
import { type Path, readYaml, type Yaml, yamlNames } from './document.ts'
import { record as recordSchema } from './organisation-schema.ts'
import { nearest, type Problem } from './problem.ts'
import { loadRoles, type People } from './roles.ts'

/** What the organisations are checked against. */
export interface OrganisationsContext {
  readonly program: Program
  readonly forces: ReadonlyMap<string, Force>
}

type RecordFile = Yaml<RecordSource> & { readonly id: string }

const FOLDER = 'directory/organisations'

/**
 * Reads directory/organisations, directory/roles.yaml and directory/bank-holidays.yaml. Mistakes go to `problems`, with
 * file, line and what was expected; a record that is wrong in form is left out, and the result is undefined where the
 * roles or the calendar cannot be read.
 */
export function loadOrganisations(
  root: string,
  context: OrganisationsContext,
  problems: Problem[],
): Directory | undefined {
  const forces = [...context.forces.values()]
  const ids = yamlNames(root, FOLDER)
  const files = ids.flatMap((id): RecordFile[] => {
    const yaml = readYaml(root, `${FOLDER}/${id}.yaml`, recordSchema, problems)
    return yaml ? [{ ...yaml, id }] : []
  })
  for (const file of files) checkRecord(file, forces, context.program)
  checkRetired(files)
  const roles = loadRoles(root, context.program, problems)
  const calendar = loadCalendar(root, problems)
  if (!roles || !calendar) return undefined

  const offered = files.filter(({ value }) => value.offer !== 'never')
  const made = new Map(offered.map((file) => [file.id, organisationOf(file.id, file.value, roles.people)]))
  const ofForce = new Map(
    offered.flatMap(({ id, value }) => (value.force ? [[value.force, made.get(id)] as const] : [])),
  )
  const organisations = new Map(
    offered.flatMap(({ id, value }) => {
      const one = made.get(id)
      return one && !value.force && isReachable(one.shown) ? [[id, one] as const] : []
    }),
  )
  const never = new Set(files.filter(({ value }) => value.offer === 'never').map(({ id }) => id))
  roles.check({ ids, organisations, never, records: files })
  const everywhere = organisations.get(roles.everyForce)?.shown
  if (!everywhere) return undefined
  return {
    organisations,
    forces: new Map(forces.map((force) => [force.id, policeForce(force, everywhere, ofForce.get(force.id) ?? null)])),
    nations: [...new Set(forces.flatMap(({ nation }) => nation ?? []))],
    roles: roles.roles,
    gaps: roles.gaps,
    calendar: calendar.calendar,
    facts: [
      ...files.flatMap(({ id, value, file, lineOf }) => factsOfRecord(id, value, (path) => `${file}:${lineOf(path)}`)),
      calendar.fact,
    ],
    checks: files.flatMap(({ id, value }) => value.checks.map((check) => ({ organisation: id, check }))),
    retired: files.flatMap(({ id, value }) => value.retired.map((one) => ({ organisation: id, ...one }))),
  }
}

const lastDay = (until: string | undefined): number | null => (until === undefined ? null : dayOf(until))

function organisationOf(id: string, record: RecordSource, people: People): Organisation {
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
  const own = when ? compileCondition(when) : null
  const { child, adult, ownBehaviour } = people
  const fitsKind = (facts: FactView): boolean => kind === 'anyone' || ownBehaviour(facts) === (kind === 'own-behaviour')
  const tooYoung = (facts: FactView): boolean => ages.min !== undefined && ages.min >= ADULT_ONLY && child(facts)
  const tooOld = (facts: FactView): boolean => ages.max !== undefined && ages.max < 18 && adult(facts)
  return (facts) => fitsKind(facts) && !tooYoung(facts) && !tooOld(facts) && own?.(facts) !== false
}

function checkRecord(file: RecordFile, forces: readonly Force[], program: Program): void {
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
  const { facts, sources } = file.value
  const known = Object.keys(sources)
  const check = (path: Path, used: readonly string[]) => {
    for (const id of used) {
      if (!known.includes(id)) file.fault(path, `there is no source "${id}" in this record.${nearest(id, known)}`)
    }
  }
  const { 'hours-of': hoursOf, hours, ...values } = facts
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

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** A number that was retired anywhere must not come back as a confirmed fact. */
function checkRetired(files: readonly RecordFile[]): void {
  const retired = new Set(files.flatMap(({ value }) => value.retired.map((one) => digitsOf(one.value))).filter(Boolean))
  for (const file of files) {
    if (file.value.offer === 'never') continue
    for (const field of ['phone', 'sms', 'whatsapp', 'textphone'] as const) {
      const fact = file.value.facts[field]
      if (fact && fact.confidence === 'confirmed' && retired.has(fact.dial)) {
        file.fault(['facts', field, 'value'], `${fact.value} is retired: it stands under "retired" of a record`)
      }
    }
  }
}
