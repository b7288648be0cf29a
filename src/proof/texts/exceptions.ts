import type { Exceptions } from '../../content/writing.ts'
import { splitKey } from '../../texts/key.ts'
import type { Finding } from '../check.ts'

/**
 * Findings at texts that a rule of writing makes no exception of, and exceptions that are needed no longer: one that stays
 * would hide the next slip in the same text.
 * @param file of the rules
 */
export function besidesExceptions(
  found: readonly (Finding & { readonly key: string })[],
  except: Exceptions,
  file: string,
): Finding[] {
  const used = new Set<string>()
  const left = found.flatMap(({ key, ...finding }): Finding[] => {
    const name = [key, splitKey(key)?.base ?? key].find((one) => except.has(one))
    if (name === undefined) return [finding]
    used.add(name)
    return []
  })
  const needless = [...except].filter(([key]) => !used.has(key))
  return [
    ...left,
    ...needless.map(([key, { line }]) => ({
      file,
      line,
      message: `the exception for "${key}" is not needed: the text keeps the rule, or is not there. Take the line out`,
    })),
  ]
}
