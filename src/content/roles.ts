import type { RecordSource } from '../directory/record.ts'
import type { Gap, Member, Organisation, Reason, Role } from '../directory/types.ts'
import { type Condition, compileCondition, type Reader } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import { checkCondition } from './conditions.ts'
import { type Path, readYaml, type Yaml } from './document.ts'
import { rolesFile } from './organisation-schema.ts'
import { nearest, type Problem } from './problem.ts'

/** How the directory tells kinds of people from what is known of them. */
export interface People {
  readonly child: Condition
  readonly adult: Condition
  readonly ownBehaviour: Condition
}

/** directory/roles.yaml, and the check that is possible once the organisations are known. */
export interface Roles {
  readonly people: People
  /** id of the organisation whose number, hours and cost hold for every police force */
  readonly everyForce: string
  readonly roles: ReadonlyMap<string, Role>
  readonly gaps: readonly Gap[]
  check(known: KnownOrganisations): void
}
export interface KnownOrganisations {
  /** of every file, also of those that are wrong in form and were left out */
  readonly ids: readonly string[]
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly never: ReadonlySet<string>
  readonly records: readonly (Yaml<RecordSource> & { readonly id: string })[]
}

const FILE = 'directory/roles.yaml'
type MemberSource = { organisation: string; when?: Condition | undefined; reason?: string | undefined }
const ALWAYS: Reader = () => true

/** Reads directory/roles.yaml: who plays which part, in which order. Mistakes go to `problems`. */
export function loadRoles(root: string, program: Program, problems: Problem[]): Roles | undefined {
  const yaml = readYaml(root, FILE, rolesFile, problems)
  if (!yaml) return undefined
  const { people, roles: sources, gaps, 'every-force': everyForce } = yaml.value
  const checked = (path: Path, condition: Condition): Condition => {
    checkCondition(yaml, path, condition, program)
    return condition
  }
  const optional = (path: Path, condition: Condition | undefined): Reader | null =>
    condition ? compileCondition(checked(path, condition)) : null
  const membersOf = (path: Path, list: readonly MemberSource[], reasons: readonly Reason[]): Member[] =>
    list.map(({ organisation, when, reason }, i) => ({
      organisation,
      when: optional([...path, i, 'when'], when),
      reasons: reason ? [{ when: ALWAYS, text: reason }, ...reasons] : reasons,
    }))
  const roles = Object.entries(sources).map(([id, source]): [string, Role] => {
    const path = ['roles', id]
    const reasons = source.reasons.map(({ when, text }, i) => ({
      when: optional([...path, 'reasons', i, 'when'], when) ?? ALWAYS,
      text,
    }))
    const members = membersOf([...path, 'members'], source.members, reasons)
    const otherwise = membersOf([...path, 'otherwise'], source.otherwise, reasons)
    const ofPartner = source['of-partner']
    if (ofPartner && (members.length > 0 || otherwise.length > 0))
      yaml.fault(path, `who plays "${id}" stands in partners/: take its members out here, or "of-partner"`)
    return [id, { id, forces: source.forces, onlyOpen: source['only-open'], members, otherwise, ofPartner, reasons }]
  })
  return {
    people: {
      child: checked(['people', 'child'], people.child),
      adult: checked(['people', 'adult'], people.adult),
      ownBehaviour: checked(['people', 'own-behaviour'], people['own-behaviour']),
    },
    everyForce,
    roles: new Map(roles),
    gaps: gaps.map(({ nations, when, because }, i) => ({
      nations,
      when: optional(['gaps', i, 'when'], when) ?? ALWAYS,
      because,
      at: `${yaml.file}:${yaml.lineOf(['gaps', i])}`,
    })),
    check: (known) => checkMembers(yaml, roles, everyForce, known),
  }
}

function checkMembers(
  yaml: Yaml<unknown>,
  roles: readonly (readonly [string, Role])[],
  everyForce: string,
  known: KnownOrganisations,
): void {
  const { ids, organisations, never, records } = known
  const listed = new Set<string>()
  const check = (path: Path, id: string) => {
    listed.add(id)
    if (organisations.has(id)) return
    const record = records.find((one) => one.id === id)
    if (never.has(id)) yaml.fault(path, `"${id}" must never be offered: its record says why`)
    else if (record?.value.force) yaml.fault(path, `"${id}" is the record of a police force: forces come by the place`)
    else if (record) yaml.fault(path, `"${id}" has no confirmed way to reach it`)
    else if (!ids.includes(id))
      yaml.fault(path, `there is no organisation "${id}".${nearest(id, organisations.keys())}`)
  }
  check(['every-force'], everyForce)
  for (const [id, role] of roles) {
    for (const list of ['members', 'otherwise'] as const) {
      role[list].forEach((one, i) => {
        check(['roles', id, list, i], one.organisation)
      })
    }
  }
  for (const { id, fault } of records) {
    if (organisations.has(id) && !listed.has(id)) fault([], `"${id}" plays no part: add it to a role in ${FILE}`)
  }
}
