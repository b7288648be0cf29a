import { z } from 'zod'
import { type Force, type ForceRecord, toForce } from '../directory/forces.ts'
import { readYaml } from './document.ts'
import type { Problem } from './problem.ts'
import { readSource } from './source.ts'

const FILE = 'directory/forces.json'

const address = z.strictObject({
  url: z.url({ protocol: /^https$/ }).nullable(),
  confidence: z.enum(['high', 'medium', 'low', 'none']),
  source: z.string().min(1),
  candidate: z.url().nullable().optional(),
})

const record = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, 'lower case letters and hyphens'),
  name: z.string().min(1),
  localName: z.string().optional(),
  inSentence: z.string().optional(),
  nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland', 'great-britain']),
  gss: z.string().nullable(),
  aliases: z.array(z.string()),
  territorial: z.boolean(),
  coverage: z.string().optional(),
  website: z.url({ protocol: /^https$/ }),
  websiteConfidence: z.enum(['high', 'medium', 'low']),
  reportCrime: address,
  reportStalking: address,
  phone: z.strictObject({
    nonEmergency: z.string(),
    emergency: z.string(),
    relay: z.string().optional(),
    text: z.string().optional(),
    confidence: z.string(),
  }),
  source: z.string().min(1),
})

const schema = z.object({ version: z.string(), forces: z.array(record) })

/** Reads directory/forces.json: the police forces, with what may be shown of each. Mistakes go to `problems`; then the list is empty. */
export function loadForces(root: string, problems: Problem[]): readonly Force[] {
  return (readRecords(root, problems) ?? []).map(toForce)
}

function readRecords(root: string, problems: Problem[]): readonly ForceRecord[] | undefined {
  const source = readSource(root, FILE, problems)
  if (source === undefined) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(source))
    if (parsed.success) return parsed.data.forces
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  // JSON is YAML too: read that way, slower, a mistake has a line.
  return readYaml(root, FILE, schema, problems)?.value.forces
}
