import type { Doubts } from '../../src/recognition/doubt.ts'

/** A label to be learned. */
export interface Lesson {
  readonly label: string
  /** the sum from which it speaks */
  readonly from: number
  /** how much worse it is to miss one than to say it wrongly */
  readonly missed: number
}

/** The evidence of one message, and the labels that are right there. */
export interface Example {
  readonly evidence: readonly string[]
  readonly labels: ReadonlySet<string>
}

const MOST_EVIDENCE = 50_000
const ROUNDS = 12
const RATE = 0.15
const DECAY = 1e-4

/**
 * Logistic regression for each label by itself, with steps that shrink for what is met often (AdaGrad). What is met once, and what weighs
 * least, is left out, and the rest is rounded. The same examples give the same weights.
 */
export function learn(lessons: readonly Lesson[], examples: readonly Example[]): Doubts {
  const times = new Map<string, number>()
  for (const { evidence } of examples) for (const one of evidence) times.set(one, (times.get(one) ?? 0) + 1)
  const met = [...times].filter(([, count]) => count > 1)
  const numbers = new Map(met.map(([one], number) => [one, number]))
  const rows = examples.map(({ evidence, labels }) => ({
    known: Int32Array.from(evidence.flatMap((one) => numbers.get(one) ?? [])),
    labels,
  }))
  const learned = lessons.map((lesson) => ({ lesson, ...regression(lesson, rows, met.length) }))
  const kept = met
    .map(([one, count], number) => {
      const own = learned.map(({ weights }) => Math.round((weights[number] ?? 0) * 100) / 100)
      return { one, own, matters: Math.max(...own.map(Math.abs)) * Math.sqrt(count) }
    })
    .sort((a, b) => b.matters - a.matters || (a.one < b.one ? -1 : 1))
    .slice(0, MOST_EVIDENCE)
    .sort((a, b) => (a.one < b.one ? -1 : 1))
  return {
    labels: learned.map(({ lesson: { label, from }, bias }) => ({ label, from, bias: Math.round(bias * 100) / 100 })),
    evidence: kept.map(({ one }) => one),
    weights: kept.flatMap(({ own }) => own),
  }
}

/** An example whose evidence is numbers. */
interface Row {
  readonly known: Int32Array
  readonly labels: ReadonlySet<string>
}

/** @returns a weight for each of so many numbers of evidence */
function regression({ label, missed }: Lesson, rows: readonly Row[], count: number) {
  const weights = new Float64Array(count)
  const steps = new Float64Array(count).fill(1e-4)
  // how rare it is; never above level, since a text of which little is known speaks for nothing
  const share = rows.filter(({ labels }) => labels.has(label)).length / rows.length
  const bias = Math.min(0, Math.log(share / (1 - share)))
  const next = shuffler()
  for (let round = 0; round < ROUNDS; round++) {
    for (const { known, labels } of next(rows)) {
      const is = labels.has(label)
      const scale = 1 / Math.sqrt(known.length || 1)
      let sum = bias
      for (const one of known) sum += scale * (weights[one] ?? 0)
      const error = (1 / (1 + Math.exp(-sum)) - (is ? 1 : 0)) * (is ? missed : 1)
      for (const one of known) {
        const weight = weights[one] ?? 0
        const slope = error * scale + DECAY * weight
        const taken = (steps[one] ?? 0) + slope * slope
        steps[one] = taken
        weights[one] = weight - (RATE * slope) / Math.sqrt(taken)
      }
    }
  }
  return { bias, weights }
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
