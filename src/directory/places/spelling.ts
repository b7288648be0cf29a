import type { NameIndex } from './name-index.ts'

/** Fewer letters begin too many names. */
const SHORTEST_BEGINNING = 6
/** From this many letters on one slip is forgiven, and from that many on two. */
const ONE_SLIP_FROM = 5
const TWO_SLIPS_FROM = 8
/** More names than these say that the word was none of them. */
const MOST_NAMES = 5

/**
 * Keys of the cities, towns, councils and counties that an unknown word may be meant for: those that begin with it, else those with
 * the same first letter and a slip or two, the closest first. Empty where nothing or too much comes near.
 */
export function guessNames(key: string, index: NameIndex): readonly string[] {
  const letters = key.replaceAll(' ', '')
  const names = index.wellKnown(key.charAt(0))
  if (letters.length >= SHORTEST_BEGINNING) {
    const begun = names.filter((name) => name.letters.startsWith(letters)).map((name) => name.key)
    if (begun.length > 0) return begun.length <= MOST_NAMES ? begun : []
  }
  const slips = letters.length >= TWO_SLIPS_FROM ? 2 : letters.length >= ONE_SLIP_FROM ? 1 : 0
  if (slips === 0) return []
  const near: { name: string; distance: number }[] = []
  for (const { key: name } of names) {
    if (Math.abs(name.length - key.length) > slips) continue
    const distance = slipsBetween(key, name, slips)
    if (distance <= slips) near.push({ name, distance })
  }
  if (near.length > MOST_NAMES) return []
  return near.sort((a, b) => a.distance - b.distance).map(({ name }) => name)
}

/** Letters put in, left out, changed or swapped with their neighbour; more than `most` is `most + 1`. */
function slipsBetween(a: string, b: string, most: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let slips = Math.min(changed, at(last, j) + 1, at(row, j - 1) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, at(beforeLast, j - 2) + 1)
      row.push(slips)
      if (slips < least) least = slips
    }
    if (least > most) return most + 1
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY
}
