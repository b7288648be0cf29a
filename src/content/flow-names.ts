import { type Condition, compileCondition, type Reader } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import { checkCondition } from './conditions.ts'
import type { Path, Yaml } from './document.ts'
import { wrongName } from './flow-rules.ts'
import { nearest } from './problem.ts'

export type Check = (program: Program) => void

/**
 * The names that flows give and use. Each is unique in all flows; what one file says of another is held against it only when
 * all files are read: in rounds, since each makes sense only if the one before found nothing.
 */
export class FlowNames {
  /** old name -> new name */
  readonly renamed = new Map<string, string>()
  /** name -> file:line where it is given */
  readonly #given = new Map<string, string>()
  readonly #references: Check[] = []
  readonly #conditions: Check[] = []

  /** Gives a name, which has to be unique. */
  give(yaml: Yaml<unknown>, path: Path, id: string): void {
    const wrong = wrongName(id)
    if (wrong !== null) yaml.fault(path, wrong)
    const other = this.#given.get(id)
    if (other)
      yaml.fault(path, `"${id}" is already the name of something else (${other}); names are unique in all flows`)
    else this.#given.set(id, `${yaml.file}:${yaml.lineOf(path)}`)
  }
  whereGiven(id: string): string | undefined {
    return this.#given.get(id)
  }

  /** What `was` says: today's name of each old one. */
  rename(yaml: Yaml<unknown>, path: Path, id: string, was: readonly string[]): void {
    for (const old of was) {
      const taken = this.renamed.get(old)
      if (taken !== undefined) yaml.fault(path, `"${old}" is the old name of "${taken}" already`)
      this.#references.push(() => {
        const user = this.#given.get(old)
        if (user) yaml.fault(path, `"${old}" is the name of something else today (${user}), so it can't be an old name`)
      })
      this.renamed.set(old, id)
    }
  }

  /** Uses a name. `what`: what it is that has to have this name, `among` all names of that kind. */
  refer(
    yaml: Yaml<unknown>,
    path: Path,
    what: string,
    id: string,
    among: (program: Program) => Iterable<string>,
  ): void {
    this.later((program) => {
      const names = [...among(program)]
      if (!names.includes(id)) yaml.fault(path, `there is no ${what} "${id}".${nearest(id, names)}`)
    })
  }
  later(check: Check): void {
    this.#references.push(check)
  }
  lastly(check: Check): void {
    this.#conditions.push(check)
  }

  /** Compiles a condition. */
  reader(yaml: Yaml<unknown>, path: Path, condition: Condition | undefined): Reader | null {
    if (!condition) return null
    this.lastly((program) => checkCondition(yaml, path, condition, program))
    return compileCondition(condition)
  }

  /** The rounds: first what is referred to, then what conditions read. */
  checks(): readonly Check[] {
    return [this.#references, this.#conditions].map((round) => (program) => {
      for (const check of round) check(program)
    })
  }
}
