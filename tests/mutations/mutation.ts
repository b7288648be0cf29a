import { createHash } from 'node:crypto'

/** One single edit of the content as it is, made by an operator. */
export interface Mutation {
  /** what was done, the same words for every edit of the kind */
  readonly operator: string
  readonly file: string
  /** the line, in the file as it is, of what was edited */
  readonly line: number
  /** what was edited, in names that stay the same when lines move */
  readonly what: string
  /** the whole file with the edit; null: it is taken out */
  readonly text: () => string
}

/** `operator: file: what`: names a mutation as long as its content is there. */
export const nameOf = ({ operator, file, what }: Mutation): string => `${operator}: ${file}: ${what}`

/**
 * So many mutations, each operator in turn, in an order that chance decides once. Whether one is picked depends on its own name
 * alone: an edit of the content changes few of the others.
 */
export function pick(all: readonly Mutation[], many: number, seed: number): Mutation[] {
  const chance = new Map(
    all.map((one) => [
      one,
      createHash('sha256')
        .update(`${seed} ${nameOf(one)}`)
        .digest('hex'),
    ]),
  )
  const byChance = (a: Mutation, b: Mutation) => ((chance.get(a) ?? '') < (chance.get(b) ?? '') ? -1 : 1)
  const piles = [...Map.groupBy(all, ({ operator }) => operator).values()].map((pile) => [...pile].sort(byChance))
  const picked: Mutation[] = []
  for (let round = 0; picked.length < many && piles.some((pile) => pile.length > round); round++)
    picked.push(...piles.flatMap((pile) => pile[round] ?? []))
  return picked.slice(0, many)
}
