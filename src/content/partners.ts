import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readYaml, yamlNames } from './document.ts'
import type { Problem } from './problem.ts'
import { format } from './schema.ts'

/** A charity whose site may show the chat. */
export interface Partner {
  readonly id: string
  readonly name: string
  /** origins whose pages may frame the chat, as `https://example.org` */
  readonly origins: readonly string[]
}

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'expected an origin such as https://example.org, without a path',
  )
const schema = z.strictObject({ format, name: z.string().trim().min(1), origins: z.array(origin).min(1) })

/** Reads partners/: a file a charity, by id. */
export function loadPartners(root: string, problems: Problem[]): ReadonlyMap<string, Partner> {
  const partners = new Map<string, Partner>()
  if (!existsSync(join(root, 'partners'))) return partners
  for (const id of yamlNames(root, 'partners')) {
    const yaml = readYaml(root, `partners/${id}.yaml`, schema, problems)
    if (yaml) partners.set(id, { id, name: yaml.value.name, origins: yaml.value.origins })
  }
  return partners
}
