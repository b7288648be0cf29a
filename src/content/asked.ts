import { z } from 'zod'
import { compileCondition } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import type { Asked, AskedFor, AtOnce } from '../guidance/types.ts'
import { chosen, isKeys } from './chosen.ts'
import { checkCondition } from './conditions.ts'
import { readYaml, yamlNames } from './document.ts'
import { nearest, type Problem } from './problem.ts'
import { condition, format, name, names } from './schema.ts'

const byId = name.transform((id) => ({ id, help: false }))
const fully = z.strictObject({ id: name, help: z.boolean() })
const askedFile = z.strictObject({
  format,
  answers: z.array(chosen<typeof byId | typeof fully>((raw) => (isKeys(raw) ? fully : byId))),
  topics: names.default([]),
  heard: z
    .array(
      z.strictObject({
        labels: names.min(1),
        says: name,
        when: condition.optional(),
        opens: name.optional(),
        beside: z.boolean().default(false),
        first: z.boolean().default(false),
      }),
    )
    .default([]),
})

/** What guidance/asked.yaml holds. */
export interface AskedFile {
  readonly asked: readonly Asked[]
  readonly askedFor: readonly AskedFor[]
  readonly atOnce: readonly AtOnce[]
}

/**
 * Reads guidance/asked.yaml: the questions to the chat itself that have an answer, the topics that can be asked for, and what is said
 * at once when something is heard. Without the file there are none.
 */
export function loadAsked(root: string, program: Program, problems: Problem[]): AskedFile {
  const { topics } = program
  if (!yamlNames(root, 'guidance').includes('asked')) return { asked: [], askedFor: [], atOnce: [] }
  const yaml = readYaml(root, 'guidance/asked.yaml', askedFile, problems)
  const at = (list: string, i: number) => `guidance/asked.yaml:${yaml?.lineOf([list, i])}`
  const asked = (yaml?.value.answers ?? []).map(({ id, help }, i, all) => {
    if (all.findIndex((one) => one.id === id) < i) yaml?.fault(['answers', i], `"${id}" stands here twice`)
    return { id, text: `asked.${id}`, help, at: at('answers', i) }
  })
  const askedFor = (yaml?.value.topics ?? []).flatMap((topic, i, all): AskedFor[] => {
    if (all.indexOf(topic) < i) yaml?.fault(['topics', i], `"${topic}" stands here twice`)
    if (topics.has(topic)) return [{ topic, typed: `topic.${topic}.also`, at: at('topics', i) }]
    yaml?.fault(['topics', i], `there is no topic "${topic}".${nearest(topic, topics)}`)
    return []
  })
  const known = labelsIn(program)
  const atOnce = (yaml?.value.heard ?? []).map(({ labels, says, when, opens = null, beside, first }, i): AtOnce => {
    for (const label of labels)
      if (known && !known.has(label))
        yaml?.fault(['heard', i, 'labels'], `nothing that is heard is called "${label}".${nearest(label, known)}`)
    if (opens !== null && !topics.has(opens))
      yaml?.fault(['heard', i, 'opens'], `there is no topic "${opens}".${nearest(opens, topics)}`)
    if (yaml && when) checkCondition(yaml, ['heard', i, 'when'], when, program)
    return {
      labels: new Set(labels),
      when: when ? compileCondition(when) : null,
      says,
      opens,
      beside,
      first,
      at: at('heard', i),
    }
  })
  return { asked, askedFor, atOnce }
}

/** Everything that can be heard; null where that is not known. */
function labelsIn({ holds, questions }: Program): ReadonlySet<string> | null {
  return holds.said && new Set([...holds.said, ...[...questions.values()].flatMap(({ found }) => [...found.keys()])])
}
