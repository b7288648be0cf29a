import type { Content } from '../channels/deps.ts'
import { Live } from '../channels/live.ts'
import { worldLoader } from '../content/world.ts'
import type { Finding } from '../proof/check.ts'
import { contentOf } from '../publishing/content-of.ts'
import { judge, mistakesIn, type Prove } from '../publishing/judge.ts'

/** What a page in write mode is told. */
export interface Status {
  /** hash of the content that is shown; empty before there is any */
  readonly hash: string
  /** why what was saved last is not shown; empty where it is */
  readonly findings: readonly Finding[]
}

/** Where content is written: what is shown of it, and what is still wrong with what was saved last. */
export class Desk {
  readonly #root: string
  readonly #load: ReturnType<typeof worldLoader>
  readonly #prove: Prove
  readonly #listeners = new Set<(status: Status) => void>()
  #status: Status = { hash: '', findings: [] }
  #live: Live<Content> | null = null

  constructor(root: string, prove: Prove) {
    this.#root = root
    this.#load = worldLoader(root)
    this.#prove = prove
  }

  get status(): Status {
    return this.#status
  }
  /** What is shown; null until there has been content that may be. */
  get live(): Live<Content> | null {
    return this.#live
  }

  /** Reads what is saved now, and tells everybody who listens. */
  look(): Status {
    this.#status = this.#judged()
    for (const tell of this.#listeners) tell(this.#status)
    return this.#status
  }

  /** @returns what ends the listening */
  listen(tell: (status: Status) => void): () => void {
    this.#listeners.add(tell)
    return () => this.#listeners.delete(tell)
  }

  #judged(): Status {
    const { hash } = this.#status
    const judgement = judge(this.#root, this.#load, this.#prove)
    if ('findings' in judgement) return { hash, findings: judgement.findings }
    const { world } = judgement
    try {
      if (this.#live) this.#live.replace(contentOf(world))
      else this.#live = new Live(contentOf(world))
    } catch (error) {
      const findings = mistakesIn(error, this.#root)
      if (findings.length === 0) throw error
      return { hash, findings }
    }
    return { hash: world.hash, findings: [] }
  }
}
