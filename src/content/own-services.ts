import { type Path, readYaml, type Yaml, yamlNames } from './document.ts'
import { ownServicesFile } from './organisation-schema.ts'
import { nearest, type Problem } from './problem.ts'
import type { RecordFile } from './records.ts'

const FOLDER = 'directory/partners'

/** What a charity offers itself: a record like any other, from the file of that charity. */
export type OwnService = RecordFile & { readonly partner: string }

/**
 * Reads directory/partners/: a file a charity, each with services of its own, by ids that nobody else has.
 * @param taken ids of the organisations and police forces that everybody is offered
 */
export function readOwnServices(root: string, taken: ReadonlySet<string>, problems: Problem[]): readonly OwnService[] {
  const partners = yamlNames(root, 'partners')
  const owner = new Map<string, string>()
  return yamlNames(root, FOLDER).flatMap((partner) => {
    const yaml = readYaml(root, `${FOLDER}/${partner}.yaml`, ownServicesFile, problems)
    if (!yaml) return []
    if (!partners.includes(partner))
      yaml.fault(
        [],
        `there is no file partners/${partner}.yaml: this one has to be called like it.${nearest(partner, partners)}`,
      )
    return Object.entries(yaml.value.services).map(([id, value]): OwnService => {
      const path = ['services', id]
      const other = taken.has(id) ? 'the directory' : owner.get(id)
      if (other !== undefined) yaml.fault(path, `"${id}" is the name of a service in ${other} already: choose another`)
      owner.set(id, yaml.file)
      return { ...within(yaml, path), value, id, partner }
    })
  })
}

/** A part of a file as if it were a file of its own. */
function within({ file, lineOf, fault }: Yaml<unknown>, start: Path) {
  return {
    file,
    lineOf: (path: Path) => lineOf([...start, ...path]),
    fault: (path: Path, message: string) => fault([...start, ...path], message),
  }
}
