/** A phrase of at least two words that was heard: the set that holds it, and how many words it has. */
export interface HeardPhrase {
  readonly set: number
  readonly length: number
}

/** Phrases by their words: those that begin alike share the beginning. */
export class PhraseTree {
  readonly #root = new Branch()
  readonly #longest = new Map<number, number>()

  /** @param codes the numbers of its words, at least two */
  add(codes: readonly number[], set: number): void {
    let branch = this.#root
    for (const code of codes) branch = branch.at(code)
    branch.sets.push(set)
    this.#longest.set(set, Math.max(this.#longest.get(set) ?? 0, codes.length))
  }

  /** How many words the longest phrase of each set has. */
  longest(): ReadonlyMap<number, number> {
    return this.#longest
  }

  /** The phrases that begin at a step of a text. */
  from(steps: readonly { readonly code: number }[], at: number): readonly HeardPhrase[] {
    let branch = this.#root.next.get(steps[at]?.code ?? 0)
    if (branch === undefined) return NONE
    let heard: HeardPhrase[] | null = null
    for (let length = 2; ; length++) {
      branch = branch.next.get(steps[at + length - 1]?.code ?? 0)
      if (branch === undefined) return heard ?? NONE
      for (const set of branch.sets) {
        heard ??= []
        heard.push({ set, length })
      }
    }
  }
}

const NONE: readonly HeardPhrase[] = []

class Branch {
  readonly next = new Map<number, Branch>()
  readonly sets: number[] = []

  at(code: number): Branch {
    const known = this.next.get(code)
    if (known !== undefined) return known
    const made = new Branch()
    this.next.set(code, made)
    return made
  }
}
