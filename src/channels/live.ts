/**
 * A value that is replaced as a whole while the service runs, and what is made from it. Whoever keeps something made from the
 * value asks `derive` for it, so that old and new are never mixed.
 */
export class Live<T> {
  #now: T
  /** makes what a derived value is for another `now`, and returns what puts it in place */
  readonly #derived: ((next: T) => () => void)[] = []

  constructor(first: T) {
    this.#now = first
  }

  get now(): T {
    return this.#now
  }

  /**
   * Something made from the value, once for each.
   * @returns what was made from the present value
   * @throws what `make` throws for the present value
   */
  derive<U>(make: (value: T) => U): () => U {
    let made = make(this.#now)
    this.#derived.push((next) => {
      const other = make(next)
      return () => {
        made = other
      }
    })
    return () => made
  }

  /**
   * Replaces the value and everything that was derived, all at once.
   * @throws what a maker throws for the next value; then nothing is replaced
   */
  replace(next: T): void {
    const ready = this.#derived.map((prepare) => prepare(next))
    this.#now = next
    for (const put of ready) put()
  }
}
