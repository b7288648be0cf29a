import { z } from 'zod'
import { nearest } from './problem.ts'

/**
 * What is wrong with the form of a content file, for somebody who writes words and not programs: what was expected, what
 * stands there, and the nearest name that would be right. For `safeParse(value, { error: formError })`; a message that the
 * schema itself gives comes first.
 */
export const formError: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input)
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, keysOf(issue.inst))).join(' ')
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input)
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? 'this is empty: expected at least one'
        : `expected ${issue.minimum} or more, found ${inWords(issue.input)}`
    case 'invalid_union':
      return issue.discriminator === undefined
        ? undefined
        : oneOf(optionsOf(issue.inst, issue.discriminator), issue.input, issue.discriminator)
    case 'invalid_key':
      return issue.issues[0]?.message
    default:
      return undefined
  }
}

/** One mistake in the form of a value: where it stands, and the way to it as it is told. */
export interface FormMistake {
  readonly at: readonly PropertyKey[]
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What a schema found. A key that is missing because it is misspelt is told once. */
export function formMistakes(error: z.ZodError | undefined): FormMistake[] {
  const issues = error?.issues ?? []
  const strange = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  )
  const isMisspelt = ({ code, path, message }: z.core.$ZodIssue): boolean =>
    code !== 'unrecognized_keys' &&
    message.startsWith(MISSING) &&
    strange.some(
      (other) =>
        other.length === path.length &&
        path.slice(0, -1).every((part, i) => part === other[i]) &&
        nearest(String(other.at(-1)), [String(path.at(-1))]).includes('Did you mean'),
    )
  return issues
    .filter((issue) => !isMisspelt(issue))
    .map((issue) => ({
      at: issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path,
      path: issue.path,
      message: issue.message,
    }))
}
const MISSING = 'this is missing'

/** A mistake with the way to it, in names alone: the line says which of several it is. */
export function withPath(path: readonly PropertyKey[], message: string): string {
  const names = path.filter((part) => typeof part === 'string')
  return names.length > 0 ? `${names.join('.')}: ${message}` : message
}

/** A key that may not stand here, with those that may. */
export const unknownKey = (key: string, known: readonly string[]): string =>
  `"${key}" is no key here.${nearest(key, known)}`

/** A value as it is told in an error. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') return `"${value}"`
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? `keys (${Object.keys(value).join(', ')})` : String(value)
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a name or text',
  array: 'a list',
  object: '"key: value"',
  record: '"key: value"',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

function wrongType(type: string, input: unknown): string {
  const expected = EXPECTED[type] ?? type
  if (input === undefined) return `${MISSING}: expected ${expected}`
  const found = `expected ${expected}, found ${inWords(input)}`
  if (type === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `${found} without quotes. Write "${input}"`
  const isGlued = (type === 'object' || type === 'record') && typeof input === 'string' && /^[a-z-]+:\S/.test(input)
  return isGlued ? `${found}. Put a space after the ":"` : found
}

function oneOf(valid: readonly string[], input: unknown, key?: string): string {
  const value = key !== undefined && typeof input === 'object' && input !== null ? Reflect.get(input, key) : input
  const names = [...valid.slice(0, -2), valid.slice(-2).join(' or ')].join(', ')
  if (value === undefined) return `${MISSING}: expected ${names}`
  const expected = `expected ${names}, found ${inWords(value)}`
  const near = typeof value === 'string' ? nearest(value, valid) : ''
  return near.includes('Did you mean') ? `${expected}.${near}` : expected
}

/** The keys of the schema that refused one. */
const keysOf = (schema: unknown): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])

/** The values by which a union tells its members apart. */
function optionsOf(schema: unknown, discriminator: string): string[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return []
  return schema.options.flatMap((option) => {
    const literal = option instanceof z.ZodObject ? option.shape[discriminator] : undefined
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : []
  })
}
