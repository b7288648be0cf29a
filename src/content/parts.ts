import type { Problem } from './problem.ts'

interface Part {
  readonly from: readonly unknown[]
  readonly value: unknown
  readonly problems: readonly Problem[]
}

/**
 * What earlier loads made, each kept for as long as everything that it was made from is the same: hashes of files by value,
 * other parts by identity. So one changed text costs a load of the texts, and what did not change stays the very same object.
 */
export class Parts {
  readonly #made = new Map<string, Part>()

  /**
   * The part of that name: as it was made before, with the mistakes that were found then, or made now.
   * @param name each call in the code has its own, so that a name always stands for one type
   * @param from everything that `make` reads
   */
  take<T>(name: string, from: readonly unknown[], problems: Problem[], make: (problems: Problem[]) => T): T {
    let part = this.#made.get(name)
    if (!part || part.from.length !== from.length || !from.every((one, i) => Object.is(one, part?.from[i]))) {
      const own: Problem[] = []
      part = { from, value: make(own), problems: own }
      this.#made.set(name, part)
    }
    problems.push(...part.problems)
    return part.value as T
  }
}
