import type { Directory, Organisation } from './types.ts'

/** A service and the file that its record stands in, from the content's root. */
export interface Service {
  readonly organisation: Organisation
  readonly file: string
}

/** Every service that somebody may be offered, those that only charities offer included, by id; police forces are none of them. */
export function servicesOf({ organisations, ofPartners }: Directory): ReadonlyMap<string, Service> {
  const services = new Map<string, Service>()
  for (const [id, organisation] of organisations)
    services.set(id, { organisation, file: `directory/organisations/${id}.yaml` })
  for (const [partner, own] of ofPartners)
    for (const organisation of own)
      services.set(organisation.id, { organisation, file: `directory/partners/${partner}.yaml` })
  return services
}
