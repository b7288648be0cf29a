import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readYaml } from '../content/document.ts'
import { loadFlows } from '../content/flows.ts'
import { guidanceNames } from '../content/guidance.ts'
import { rolesFile } from '../content/organisation-schema.ts'
import { ContentError, type Problem } from '../content/problem.ts'
import { loadWorld, type World } from '../content/world.ts'
import { NATIONS } from '../directory/places/types.ts'
import { dot } from '../graph/dot.ts'
import { mermaid } from '../graph/mermaid.ts'
import { type Failure, graphOf } from '../graph/model.ts'
import { ArgumentError, oneOf, readArguments } from './arguments.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OPTIONS = { svg: 'flows.svg', findings: 'findings.json' } as const
const ALL = 'all'

const list = z.array(z.looseObject({ file: z.string(), line: z.number(), message: z.string() }))
const findingsFile = z.union([list, z.looseObject({ findings: list }).transform(({ findings }) => findings)])

/** Characters of a text that stand in the picture. */
const MOST_WORDS = 60

/**
 * `npm run -s graph -- [flow] [--svg out.svg] [--findings findings.json]`: the flows as a picture, all of them or one. Prints
 * Mermaid, or writes SVG. Emergency and the path of people who worry about what they do themselves have their colours; what is
 * wrong is marked where it is: mistakes in the content, and findings as `npm run -s check -- --json` prints them.
 */
async function main(typed: readonly string[]): Promise<void> {
  const { values, others } = readArguments(typed, OPTIONS)
  const [wish = ALL, other] = others
  if (other !== undefined) throw new ArgumentError([`"${other}": one flow is drawn at a time, or all of them.`])
  const { world, problems } = loaded()
  const program = world?.program ?? loadFlows(ROOT, { guidance: guidanceNames(ROOT), nations: NATIONS }, [])
  const flow = oneOf('graph', wish, [ALL, ...program.flows.keys()])
  const roles = readYaml(ROOT, 'directory/roles.yaml', rolesFile, [])
  const graph = graphOf({
    program,
    flows: flow === ALL ? [...program.flows.keys()] : [flow],
    ownBehaviour: roles?.value.people['own-behaviour'] ?? null,
    failures: [...problems, ...(values.findings === undefined ? [] : readFindings(values.findings))],
    textOf: (key) => world && shortened(world, key),
  })
  if (values.svg === undefined) process.stdout.write(mermaid(graph))
  else {
    // Only a picture needs what draws it.
    const { svg } = await import('../graph/svg.ts')
    writeFileSync(values.svg, await svg(dot(graph)))
  }
  if (problems.length > 0) throw new ContentError(problems)
}

/** The content, or what is wrong with it: then there is still a picture, without words. */
function loaded(): { world: World | null; problems: readonly Problem[] } {
  try {
    return { world: loadWorld(ROOT), problems: [] }
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return { world: null, problems: error.problems }
  }
}

function shortened({ texts }: World, key: string): string | null {
  const [locale = ''] = texts.locales
  if (!texts.has(locale, key)) return null
  const words = texts.get(locale, key, { values: {} }).replace(/\s+/g, ' ')
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …` : words
}

function readFindings(file: string): readonly Failure[] {
  const expected = `--findings: ${file} is no list of findings. Write one with: npm run -s check -- --json > findings.json`
  try {
    const parsed = findingsFile.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
  } catch (error) {
    if (!(error instanceof SyntaxError || (error instanceof Error && 'code' in error))) throw error
  }
  throw new ArgumentError([expected])
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof ContentError || error instanceof ArgumentError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
