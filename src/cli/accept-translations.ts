import { keyPattern } from '../texts/key-pattern.ts'

/** Hashes by key: what was noted, and those of the words as they are in the source and in the translation. */
export interface Hashes {
  readonly recorded: ReadonlyMap<string, string>
  readonly source: ReadonlyMap<string, string>
  readonly own: ReadonlyMap<string, string>
}

export interface Accepted {
  /** the record as it is to be written: keys that are gone are not in it */
  readonly hashes: ReadonlyMap<string, string>
  readonly accepted: readonly string[]
  /** patterns that match no key of both languages, nor one that was noted */
  readonly unknown: readonly string[]
}

/** Notes that the translations of these keys say the same as the source does now. `*` in a pattern is any letters. */
export function acceptTranslations({ recorded, source, own }: Hashes, patterns: readonly string[]): Accepted {
  const known = [...own.keys()].filter((key) => source.has(key))
  const kept = [...recorded].filter(([key]) => own.has(key) && source.has(key))
  const tests = patterns.map((pattern) => ({ pattern, test: keyPattern(pattern) }))
  const accepted = known.filter((key) => tests.some(({ test }) => test.test(key)))
  return {
    hashes: new Map([...kept, ...accepted.map((key) => [key, source.get(key) ?? ''] as const)]),
    accepted,
    unknown: tests
      .filter(({ test }) => ![...known, ...recorded.keys()].some((key) => test.test(key)))
      .map(({ pattern }) => pattern),
  }
}
