import { factsOfRecord } from '../directory/facts.ts'
import type { Force } from '../directory/forces.ts'
import { policeForce } from '../directory/police.ts'
import { isReachable } from '../directory/shown.ts'
import type { Directory } from '../directory/types.ts'
import type { Program } from '../flows/types.ts'
import { loadCalendar } from './bank-holidays.ts'
import { readYaml, yamlNames } from './document.ts'
import { loadLaw } from './law.ts'
import { record as recordSchema } from './organisation-schema.ts'
import { readOwnServices } from './own-services.ts'
import type { Problem } from './problem.ts'
import { checkRecord, organisationOf, type RecordFile } from './records.ts'
import { loadRoles } from './roles.ts'

/** What the organisations are checked against. */
export interface OrganisationsContext {
  readonly program: Program
  readonly forces: ReadonlyMap<string, Force>
}

const FOLDER = 'directory/organisations'

/**
 * Reads directory/organisations, directory/partners, directory/law, directory/roles.yaml and directory/bank-holidays.yaml. Mistakes go to `problems`, with
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
  const own = readOwnServices(root, new Set([...ids, ...context.forces.keys()]), problems)
  const all = [...files, ...own]
  for (const file of all) checkRecord(file, forces, context.program)
  checkRetired(all)
  const law = loadLaw(root, new Set([...ids, ...context.forces.keys()]), problems)
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
    ofPartners: new Map(
      [...Map.groupBy(own, ({ partner }) => partner)].map(([partner, services]) => [
        partner,
        services.map(({ id, value }) => organisationOf(id, value, roles.people)),
      ]),
    ),
    gaps: roles.gaps,
    calendar: calendar.calendar,
    law: law.records,
    facts: [
      ...all.flatMap(({ id, value, file, lineOf }) => factsOfRecord(id, value, (path) => `${file}:${lineOf(path)}`)),
      ...law.facts,
      calendar.fact,
    ],
    checks: [
      ...all.flatMap(({ id, value }) => value.checks.map((check) => ({ organisation: id, check }))),
      ...law.checks,
    ],
    retired: all.flatMap(({ id, value }) => value.retired.map((one) => ({ organisation: id, ...one }))),
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
