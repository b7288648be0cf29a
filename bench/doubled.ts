import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { loadFlows } from '../src/content/flows.ts'
import { guidanceNames, loadGuidance } from '../src/content/guidance.ts'
import { ContentError, type Problem } from '../src/content/problem.ts'
import type { World } from '../src/content/world.ts'
import { NATIONS } from '../src/directory/places/types.ts'
import { ROOT } from './content.ts'

type Keys = Readonly<Record<string, unknown>>

const AGAIN = '-again'
/** Begins at any question or in danger, whatever the journey: there is one of each. */
const ONCE = ['help', 'after-danger']
const SHARED = ['facts', 'lists', 'journeys']
/** Keys whose values are names that get a second one of their kind. */
const NAMING = ['ask', 'tell', 'run', 'show', 'menu', 'topics', 'open', 'change', 'fact', 'confirms']

/**
 * The content twice: every fact, flow, topic and card again under another name, and a journey that asks all of the first and
 * then all of the second. It has no words: only what can be walked is there.
 */
export function doubled(world: World): World {
  const read = (folder: string) =>
    new Map(
      readdirSync(join(ROOT, folder)).map((file): [string, Keys] => [
        file.slice(0, -'.yaml'.length),
        parse(readFileSync(join(ROOT, folder, file), 'utf8'), { merge: true }),
      ]),
    )
  const [flows, guidance] = [read('flows'), read('guidance')]
  const { format: _, ...facts } = flows.get('facts') ?? {}
  const again = new Renaming(
    new Set(
      [
        ...world.program.questions.keys(),
        ...world.program.derived.keys(),
        ...world.program.menus.keys(),
        ...flows.keys(),
        ...world.guidance.documents.keys(),
      ].filter((name) => ![...ONCE, ...SHARED].includes(name)),
    ),
  )
  const files = new Map<string, unknown>()
  for (const [id, flow] of flows) {
    files.set(`flows/${id}`, flow)
    if (!SHARED.includes(id) && !ONCE.includes(id)) files.set(`flows/${id}${AGAIN}`, again.of(flow))
  }
  files.set('flows/facts', { format: 1, ...facts, ...again.keysOf(facts) })
  const main = flows.get('main') ?? {}
  files.set('flows/main', { ...main, steps: [main.steps, (again.of(main) as Keys).steps].flat() })
  files.delete(`flows/main${AGAIN}`)
  for (const [id, document] of guidance) {
    files.set(`guidance/${id}`, document)
    if (world.guidance.documents.has(id) && usedIn(files, `${id}${AGAIN}`))
      files.set(`guidance/${id}${AGAIN}`, again.of(document))
  }
  return { ...world, ...loaded(files, world) }
}

/** Whether a flow shows a document. */
const usedIn = (files: ReadonlyMap<string, unknown>, document: string): boolean =>
  JSON.stringify([...files.values()]).includes(`"show":"${document}"`)

/** Gives the names in content files their second form. */
class Renaming {
  readonly #names: ReadonlySet<string>
  constructor(names: ReadonlySet<string>) {
    this.#names = names
  }
  #named(name: string): string {
    const [own = '', ...parts] = name.split('.')
    return this.#names.has(own) ? [`${own}${AGAIN}`, ...parts].join('.') : name
  }
  /** Any value: names under the keys that hold names, and facts where they are the keys of a condition. */
  of(value: unknown, under = ''): unknown {
    if (typeof value === 'string') return NAMING.includes(under) ? this.#named(value) : value
    if (Array.isArray(value)) return value.map((one) => this.of(one, under))
    return typeof value === 'object' && value !== null ? this.keysOf(value as Keys) : value
  }
  keysOf(keys: Keys): Keys {
    // a step or line says what it does under a key that may be the name of a question too
    const isOther = (key: string) => NAMING.includes(key) || ['say', 'words', 'id', 'text'].includes(key)
    return Object.fromEntries(
      Object.entries(keys).map(([key, value]) => [
        isOther(key) && typeof value === 'string' && key !== 'words' ? key : this.#named(key),
        this.of(value, key),
      ]),
    )
  }
}

function loaded(files: ReadonlyMap<string, unknown>, { directory }: World): Pick<World, 'program' | 'guidance'> {
  const root = mkdtempSync(join(tmpdir(), 'waymark-doubled-'))
  try {
    for (const [name, value] of files) {
      const path = join(root, `${name}.yaml`)
      mkdirSync(dirname(path), { recursive: true })
      // JSON is YAML too
      writeFileSync(path, JSON.stringify(value))
    }
    const problems: Problem[] = []
    const program = loadFlows(root, { guidance: guidanceNames(root), nations: NATIONS }, problems)
    const names = { organisations: new Set(directory.organisations.keys()), roles: new Set(directory.roles.keys()) }
    const guidance = problems.length > 0 ? undefined : loadGuidance(root, { program, ...names }, problems)
    if (!guidance || problems.length > 0) throw new ContentError(problems)
    return { program, guidance }
  } finally {
    rmSync(root, { recursive: true })
  }
}
