import { type FactSource, type HoursSource, NUMBER_FIELDS, type RecordSource, VALUE_FIELDS } from './record.ts'
import type { Directory, Fact } from './types.ts'

/** Every fact of every record, shown or not, for the list of what a person has to check before launch. */
export function factsOf(directory: Directory): readonly Fact[] {
  return directory.facts
}

/** The facts of one record. `at` gives the file and line of a field. */
export function factsOfRecord(
  organisation: string,
  record: RecordSource,
  at: (field: readonly string[]) => string,
): Fact[] {
  const fact = (
    field: string,
    path: readonly string[],
    value: string,
    source: FactSource,
    sources: readonly string[],
  ): Fact => ({
    organisation,
    field,
    value,
    confidence: source.confidence,
    sources: sources.flatMap((id) => record.sources[id] ?? []),
    checked: source.checked,
    shown: source.confidence === 'confirmed' && record.offer !== 'never',
    at: at(['facts', ...path]),
  })
  const values = [...NUMBER_FIELDS, ...VALUE_FIELDS].flatMap((field) => {
    const source = record.facts[field]
    return source ? [fact(field, [field], source.value, source, source.source)] : []
  })
  const hours = (field: string, path: readonly string[], source: HoursSource | undefined): Fact[] => {
    if (!source) return []
    const value = source.osm ?? (source.versions.map(({ osm }) => osm).join(' or ') || 'not known')
    return [
      fact(field, path, value, source, [...source.source, ...source.versions.flatMap((version) => version.source)]),
    ]
  }
  return [
    ...values,
    ...hours('hours', ['hours'], record.facts.hours),
    ...Object.entries(record.facts['hours-of']).flatMap(([channel, source]) =>
      hours(`hours of ${channel}`, ['hours-of', channel], source),
    ),
  ]
}
