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

/** Names that guidance may refer to. */
export interface GuidanceContext {
  readonly program: Program
  readonly organisations: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

/** The key of a text. */
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
export const fullLine = z.strictObject({ text: key, when, nations, names: answers.optional() })
/** A text, or a text with when and where it is used. */
export const line = chosen<typeof bareLine | typeof fullLine>((raw) => (isKeys(raw) ? fullLine : bareLine))
/** One line, or a list of them; none when left out. */
export const lines = single(
  line.transform((one) => [one]),
  z.array(line),
).default([])

/** Lines as guidance reads them. Mistakes in them go to the problems of their file. */
export function linesOf(
  yaml: Yaml<unknown>,
  path: Path,
  source: readonly LineSource[],
  context: GuidanceContext,
): Line[] {
  return source.map((one, i) => lineOf(yaml, [...path, i], one, context))
}

/** One such line. */
export function lineOf(yaml: Yaml<unknown>, path: Path, source: LineSource, context: GuidanceContext): Line {
  return {
    text: source.text,
    when: source.when ? readerOf(yaml, [...path, 'when'], source.when, context) : null,
    nations: nationsOf(yaml, path, source.nations),
    ...(source.names && { names: namedAnswers(yaml, [...path, 'names'], source.names, context) }),
    at: `${yaml.file}:${yaml.lineOf(path)}`,
  }
}

function namedAnswers(
  yaml: Yaml<unknown>,
  path: Path,
  { fact, of }: { fact: string; of: readonly string[] },
  { program }: GuidanceContext,
): Names {
  const question = program.questions.get(fact)
  if (!question || question.choices.length === 0) {
    const others = [...program.questions.values()].flatMap(({ id, choices }) => (choices.length > 0 ? [id] : []))
    yaml.fault([...path, 'fact'], `"${fact}" is no question with choices.${nearest(fact, others)}`)
  }
  const choices = of.flatMap((id, i) => {
    const choice = question?.byId.get(id)
    if (question && !choice)
      yaml.fault([...path, 'of', i], `"${fact}" has no choice "${id}".${nearest(id, question.byId.keys())}`)
    return choice ? [{ id, key: choice.text }] : []
  })
  return { fact, choices }
}

/** Nations by name, each of which has to exist. */
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

/** A condition of guidance, compiled. */
export function readerOf(yaml: Yaml<unknown>, path: Path, source: Condition, { program }: GuidanceContext): Reader {
  checkCondition(yaml, path, source, program, true)
  return compileCondition(source)
}
