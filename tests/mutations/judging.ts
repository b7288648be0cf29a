import type { World } from '../../src/content/world.ts'
import type { Check, Finding } from '../../src/proof/check.ts'
import { CHECKS } from '../../src/proof/registry.ts'
import type { Workbench } from '../seeds/workbench.ts'
import { readGoldens } from './goldens.ts'
import type { Mutation } from './mutation.ts'

/** What saw a mutation first. */
export type Verdict =
  | { readonly by: 'loading'; readonly finding: Finding | undefined }
  | { readonly by: 'proof'; readonly check: string; readonly finding: Finding | undefined }
  | { readonly by: 'golden'; readonly golden: string }
  | { readonly by: 'nothing' }

/** The checks that have to walk flows come last: most mutations are seen before. */
const WALKING = [
  'ends-at-contacts',
  'alerts-come-back',
  'nations-kept',
  'firewall-holds',
  'bands-never-empty',
  'guidance-reached',
]
const inOrder = [...CHECKS].sort((a, b) => WALKING.indexOf(a.id) - WALKING.indexOf(b.id))

/** Judges mutations of one content: by loading, by each check of the proof, and then by the golden conversations. */
export class Judge {
  readonly #bench: Workbench
  readonly #goldens: ReadonlyMap<string, string>

  /** @throws where the content has mistakes as it is */
  constructor(bench: Workbench, world: World) {
    this.#bench = bench
    this.#goldens = readGoldens(world)
  }

  verdictOn({ file, text }: Mutation): Verdict {
    return this.#bench.with([{ file, from: this.#bench.read(file), to: text() }], () => {
      const loaded = this.#bench.load()
      if ('mistakes' in loaded) return { by: 'loading', finding: loaded.mistakes[0] }
      const seen = firstOf(inOrder, (check) => check.run(loaded.subject))
      if (seen) return { by: 'proof', check: seen.check.id, finding: seen.findings[0] }
      const golden = [...readGoldens(loaded.subject.world)].find(([name, read]) => read !== this.#goldens.get(name))
      return golden ? { by: 'golden', golden: golden[0] } : { by: 'nothing' }
    })
  }
}

/** The first check that finds something. */
function firstOf(checks: readonly Check[], run: (check: Check) => readonly Finding[]) {
  for (const check of checks) {
    const findings = run(check)
    if (findings.length > 0) return { check, findings }
  }
  return null
}
