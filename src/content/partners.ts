import { z } from 'zod'
import type { Directory } from '../directory/types.ts'
import type { Program } from '../flows/types.ts'
import { type Colours, unreadable } from './colours.ts'
import { type Path, readYaml, type Yaml, yamlNames } from './document.ts'
import { nearest, type Problem } from './problem.ts'
import { format, name, names } from './schema.ts'

/** A charity whose site may show the chat. */
export interface Partner {
  readonly id: string
  readonly name: string
  /** null: those of the chat. They are for the light scheme; the dark one keeps its own. */
  readonly colours: Colours | null
  /** origins whose pages may frame the chat, as `https://example.org` */
  readonly origins: readonly string[]
  /** the languages that are offered on its pages, in its order; the first is for whoever has none of them */
  readonly languages: readonly string[]
  /** organisations of the directory that it wants offered beside its own services */
  readonly organisations: readonly string[]
  /** optional topics that it leaves out */
  readonly hide: readonly string[]
}

/** What partners are checked against. */
export interface PartnersContext {
  readonly program: Program
  readonly directory: Directory
  /** every language, the default one first */
  readonly locales: readonly string[]
}

/** It stands in headers as it is written here: no pattern, nothing that means something there. Another machine is reached safely only by https. */
const ORIGIN = /^(?:https:\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d+)?|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)$/
const origin = z
  .string()
  .refine(
    (text) => ORIGIN.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'expected an origin such as https://example.org, without a path',
  )
const COLOUR = 'expected a colour such as "#5b2a86", in quotes'
const colour = z
  .string(COLOUR)
  .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, COLOUR)
  .transform((text) => (text.length === 4 ? text.replace(/[0-9a-f]/gi, '$&$&') : text).toLowerCase())
const schema = z.strictObject({
  format,
  name: z.string().trim().min(1),
  colours: z.strictObject({ accent: colour, 'on-accent': colour }).optional(),
  origins: z.array(origin).min(1),
  languages: z.array(z.string()).min(1).optional(),
  organisations: names.default([]),
  hide: names.default([]),
})

/** Reads partners/: a file a charity, by id. Mistakes go to `problems`, with the nearest name that would be right. */
export function loadPartners(
  root: string,
  context: PartnersContext,
  problems: Problem[],
): ReadonlyMap<string, Partner> {
  const partners = new Map<string, Partner>()
  for (const id of yamlNames(root, 'partners')) {
    const yaml = readYaml(root, `partners/${id}.yaml`, schema, problems)
    if (!yaml) continue
    if (!name.safeParse(id).success)
      yaml.fault(
        [],
        `pages name this charity "${id}", which has to be lower case letters, digits and hyphens: rename the file`,
      )
    const { languages = context.locales, colours, format: _, ...own } = yaml.value
    const partner = {
      ...own,
      id,
      languages,
      colours: colours ? { accent: colours.accent, onAccent: colours['on-accent'] } : null,
    }
    check(yaml, partner, context)
    partners.set(id, partner)
  }
  return partners
}

function check(yaml: Yaml<unknown>, partner: Partner, { program, directory, locales }: PartnersContext): void {
  const { colours, languages, origins, organisations, hide } = partner
  for (const { which, message } of colours ? unreadable(colours) : [])
    yaml.fault(['colours', which === 'accent' ? 'accent' : 'on-accent'], message)
  twice(yaml, { origins, languages, organisations, hide })
  languages.forEach((one, i) => {
    if (!locales.includes(one)) yaml.fault(['languages', i], `there is no language "${one}".${nearest(one, locales)}`)
  })
  organisations.forEach((id, i) => {
    const wrong = wrongOrganisation(id, partner, directory)
    if (wrong !== null) yaml.fault(['organisations', i], wrong)
  })
  const optional = [...program.flows.values()].flatMap((flow) => (flow.optional ? [flow.id] : []))
  hide.forEach((id, i) => {
    if (optional.includes(id)) return
    const isThere = program.flows.has(id)
    yaml.fault(
      ['hide', i],
      isThere
        ? `"${id}" can't be left out by a charity: its flow does not say "optional".${nearest(id, optional)}`
        : `there is no topic "${id}".${nearest(id, optional)}`,
    )
  })
}

/** A list in which something stands twice. */
function twice(yaml: Yaml<unknown>, lists: Readonly<Record<string, readonly string[]>>): void {
  for (const [key, list] of Object.entries(lists))
    list.forEach((one, i) => {
      const path: Path = [key, i]
      if (list.indexOf(one) < i) yaml.fault(path, `"${one}" stands twice. Take one out`)
    })
}

function wrongOrganisation(id: string, partner: Partner, directory: Directory): string | null {
  const organisation = directory.organisations.get(id)
  if (organisation?.lastResort)
    return `"${id}" is there for everybody already, in its own place. A charity can't move it: take it out`
  if (organisation) return null
  const own = directory.ofPartners.get(partner.id) ?? []
  if (own.some((one) => one.id === id))
    return `"${id}" is offered already: it stands in directory/partners/${partner.id}.yaml. Take it out`
  return `there is no organisation "${id}" that may be offered.${nearest(id, directory.organisations.keys())}`
}
