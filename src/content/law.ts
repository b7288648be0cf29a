import type { Fact, LawRecord } from '../directory/types.ts'
import { readYaml, yamlNames } from './document.ts'
import { sourceCheck } from './named-sources.ts'
import { lawRecord } from './organisation-schema.ts'
import type { Problem } from './problem.ts'

const FOLDER = 'directory/law'

/** What directory/law says: which rights, schemes and time limits there are, where, and how well each is known. */
export interface Law {
  readonly records: ReadonlyMap<string, LawRecord>
  readonly facts: readonly Fact[]
  readonly checks: readonly { readonly organisation: string; readonly check: string }[]
}

/**
 * Reads directory/law. The words of its facts stand in the texts, as `law.<record>.<fact>`, and other texts name them as
 * `{{<record>.<fact>}}`. Mistakes go to `problems`, with file, line and what was expected.
 * @param taken ids of organisations and forces: a name in a text means one record
 */
export function loadLaw(root: string, taken: ReadonlySet<string>, problems: Problem[]): Law {
  const files = yamlNames(root, FOLDER).flatMap((id) => {
    const yaml = readYaml(root, `${FOLDER}/${id}.yaml`, lawRecord, problems)
    if (!yaml) return []
    if (taken.has(id)) yaml.fault([], `"${id}" is the name of an organisation already. Give this file another name`)
    const known = sourceCheck(yaml)
    for (const [name, { source }] of Object.entries(yaml.value.facts)) known(['facts', name, 'source'], source)
    return [{ ...yaml, id }]
  })
  return {
    records: new Map(
      files.map(({ id, value: { nations, facts } }) => [
        id,
        {
          id,
          nations: new Set(nations),
          facts: Object.keys(facts).filter((name) => facts[name]?.confidence === 'confirmed'),
        },
      ]),
    ),
    facts: files.flatMap(({ id, value, file, lineOf }) =>
      Object.entries(value.facts).map(
        ([field, { states, confidence, source, checked, until }]): Fact => ({
          organisation: id,
          field,
          value: states,
          confidence,
          sources: source.flatMap((one) => value.sources[one] ?? []),
          checked,
          ...(until !== undefined && { until }),
          shown: confidence === 'confirmed',
          at: `${file}:${lineOf(['facts', field])}`,
        }),
      ),
    ),
    checks: files.flatMap(({ id, value }) => value.checks.map((check) => ({ organisation: id, check }))),
  }
}
