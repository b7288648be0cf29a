import { z } from 'zod'
import type { Program } from '../flows/types.ts'
import type { Asked, AskedFor } from '../guidance/types.ts'
import { chosen, isKeys } from './chosen.ts'
import { readYaml, yamlNames } from './document.ts'
import { nearest, type Problem } from './problem.ts'
import { format, name, names } from './schema.ts'

const byId = name.transform((id) => ({ id, help: false }))
const fully = z.strictObject({ id: name, help: z.boolean() })
const askedFile = z.strictObject({
  format,
  answers: z.array(chosen<typeof byId | typeof fully>((raw) => (isKeys(raw) ? fully : byId))),
  topics: names.default([]),
})

/** What guidance/asked.yaml holds. */
export interface AskedFile {
  readonly asked: readonly Asked[]
  readonly askedFor: readonly AskedFor[]
}

/**
 * Reads guidance/asked.yaml: the questions to the chat itself that have an answer, and the topics that can be asked for. Without the
 * file there are none.
 */
export function loadAsked(root: string, { topics }: Pick<Program, 'topics'>, problems: Problem[]): AskedFile {
  if (!yamlNames(root, 'guidance').includes('asked')) return { asked: [], askedFor: [] }
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
  return { asked, askedFor }
}
