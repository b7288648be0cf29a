import { z } from 'zod'
import type { Condition } from '../facts/condition.ts'
import type { Reflection, Section, Told } from '../guidance/types.ts'
import { byKey, chosen } from './chosen.ts'
import type { Path, Yaml } from './document.ts'
import { type GuidanceContext, key, lines, linesOf, nations, nationsOf, readerOf } from './guidance-lines.ts'
import { nearest } from './problem.ts'
import { format, name, names, when } from './schema.ts'

const sources = {
  fact: z.strictObject({ fact: name, of: names.min(1).optional(), as: key.optional(), when }),
  heard: z.strictObject({ heard: name, as: key.optional(), quoted: z.boolean().default(true), when }),
  typed: z.strictObject({ typed: name, as: key, when }),
}
const source = chosen<(typeof sources)[keyof typeof sources]>((raw) =>
  byKey(raw, sources, '{ fact }, { heard } or { typed, as }'),
)
const from = z.array(source).min(1)
const section = { id: name, when, nations }
// the first key that stands there says which of them it is: what is looked at through a lens has lines too
const sections = {
  lens: z.strictObject({ ...section, lines, as: key, lens: z.array(z.strictObject({ text: key, from })).min(1) }),
  heading: z.strictObject({ ...section, heading: key, from }),
  lines: z.strictObject({ ...section, leads: z.boolean().default(false), lines }),
}
export const reflectionSchema = z.strictObject({
  format,
  kind: z.literal('reflection'),
  sections: z
    .array(chosen<(typeof sections)[keyof typeof sections]>((raw) => byKey(raw, sections, 'lines, heading or lens')))
    .min(1),
})

/** What a person told, to be said back, as guidance/ declares it. Mistakes go to `yaml`. */
export function reflectionOf(
  id: string,
  yaml: Yaml<unknown>,
  { sections: declared }: z.output<typeof reflectionSchema>,
  context: GuidanceContext,
): Reflection {
  const seen = new Set<string>()
  return {
    kind: 'reflection',
    id,
    sections: declared.map((one, i): Section => {
      const path = ['sections', i]
      if (seen.has(one.id)) yaml.fault([...path, 'id'], `there is another section "${one.id}" above`)
      seen.add(one.id)
      const base = {
        id: one.id,
        when: whenOf(yaml, [...path, 'when'], one.when, context),
        nations: nationsOf(yaml, path, one.nations),
        at: `${yaml.file}:${yaml.lineOf(path)}`,
      }
      if ('heading' in one)
        return { ...base, kind: 'list', heading: one.heading, told: toldOf(yaml, [...path, 'from'], one.from, context) }
      const sentences = linesOf(yaml, [...path, 'lines'], one.lines, context)
      if (!('lens' in one)) return { ...base, kind: 'lines', leads: one.leads, lines: sentences }
      const lens = one.lens.map(({ text, from: list }, j) => ({
        text,
        told: toldOf(yaml, [...path, 'lens', j, 'from'], list, context),
        at: `${yaml.file}:${yaml.lineOf([...path, 'lens', j])}`,
      }))
      return { ...base, kind: 'lens', lines: sentences, as: one.as, lens }
    }),
  }
}

function toldOf(yaml: Yaml<unknown>, path: Path, list: z.output<typeof from>, context: GuidanceContext): Told[] {
  return list.map((one, i) => ({
    from: fromOf(yaml, [...path, i], one, context),
    when: whenOf(yaml, [...path, i, 'when'], one.when, context),
    as: one.as ?? null,
    quoted: !('quoted' in one) || one.quoted,
    at: `${yaml.file}:${yaml.lineOf([...path, i])}`,
  }))
}

const whenOf = (yaml: Yaml<unknown>, path: Path, condition: Condition | undefined, context: GuidanceContext) =>
  condition ? readerOf(yaml, path, condition, context) : null

function fromOf(
  yaml: Yaml<unknown>,
  path: Path,
  one: z.output<typeof source>,
  { program }: GuidanceContext,
): Told['from'] {
  if ('heard' in one) {
    const labels = program.holds.said
    if (labels && !labels.includes(one.heard))
      yaml.fault([...path, 'heard'], `nothing that is heard is called "${one.heard}".${nearest(one.heard, labels)}`)
    return { kind: 'label', label: one.heard, key: `heard.${one.heard}` }
  }
  const [id, part] = 'typed' in one ? [one.typed, 'typed'] : [one.fact, 'fact']
  const question = program.questions.get(id)
  if (!question) yaml.fault([...path, part], `there is no question "${id}".${nearest(id, program.questions.keys())}`)
  if ('typed' in one) return { kind: 'typed', question: id }
  // "none of these" tells nothing
  const given = one.of ?? [...(question?.byId.keys() ?? [])].filter((choice) => choice !== question?.exclude)
  const choices = given.flatMap((choice, i) => {
    const spec = question?.byId.get(choice)
    if (question && !spec)
      yaml.fault([...path, 'of', i], `"${id}" has no choice "${choice}".${nearest(choice, question.byId.keys())}`)
    if (!question || !spec) return []
    const labels = [...question.found].flatMap(([label, ticks]) => (ticks === spec.id ? label : []))
    return [{ id: spec.id, key: spec.text, labels }]
  })
  return { kind: 'answers', fact: id, choices }
}
