import { fileURLToPath } from 'node:url'
import { ContentError, nearest, type Problem } from '../content/problem.ts'
import { DEFAULT_LOCALE, readTextRows } from '../content/texts.ts'
import { loadWorld, readLate, type World } from '../content/world.ts'
import { dayOf } from '../directory/hours/london.ts'
import type { Finding } from '../proof/check.ts'
import { uncheckedFacts } from '../proof/checks/directory/shelf-life.ts'
import { livesOf } from '../proof/lives.ts'
import { findingsOf } from '../proof/prove.ts'
import { findingLines, livesReport, reportForMachines, reportOf } from '../proof/report.ts'
import { Explorer } from '../proof/slices/explorer.ts'
import { ALWAYS } from '../proof/slices/formula.ts'
import { wholeOf } from '../proof/slices/whole.ts'
import { spoken } from '../proof/spoken.ts'
import { mistakesIn } from '../publishing/judge.ts'
import { proveInTwo } from '../publishing/prove-apart.ts'
import { noteProven } from '../publishing/proven.ts'
import { ArgumentError, readArguments } from './arguments.ts'
import { launchList } from './launch-list.ts'
import { readSignOff } from './sign-off.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OPTIONS = {
  json: null,
  facts: null,
  lives: null,
  launch: null,
  to: 'flows/main.yaml:13',
  'as-of': '2026-11-26',
} as const
/** A fact that is about to be too old is told of while there is time to check it. */
const DAYS_AHEAD = 30

/**
 * `npm run check -- [--json] [--facts] [--lives] [--launch] [--to flows/main.yaml:13] [--as-of 2026-11-26]`: reads all content, holds it against itself
 * and to every promise, and says what was proved. Exit code 0: all holds; 1: something was found; 2: it was called wrongly.
 *
 * --json for machines; --facts: what a person has to look at before the launch, where, and who signs it; --lives: where each fact is asked
 * and read; --to: the shortest conversation to a step; --launch: unverified facts fail too; --as-of: the day against which ages are judged, today's in 30 days if left out.
 */
async function main(typed: readonly string[]): Promise<void> {
  const { values, others } = readArguments(typed, OPTIONS)
  if (others.length > 0) throw new ArgumentError([`"${others[0]}": this command takes options only.`])
  const day = values['as-of'] === undefined ? today() + DAYS_AHEAD : dayOf(values['as-of'])
  if (day === null) throw new ArgumentError([`--as-of: "${values['as-of']}" is no day such as 2026-11-26.`])
  if (values.facts) {
    facts(read())
    return
  }
  if (values.lives) {
    const world = read()
    for (const journey of world.program.journeys.keys())
      console.log(livesReport(journey, livesOf(world.program, journey)))
    return
  }
  if (values.to !== undefined) {
    console.log(wayTo(read(), values.to).join('\n'))
    return
  }
  const begun = performance.now()
  const { world, proof: whole } = await proveInTwo(ROOT, day)
  const proof = values.launch ? { ...whole, besides: [...whole.besides, ...unverified(world)] } : whole
  const ms = performance.now() - begun
  if (values.json) console.log(JSON.stringify(reportForMachines(proof, world.hash, ms), null, 2))
  else console.log(reportOf(proof, ms))
  if (findingsOf(proof).length > 0) process.exitCode = 1
  else noteProven(ROOT, world.hash)
}

function read(): World {
  const world = loadWorld(ROOT)
  readLate(world)
  return world
}

/** The shortest conversation to the step that begins on a line, as somebody would have typed it. */
function wayTo(world: World, at: string): string[] {
  const all = [...world.program.flows.values()].flatMap((flow) =>
    flow.steps.map((step, number) => ({ flow: flow.id, step: number, at: step.at })),
  )
  const step = all.find((one) => one.at === at)
  if (!step)
    throw new ArgumentError([
      `--to: no step begins at "${at}".${nearest(
        at,
        all.map((one) => one.at),
      )}`,
    ])
  const way = new Explorer(world.program).wayTo({ ...step, watch: ALWAYS })
  if (!way) return ['Nobody can come to this step.']
  const lines = spoken(world, wholeOf(way).entries)
  return lines.length > 0 ? lines : ['It stands at the very beginning.']
}

const today = (): number => Math.floor(Date.now() / 86_400_000)

/** What people are shown although nobody has opened its source and agreed. */
const unverified = ({ directory }: World): Finding[] =>
  uncheckedFacts(directory).map(({ organisation, field, value, at, sources }) => {
    const colon = at.lastIndexOf(':')
    const where = sources.map(({ url }) => url).join(', ') || 'no source is written down'
    return {
      file: at.slice(0, colon),
      line: Number(at.slice(colon + 1)),
      message: `${organisation}: ${field}, "${value}". Open ${where}; if it agrees, write today's day as "checked"`,
    }
  })

function facts(world: World): void {
  const problems: Problem[] = []
  const { directory } = world
  const lawIn = new Set([...directory.law.values()].flatMap(({ nations }) => [...nations]))
  const rows = readTextRows(ROOT)
  const signOff = readSignOff(ROOT, { rows, lawIn }, problems)
  if (!signOff || problems.length > 0) throw new ContentError(problems)
  console.log(
    launchList(
      signOff,
      directory,
      rows.filter(({ locale }) => locale === DEFAULT_LOCALE),
    ).join('\n'),
  )
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const mistakes = mistakesIn(error, ROOT)
  if (error instanceof ArgumentError) {
    console.error(error.message)
    process.exitCode = 2
  } else if (mistakes.length > 0) {
    console.error(mistakes.flatMap(findingLines).join('\n'))
    console.error(`\n${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in the content.`)
    process.exitCode = 1
  } else throw error
}
