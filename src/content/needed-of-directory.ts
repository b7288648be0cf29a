import type { Directory, Member, Organisation } from '../directory/types.ts'
import { lawKey, lawNames } from './constants.ts'
import type { Need } from './label-checks.ts'
import type { Partner } from './partners.ts'

/**
 * The texts that the records of the directory call for: what each service does, its limits and its other name, the words of
 * its ways, cost and reasons, and those of each fact of the law.
 */
export function directoryNeeds({ organisations, forces, roles, law }: Directory): Need[] {
  return [
    ...[...lawNames({ law })].map((name): Need => {
      const [id] = name.split('.')
      return { key: lawKey(name), at: `directory/law/${id}.yaml:1` }
    }),
    ...[...organisations.values()].flatMap((one) =>
      needsOf(one, `directory/organisations/${one.id}.yaml:1`, `org.${one.id}`),
    ),
    ...[...forces.values()].flatMap((one) => needsOf(one, 'directory/forces.json:1', `org.${one.id}`)),
    ...[...roles.values()].flatMap(({ reasons, members, otherwise }) =>
      [reasons, ...[...members, ...otherwise].map((one: Member) => one.reasons)]
        .flat()
        .map(({ text }): Need => ({ key: `org.reason.${text}`, at: 'directory/roles.yaml:1' })),
    ),
  ]
}

/** The texts that services of charities call for, in the languages of each. */
export function ownNeeds({ ofPartners }: Directory, partners: ReadonlyMap<string, Partner>): Need[] {
  return [...ofPartners].flatMap(([partner, services]) => {
    const { languages } = partners.get(partner) ?? { languages: [] }
    return services.flatMap((one) =>
      needsOf(one, `directory/partners/${partner}.yaml:1`, `org.${one.id}`).map(
        (need): Need => ({ ...need, locales: languages }),
      ),
    )
  })
}

function needsOf({ words, shown, reasons }: Organisation, at: string, own: string): Need[] {
  const { ways, cost, bill, hours } = shown
  const keys = [
    `${words}.does`,
    ...ways.map((way) => `way.${way.words}`),
    ...(cost ? [`cost.${cost}`] : []),
    ...(bill ? [`bill.${bill}`] : []),
    ...(hours?.kind === 'differ' ? [`hours.differ.${hours.usually}`] : []),
    ...reasons.map(({ text }) => `org.reason.${text}`),
  ]
  return [
    ...keys.map((key): Need => ({ key, at })),
    ...[`${own}.name`, `${words}.limits`, `${own}.limits`].map((key): Need => ({ key, at, optional: true })),
  ]
}
