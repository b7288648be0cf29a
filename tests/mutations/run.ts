import { Workbench } from '../seeds/workbench.ts'
import { mutationsOf } from './content.ts'
import { Judge, type Verdict } from './judging.ts'
import { type Mutation, nameOf, pick } from './mutation.ts'
import { readUncaught, reasonFor } from './uncaught.ts'

const [many = 200, seed = 1] = process.argv.slice(2).map(Number)

/**
 * `npm run check:mutate -- [how many] [seed]`: edits the content in one place, so often, and says of each edit what saw it.
 * Exit code 1 where nothing did, and no reason why that is right is written down in uncaught.yaml.
 */
function main(): void {
  const bench = new Workbench()
  try {
    const loaded = bench.load()
    if ('mistakes' in loaded) throw new Error('the content has mistakes as it is: run npm run check')
    const judge = new Judge(bench, loaded.subject.world)
    const listed = readUncaught()
    const counts = new Map<string, number>()
    for (const mutation of pick(mutationsOf(bench, loaded.subject.world.program), many, seed)) {
      const verdict = judge.verdictOn(mutation)
      const reason = verdict.by === 'nothing' ? reasonFor(mutation, listed) : null
      const kind = verdict.by === 'nothing' ? (reason ? 'nothing, as listed' : 'NOTHING') : verdict.by
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      console.log(told(mutation, verdict, reason?.because ?? null))
    }
    console.log(`\n${[...counts].map(([kind, count]) => `${count} by ${kind}`).join(', ')}`)
    if (counts.has('NOTHING')) process.exitCode = 1
  } finally {
    bench.remove()
  }
}

function told(mutation: Mutation, verdict: Verdict, because: string | null): string {
  const { operator, file, line, what } = mutation
  const edit = `${file}:${line}: ${operator}: ${what}`
  if (verdict.by === 'golden') return `${edit}\n  seen by the golden conversation "${verdict.golden}"`
  if (verdict.by === 'nothing')
    return `${edit}\n  ${because === null ? `SEEN BY NOTHING: ${nameOf(mutation)}` : `not seen: ${because}`}`
  const { finding } = verdict
  const by = verdict.by === 'proof' ? verdict.check : 'loading'
  return `${edit}\n  ${by}: ${finding?.file}:${finding?.line}: ${finding?.message}`
}

main()
