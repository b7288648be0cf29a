import { z } from 'zod'
import type { Condition } from '../facts/condition.ts'
import { byKey, chosen, isKeys, single } from './chosen.ts'
import { formError, formMistakes, inWords } from './form-error.ts'
import { nearest } from './problem.ts'

/** The form of content files. What names refer to is checked after reading, when all names are known. */

const NAME = 'a name: lower case letters, digits and hyphens'
export const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: ({ input }) => `expected ${NAME}, found ${inWords(input)}` })
/** a fact, or a part of one that the engine makes: `home.nation`, `behaviours.groups` */
const FACT_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/
export const names = z.array(name)
const nameAsList = name.transform((one) => [one])
const was = single(nameAsList, names).default([])
export const format = z.literal(1, 'expected 1, the only format that there is')

const values = z.array(z.string()).min(1)
const tests = {
  in: z.strictObject({ in: values }),
  includes: z.strictObject({ includes: single(z.string(), values) }),
  'at-least': z.strictObject({ 'at-least': z.int().min(1) }),
  skipped: z.strictObject({ skipped: z.boolean() }),
  known: z.strictObject({ known: z.boolean() }),
}
const test = chosen<z.ZodType>((raw) =>
  typeof raw === 'string' || typeof raw === 'boolean'
    ? z.union([z.string(), z.boolean()])
    : byKey(raw, tests, `a value, or one of ${Object.keys(tests).join(', ')}`),
)
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.unknown().transform((raw, context) => {
    const fault = (message: string, path: readonly PropertyKey[] = []) =>
      context.addIssue({ code: 'custom', message, path: [...path] })
    if (!isKeys(raw)) fault(`expected a condition such as { fact: value }, found ${inWords(raw)}`)
    else if (Object.keys(raw).length === 0) fault('expected a condition such as { fact: value }, found nothing in it')
    else
      for (const [key, value] of Object.entries(raw)) {
        const parsed = conditionPart(key, value).safeParse(value, { error: formError })
        for (const { message, path } of formMistakes(parsed.error)) fault(message, [key, ...path])
      }
    return raw as Condition
  }),
)
function conditionPart(key: string, value: unknown): z.ZodType {
  if (key === 'any' || key === 'all') return z.array(condition).min(1)
  if (key === 'not') return condition
  const slip = isKeys(value) || Array.isArray(value) ? nearest(key, ['any', 'all', 'not']) : ''
  if (slip.includes('Did you mean')) return z.never(`"${key}" is no key here.${slip}`)
  return FACT_NAME.test(key)
    ? test
    : z.never(`"${key}" is no name of a fact: expected lower case letters, digits and hyphens`)
}
export const when = condition.optional()

const doing = {
  change: z.strictObject({ change: z.string() }),
  open: z.strictObject({ open: name }),
  language: z.strictObject({ language: z.string() }),
}
const doings = z.enum(['change', 'done', 'emergency', 'help', 'restart', 'leave'])
export const does = chosen<(typeof doing)[keyof typeof doing] | typeof doings>((raw) =>
  isKeys(raw) ? byKey(raw, doing, '') : doings,
)
const alert = z.enum(['danger', 'crisis'])
const raises = z.strictObject({ alert, when: condition })
const choiceObject = z.strictObject({
  id: name,
  was,
  when,
  does: does.optional(),
  raises: chosen<typeof alert | typeof raises>((raw) => (isKeys(raw) ? raises : alert)).optional(),
  confirms: name.optional(),
  skips: z.literal(true).optional(),
  nation: name.optional(),
})
const choiceName = name.transform((id): z.output<typeof choiceObject> => choiceObject.parse({ id }))
export const choice = chosen<typeof choiceName | typeof choiceObject>((raw) =>
  isKeys(raw) ? choiceObject : choiceName,
)
export type ChoiceSource = z.output<typeof choice>

