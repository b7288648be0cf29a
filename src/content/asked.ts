import { z } from 'zod'
import type { Asked } from '../guidance/types.ts'
import { chosen, isKeys } from './chosen.ts'
import { readYaml, yamlNames } from './document.ts'
import type { Problem } from './problem.ts'
import { format, name } from './schema.ts'

const byId = name.transform((id) => ({ id, help: false }))
const fully = z.strictObject({ id: name, help: z.boolean() })
const askedFile = z.strictObject({
  format,
  answers: z.array(chosen<typeof byId | typeof fully>((raw) => (isKeys(raw) ? fully : byId))),
})

/** Reads guidance/asked.yaml: the questions to the chat itself that have an answer. Without the file there are none. */
export function loadAsked(root: string, problems: Problem[]): readonly Asked[] {
  if (!yamlNames(root, 'guidance').includes('asked')) return []
  const yaml = readYaml(root, 'guidance/asked.yaml', askedFile, problems)
  return (yaml?.value.answers ?? []).map(({ id, help }, i, all) => {
    if (all.findIndex((one) => one.id === id) < i) yaml?.fault(['answers', i], `"${id}" stands here twice`)
    return { id, text: `asked.${id}`, help, at: `guidance/asked.yaml:${yaml?.lineOf(['answers', i])}` }
  })
}
