import { parseArgs } from 'node:util'
import { nearest } from '../content/problem.ts'

/** What was typed after a command and cannot be used: a sentence for each mistake, which says what is valid. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
  }
}

/** The options that a command takes: each with what its value is, as `--at 2026-12-25T03:00`; null for one without a value. */
export type Options = Readonly<Record<string, string | null>>

export interface Arguments<O extends Options> {
  readonly values: { readonly [name in keyof O]?: string }
  /** what was typed without an option, in order */
  readonly others: readonly string[]
}

/**
 * Reads what was typed after a command.
 * @throws ArgumentError for options that it does not have, and those without the value that they need
 */
export function readArguments<const O extends Options>(typed: readonly string[], options: O): Arguments<O> {
  const { tokens } = parseArgs({
    args: [...typed],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [name, { type: value === null ? 'boolean' : 'string' }] as const),
    ),
  })
  const mistakes: string[] = []
  const values: Record<string, string> = {}
  const others: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') others.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName } = token
    const example = Object.hasOwn(options, name) ? options[name] : undefined
    if (example === undefined) mistakes.push(`${rawName}: there is no such option.${nearestOption(name, options)}`)
    else if (example === null) values[name] = 'on'
    else if (!token.value || (!token.inlineValue && token.value.startsWith('--')))
      mistakes.push(`--${name}: a value is missing, as in --${name} ${example}.`)
    else values[name] = token.value
  }
  if (mistakes.length > 0) throw new ArgumentError(mistakes)
  return { values: values as Arguments<O>['values'], others }
}

function nearestOption(name: string, options: Options): string {
  const dashed = Object.keys(options).map((one) => `--${one}`)
  return nearest(`--${name}`, dashed)
}

/** One of several values. @throws ArgumentError with all of them, or the nearest */
export function oneOf<const T extends string>(option: string, value: string, valid: readonly T[]): T {
  const found = valid.find((one) => one === value)
  if (found !== undefined) return found
  const there = valid.length > 0 ? `There are: ${valid.join(', ')}.` : 'There are none yet.'
  throw new ArgumentError([`${option}: there is no "${value}". ${there}`])
}
