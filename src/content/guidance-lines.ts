import { z } from 'zod'
import { NATIONS } from '../directory/places/types.ts'
import { type Condition, compileCondition, type Reader } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import type { Line, Names } from '../guidance/types.ts'
import { chosen, isKeys, single } from './chosen.ts'
import { checkCondition } from './conditions.ts'
import type { Path, Yaml } from './document.ts'
import { nearest } from './problem.ts'
import { name, names, when } from './schema.ts'

/** the key of a text */
export const key = z.string().min(1)
export const nations = names.min(1).optional()
export type LineSource = {
  text: string
  when?: Condition | undefined
  nations?: string[] | undefined
  names?: { fact: string; of: string[] } | undefined
}
const bareLine = key.transform((text): LineSource => ({ text }))
const answers = z.strictObject({ fact: name, of: names.min(1) })
const fullLine = z.strictObject({ text: key, when, nations, names: answers.optional() })
export const line = chosen<typeof bareLine | typeof fullLine>((raw) => (isKeys(raw) ? fullLine : bareLine))
/** A text, or several in an order; each may have a condition. */
export const lines = single(
  line.transform((one) => [one]),
  z.array(line),
).default([])
/** Names that guidance may refer to. */
export interface GuidanceContext {
  readonly program: Program
  readonly organisations: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

export function linesOf(
  yaml: Yaml<unknown>,
  path: Path,
  source: readonly LineSource[],
  context: GuidanceContext,
): Line[] {
  return source.map((one, i) => ({
    text: one.text,
    when: one.when ? readerOf(yaml, [...path, i, 'when'], one.when, context) : null,
    nations: nationsOf(yaml, [...path, i], one.nations),
    ...(one.names && { names: namedAnswers(yaml, [...path, i, 'names'], one.names, context) }),
    at: `${yaml.file}:${yaml.lineOf([...path, i])}`,
  }))
}

function namedAnswers(
  yaml: Yaml<unknown>,
  path: Path,
  { fact, of }: { fact: string; of: readonly string[] },
  { program }: GuidanceContext,
): Names {
  const question = program.questions.get(fact)
  if (question?.kind !== 'any-of') {
    const lists = [...program.questions.values()].flatMap(({ id, kind }) => (kind === 'any-of' ? [id] : []))
    yaml.fault([...path, 'fact'], `"${fact}" is no question of which any may be chosen.${nearest(fact, lists)}`)
  }
  const choices = of.flatMap((id, i) => {
    const choice = question?.byId.get(id)
    if (question && !choice)
      yaml.fault([...path, 'of', i], `"${fact}" has no choice "${id}".${nearest(id, question.byId.keys())}`)
    return choice ? [{ id, key: choice.text }] : []
  })
  return { fact, choices }
}

export function nationsOf(
  yaml: Yaml<unknown>,
  path: Path,
  nations: readonly string[] | undefined,
): readonly string[] | null {
  nations?.forEach((one, i) => {
    if (!(NATIONS as readonly string[]).includes(one))
      yaml.fault([...path, 'nations', i], `"${one}" is no nation.${nearest(one, NATIONS)}`)
  })
  return nations ?? null
}

export function readerOf(yaml: Yaml<unknown>, path: Path, source: Condition, { program }: GuidanceContext): Reader {
  checkCondition(yaml, path, source, program, true)
  return compileCondition(source)
}
