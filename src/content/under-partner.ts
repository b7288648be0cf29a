import type { Directory, Member, Role } from '../directory/types.ts'
import type { Program } from '../flows/types.ts'
import type { Partner } from './partners.ts'
import type { World } from './world.ts'

/**
 * The world as it is on the pages of a charity: its services play the parts that are there for them, the topics that it leaves out
 * can't be opened, and its languages are offered. Everything else is the very same.
 */
export function worldUnder(world: World, partner: Partner): World {
  return {
    ...world,
    program: without(world.program, partner.hide),
    directory: withServices(world.directory, partner),
    languages: partner.languages,
  }
}

function without(program: Program, hidden: readonly string[]): Program {
  if (hidden.length === 0) return program
  const flows = [...program.flows.values()].map((flow) =>
    hidden.includes(flow.id) ? { ...flow, only: () => false } : flow,
  )
  return { ...program, flows: new Map(flows.map((flow) => [flow.id, flow])) }
}

function withServices(directory: Directory, { id, organisations }: Partner): Directory {
  const own = directory.ofPartners.get(id) ?? []
  if (own.length + organisations.length === 0) return directory
  const playedBy = ({ reasons }: Role): Member[] =>
    [...own.map((one) => one.id), ...organisations].map((organisation) => ({ organisation, when: null, reasons }))
  const roles = [...directory.roles.values()].map((role) =>
    role.ofPartner ? { ...role, members: playedBy(role) } : role,
  )
  return {
    ...directory,
    organisations: new Map([...directory.organisations, ...own.map((one) => [one.id, one] as const)]),
    roles: new Map(roles.map((role) => [role.id, role])),
  }
}