const question = {
  rev: z.number().int().min(1).default(1),
  was,
  found: z.record(name, single(nameAsList, names.min(1))).default({}),
  covers: z.record(name, name).default({}),
  keep: names.default([]),
  'or-words': z.boolean().default(false),
}
const about = z.strictObject({ fact: name, same: names.default([]) }).optional()
const choices = z.array(choice).min(1)
export const declarations = {
  'one-of': z.strictObject({ 'one-of': choices, skip: name.optional(), about, ...question }),
  'any-of': z.strictObject({ 'any-of': single(name, choices), exclude: name.optional(), ...question }),
  place: z.strictObject({ place: z.literal(true), choices: z.array(choice).default([]), ...question }),
  derive: z.strictObject({ derive: condition }),
}
export const declaration = chosen<(typeof declarations)[keyof typeof declarations]>((raw) =>
  byKey(raw, declarations, `a fact: one of ${Object.keys(declarations).join(', ')}`),
)
export type Declaration = z.output<typeof declaration>

/** A file of things by name beside its `format`. */
function byName<S extends z.ZodType>(schema: S) {
  return z.looseObject({ format }).transform(({ format: _, ...raw }, context): Record<string, z.output<S>> => {
    const all: Record<string, z.output<S>> = {}
    for (const [id, value] of Object.entries(raw)) {
      const isName = name.safeParse(id).success
      const parsed = isName ? schema.safeParse(value, { error: formError }) : name.safeParse(id)
      for (const { message, path } of formMistakes(parsed.error))
        context.addIssue({ code: 'custom', message, path: [id, ...path] })
      if (parsed.success) all[id] = parsed.data as z.output<S>
    }
    return all
  })
}
export const factsFile = byName(declaration)

const listedName = name.transform((id): { id: string; was: string[] } => ({ id, was: [] }))
const listedObject = z.strictObject({ id: name, was })
const listed = z
  .array(chosen<typeof listedName | typeof listedObject>((raw) => (isKeys(raw) ? listedObject : listedName)))
  .min(1)
const groupNames = listed.transform((choices) => ({ was: [] as string[], choices }))
const groupObject = z.strictObject({ was, choices: listed })
const group = chosen<typeof groupNames | typeof groupObject>((raw) => (isKeys(raw) ? groupObject : groupNames))
export const listsFile = byName(z.strictObject({ groups: z.record(name, group), keep: names.default([]) }))
export type ListSource = z.output<typeof listsFile>[string]
export const journeysFile = byName(
  z.strictObject({ flow: name, help: name, 'after-danger': name.optional(), words: name.optional() }),
)

const step = { when, part: name.optional(), nations: names.min(1).optional() }
const topicList = names.min(1)
const topicGroups = z.record(name, topicList)
const topics = chosen<typeof topicList | typeof topicGroups>((raw) => (isKeys(raw) ? topicGroups : topicList))
export const steps = {
  /** a question of flows/facts.yaml, or with the keys of a declaration a question of its own */
  ask: z.looseObject({ ask: name, 'groups-only': z.boolean().default(false), ...step }),
  tell: z.strictObject({
    tell: name,
    rev: z.number().int().min(1).default(1),
    was,
    keep: names.default([]),
    'as-written': z.boolean().default(false),
    ...step,
  }),
  say: z.strictObject({ say: name, ...step }),
  show: z.strictObject({ show: name, ...step }),
  // biome-ignore lint/suspicious/noThenProperty: the name in flow files; nothing here is awaited
  run: z.strictObject({ run: name, as: name.optional(), then: z.literal('stop').optional(), ...step }),
  menu: z.strictObject({ menu: name, was, topics, ...step }),
  stop: z.strictObject({ stop: z.literal(true), ...step }),
}
export type StepKind = keyof typeof steps
export const flowFile = z.strictObject({
  format,
  was,
  only: when,
  optional: z.boolean().default(false),
  them: when,
  words: name.optional(),
  nations: names.optional(),
  steps: z.array(z.looseObject({})).min(1),
})
