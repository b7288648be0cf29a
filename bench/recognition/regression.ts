import type { Doubt } from '../../src/recognition/doubt.ts'

/** What a sum is learned for. */
export interface Lesson {
  readonly label: string
  /** the sum from which it speaks */
  readonly from: number
  /** how much worse it is to miss one than to say it wrongly */
  readonly missed: number
}

/** The evidence of one message, and whether the label is right there. */
export interface Example {
  readonly evidence: readonly string[]
  readonly is: boolean
}

const MOST_WEIGHTS = 12_000
const ROUNDS = 12
const RATE = 0.15
const DECAY = 1e-4

/**
 * Logistic regression with steps that shrink for what is met often (AdaGrad). What is met once, and what weighs least, is left out, and
 * the rest is rounded. The same examples give the same weights.
 */
export function learn({ label, from, missed }: Lesson, examples: readonly Example[]): Doubt {
  const met = new Map<string, number>()
  for (const { evidence } of examples) for (const one of evidence) met.set(one, (met.get(one) ?? 0) + 1)
  const rows = examples.map(({ evidence, is }) => ({ known: evidence.filter((one) => (met.get(one) ?? 0) > 1), is }))
  const weights = new Map<string, number>()
  const steps = new Map<string, number>()
  let bias = 0
  let biasSteps = 1e-6
  const next = shuffler()
  for (let round = 0; round < ROUNDS; round++) {
    for (const { known, is } of next(rows)) {
      const scale = 1 / Math.sqrt(known.length || 1)
      let sum = bias
      for (const one of known) sum += scale * (weights.get(one) ?? 0)
      const error = (1 / (1 + Math.exp(-sum)) - (is ? 1 : 0)) * (is ? missed : 1)
      biasSteps += error * error
      bias -= (2 * RATE * error) / Math.sqrt(biasSteps)
      for (const one of known) {
        const weight = weights.get(one) ?? 0
        const slope = error * scale + DECAY * weight
        const taken = (steps.get(one) ?? 1e-4) + slope * slope
        steps.set(one, taken)
        weights.set(one, weight - (RATE * slope) / Math.sqrt(taken))
      }
    }
  }
  const kept = [...weights]
    .map(([one, weight]) => ({ one, weight, matters: Math.abs(weight) * Math.sqrt(met.get(one) ?? 0) }))
    .sort((a, b) => b.matters - a.matters || (a.one < b.one ? -1 : 1))
    .slice(0, MOST_WEIGHTS)
    .map(({ one, weight }) => [one, Math.round(weight * 100) / 100] as const)
    .filter(([, weight]) => weight !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return { label, from, bias: Math.round(bias * 100) / 100, weights: Object.fromEntries(kept) }
}

/** The same order each time: what is learned depends on nothing but the messages. */
function shuffler(): <T>(rows: readonly T[]) => readonly T[] {
  let seed = 7
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * limit)
  }
  return (rows) => {
    const order = [...rows]
    for (let last = order.length - 1; last > 0; last--) {
      const other = below(last + 1)
      const [a, b] = [order[last], order[other]]
      if (a === undefined || b === undefined) continue
      order[last] = b
      order[other] = a
    }
    return order
  }
}
