/** Numbers by pairs of numbers. It is one array, since maps of maps would be thousands of objects, each of which costs to make and to fetch. */
export class PairTable {
  /** triples: the two of a pair, the first one more than it is, since 0 is a free place; and the number that it stands for */
  #places: Int32Array
  #count = 0

  /** @param places those of another table, which is read as it stands */
  constructor(places: Int32Array = new Int32Array(FEWEST * PLACE)) {
    this.#places = places
  }

  /** All that it holds, as one array that can be written down. */
  get places(): Int32Array {
    return this.#places
  }

  /** The number of a pair; -1 where it has none. */
  get(a: number, b: number): number {
    const places = this.#places
    const at = this.#placeOf(a, b)
    return places[at] === 0 ? NO_NUMBER : (places[at + 2] ?? NO_NUMBER)
  }

  /** @param a not negative */
  set(a: number, b: number, number: number): void {
    const at = this.#placeOf(a, b)
    if (this.#places[at] === 0) this.#count += 1
    this.#put(at, a, b, number)
    if (this.#count * 2 * PLACE > this.#places.length) this.#grow()
  }

  #put(at: number, a: number, b: number, number: number): void {
    this.#places[at] = a + 1
    this.#places[at + 1] = b
    this.#places[at + 2] = number
  }

  /** Where a pair stands, or would stand. */
  #placeOf(a: number, b: number): number {
    const places = this.#places
    const last = places.length / PLACE - 1
    const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b)
    for (let at = (mixed ^ (mixed >>> 15)) & last; ; at = (at + 1) & last) {
      const first = places[at * PLACE]
      if (first === 0 || (first === a + 1 && places[at * PLACE + 1] === b)) return at * PLACE
    }
  }

  #grow(): void {
    const before = this.#places
    this.#places = new Int32Array(before.length * 2)
    for (let at = 0; at < before.length; at += PLACE) {
      const [a = 0, b = 0, number = 0] = [before[at], before[at + 1], before[at + 2]]
      if (a > 0) this.#put(this.#placeOf(a - 1, b), a - 1, b, number)
    }
  }
}

/** What stands for a pair that has no number. */
export const NO_NUMBER = -1

/** So many numbers stand side by side for each pair. */
const PLACE = 3
/** Places of a table that is new; it grows where there are more. */
const FEWEST = 32
