import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readAsOf } from '../../src/content/as-of.ts'
import { FOLDERS } from '../../src/content/hash.ts'
import { readLanguages } from '../../src/content/languages.ts'
import type { Problem } from '../../src/content/problem.ts'
import { readTextRows } from '../../src/content/texts.ts'
import { readLate, type World, worldLoader } from '../../src/content/world.ts'
import type { Check, Finding, Subject } from '../../src/proof/check.ts'
import { Explorer } from '../../src/proof/slices/explorer.ts'
import { mistakesIn } from '../../src/publishing/judge.ts'

const ROOT = join(import.meta.dirname, '../..')

/** One change of a content file. `from` stands in it exactly once; null: the file is new; `to` null: the file is taken out. */
export interface Edit {
  readonly file: string
  readonly from: string | null
  readonly to: string | null
}

/** What content comes to: it cannot be loaded, or this is what checks look at. */
export type Loaded = { readonly mistakes: readonly Finding[] } | { readonly subject: Subject }

/**
 * A copy of the product's content that is edited, loaded and put back, again and again. What does not depend on an edited file
 * is made once, and flows that stay the same are explored once.
 */
export class Workbench {
  readonly root = mkdtempSync(join(tmpdir(), 'waymark-seeds-'))
  readonly #load: () => World
  #explorer: Explorer | null = null

  constructor() {
    for (const folder of FOLDERS) {
      const from = join(ROOT, folder)
      if (existsSync(from)) cpSync(from, join(this.root, folder), { recursive: true })
    }
    this.#load = worldLoader(this.root)
  }

  /** A file as it stands now; null where there is none. */
  read(file: string): string | null {
    const path = join(this.root, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : null
  }

  /** Does something with edited content, and puts back every file that was edited. */
  with<T>(edits: readonly Edit[], use: () => T): T {
    const before = new Map(edits.map(({ file }) => [file, this.read(file)]))
    try {
      for (const edit of edits) this.#apply(edit)
      return use()
    } finally {
      for (const [file, text] of before) this.#write(file, text)
    }
  }

  /** The content as it stands now. Throws what is no mistake in it. */
  load(): Loaded {
    try {
      const world = this.#load()
      readLate(world)
      const mistakes: Problem[] = []
      const languages = readLanguages(this.root, mistakes)
      const day = readAsOf(this.root, mistakes)
      if (mistakes.length > 0) return { mistakes }
      if (this.#explorer?.program !== world.program) this.#explorer = new Explorer(world.program)
      return { subject: { world, rows: readTextRows(this.root), languages, explorer: this.#explorer, day } }
    } catch (error) {
      const mistakes = mistakesIn(error, this.root)
      if (mistakes.length === 0) throw error
      return { mistakes }
    }
  }

  /** What loading, or else these checks, find in the content as it stands now. */
  findings(checks: readonly Check[]): readonly Finding[] {
    const loaded = this.load()
    return 'mistakes' in loaded ? loaded.mistakes : checks.flatMap((check) => check.run(loaded.subject))
  }

  remove(): void {
    rmSync(this.root, { recursive: true })
  }

  #apply({ file, from, to }: Edit): void {
    const text = this.read(file)
    if (from === null) {
      if (text !== null && to !== null) throw new Error(`${file} is there already`)
      this.#write(file, to)
      return
    }
    if (text === null) throw new Error(`there is no ${file} to edit`)
    const times = text.split(from).length - 1
    if (times !== 1) throw new Error(`${file} holds this ${times} times instead of once: ${from}`)
    this.#write(file, to === null ? null : text.replace(from, () => to))
  }
  #write(file: string, text: string | null): void {
    const path = join(this.root, file)
    if (text === null) rmSync(path, { force: true })
    else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}
