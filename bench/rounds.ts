import { readable } from './figure.ts'

/** What one round of one contender took: processor time of its process, user and system, in microseconds. */
export interface Spent {
  readonly turns: number
  readonly cpu: number
}

/** Something that is measured against others. */
export interface Contender {
  readonly name: string
  round(): Promise<Spent>
}

/** Microseconds a turn, one number a round; rounds of the same place ran side by side. */
export type Series = readonly number[]

const ROUNDS = 5

/**
 * Runs all contenders in turn, round after round, each other round from the back, so that whatever else the machine does
 * falls on all of them alike. The first rounds, in which code is still being compiled, do not count.
 * @param warming how many those are
 * @throws Error when a contender did nothing in a round
 */
export async function interleave(
  contenders: readonly Contender[],
  rounds = ROUNDS,
  warming = 1,
): Promise<ReadonlyMap<string, Series>> {
  const found = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < warming + rounds; round++) {
    for (const { name, round: run } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const { turns, cpu } = await run()
      if (turns === 0 || cpu <= 0) throw new Error(`${name} did nothing in round ${round}`)
      if (round >= warming) found.get(name)?.push(cpu / turns)
    }
  }
  return found
}

/** The series of a contender. @throws Error where there is none of that name */
export function seriesOf(all: ReadonlyMap<string, Series>, name: string): Series {
  const series = all.get(name)
  if (!series) throw new Error(`nothing was measured of "${name}"`)
  return series
}

export function median(values: Series): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}

/** How many times as much the first took as the second, round by round: the only number to rely on on a busy machine. */
export const ratios = (of: Series, to: Series): Series => of.map((value, i) => value / (to[i] ?? Number.NaN))

/** Median, with the least and the most beside it. */
export const spread = (values: Series): string =>
  `${readable(median(values))} (${readable(Math.min(...values))}-${readable(Math.max(...values))})`
