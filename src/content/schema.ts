import { z } from 'zod'
import type { Condition } from '../facts/condition.ts'

/** The form of content files. What names refer to is checked after reading, when all names are known. */

export const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a name: lower case letters, digits and hyphens')
/** a fact, or a part of one that the engine makes: `home.nation`, `behaviours.groups` */
const factName = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'expected the name of a fact')
export const names = z.array(name)
const was = z.union([name.transform((one) => [one]), names]).default([])
export const format = z.literal(1, 'expected 1: this edition reads format 1')

const test = z.union(
  [
    z.string(),
    z.boolean(),
    z.strictObject({ in: z.array(z.string()).min(1) }),
    z.strictObject({ includes: z.union([z.string(), z.array(z.string()).min(1)]) }),
    z.strictObject({ 'at-least': z.number().int().min(1) }),
    z.strictObject({ skipped: z.boolean() }),
    z.strictObject({ known: z.boolean() }),
  ],
  'expected a value, or one of in, includes, at-least, skipped, known',
)
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .record(z.string(), z.unknown())
    .refine((raw) => Object.keys(raw).length > 0, 'expected at least one fact')
    .transform((raw, context) => {
      for (const [key, value] of Object.entries(raw)) {
        const schema =
          key === 'any' || key === 'all'
            ? z.array(condition).min(1)
            : key === 'not'
              ? condition
              : factName.safeParse(key).success
                ? test
                : z.never(`"${key}" is no name of a fact`)
        const parsed = schema.safeParse(value)
        for (const issue of parsed.error?.issues ?? [])
          context.addIssue({ code: 'custom', message: issue.message, path: [key, ...issue.path] })
      }
      return raw as unknown as Condition
    }),
)
export const when = condition.optional()

export const does = z.union([
  z.enum(['change', 'done', 'emergency', 'help', 'restart', 'leave']),
  z.strictObject({ change: z.string() }),
  z.strictObject({ open: name }),
  z.strictObject({ language: z.string() }),
])
const choiceObject = z.strictObject({
  id: name,
  was,
  when,
  does: does.optional(),
  raises: z
    .union([z.enum(['danger', 'crisis']), z.strictObject({ alert: z.enum(['danger', 'crisis']), when: condition })])
    .optional(),
  confirms: name.optional(),
  nation: name.optional(),
})
export const choice = z.union(
  [name.transform((id) => choiceObject.parse({ id })), choiceObject],
  'expected a choice: a name, or an object with an id',
)
export type ChoiceSource = z.output<typeof choice>

const question = {
  rev: z.number().int().min(1).default(1),
  was,
  found: z.record(name, name).default({}),
  keep: names.default([]),
  'or-words': z.boolean().default(false),
}
export const declarations = {
  oneOf: z.strictObject({ 'one-of': z.array(choice).min(1), skip: name.optional(), ...question }),
  anyOf: z.strictObject({ 'any-of': z.union([name, z.array(choice).min(1)]), exclude: name.optional(), ...question }),
  place: z.strictObject({ place: z.literal(true), choices: z.array(choice).default([]), ...question }),
  derive: z.strictObject({ derive: condition }),
}
export const declaration = z.union(
  [declarations.oneOf, declarations.anyOf, declarations.place, declarations.derive],
  'expected a fact: one-of, any-of, place or derive',
)
export type Declaration = z.output<typeof declaration>

/** A file of things by name beside its `format`. */
function byName<S extends z.ZodType>(schema: S) {
  return z.looseObject({ format }).transform(({ format: _, ...raw }, context): Record<string, z.output<S>> => {
    const all: Record<string, z.output<S>> = {}
    for (const [id, value] of Object.entries(raw)) {
      const parsed = name.safeParse(id).success ? schema.safeParse(value) : name.safeParse(id)
      for (const issue of parsed.error?.issues ?? [])
        context.addIssue({ code: 'custom', message: issue.message, path: [id, ...issue.path] })
      if (parsed.success) all[id] = parsed.data as z.output<S>
    }
    return all
  })
}
export const factsFile = byName(declaration)

const group = z.union([
  names.min(1).transform((choices) => ({ was: [] as string[], choices })),
  z.strictObject({ was, choices: names.min(1) }),
])
export const listsFile = byName(z.strictObject({ groups: z.record(name, group), keep: names.default([]) }))
export type ListSource = z.output<typeof listsFile>[string]
export const journeysFile = byName(z.strictObject({ flow: name, help: name, 'after-danger': name.optional() }))

const step = { when, part: name.optional() }
export const steps = {
  /** a question of flows/facts.yaml, or with the keys of a declaration a question of its own */
  ask: z.looseObject({ ask: name, 'groups-only': z.boolean().default(false), ...step }),
  tell: z.strictObject({ tell: name, rev: z.number().int().min(1).default(1), was, keep: names.default([]), ...step }),
  say: z.strictObject({ say: name, ...step }),
  show: z.strictObject({ show: name, ...step }),
  // biome-ignore lint/suspicious/noThenProperty: the name in flow files; nothing here is awaited
  run: z.strictObject({ run: name, as: name.optional(), then: z.literal('stop').optional(), ...step }),
  menu: z.strictObject({ menu: name, was, topics: z.union([names.min(1), z.record(name, names.min(1))]), ...step }),
  stop: z.strictObject({ stop: z.literal(true), ...step }),
}
export type StepKind = keyof typeof steps
export const flowFile = z.strictObject({
  format,
  was,
  only: when,
  them: when,
  words: name.optional(),
  nations: names.optional(),
  steps: z.array(z.looseObject({})).min(1),
})
