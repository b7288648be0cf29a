import type { Doubt, Doubts } from '../../src/recognition/doubt.ts'

/** A label to be learned. */
export interface Lesson {
  readonly label: string
  readonly kind?: Doubt['kind']
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

const MOST_EVIDENCE = 18_000
const ROUNDS = 12
const RATE = 0.15
const DECAY = 1e-4

/**
 * Logistic regression for each label by itself, with steps that shrink for what is met often (AdaGrad). What is met once, and what weighs
 * least, is left out, and the rest is rounded. The same examples give the same weights.
 */
export function learn(lessons: readonly Lesson[], examples: readonly Example[]): Doubts {
  const met = new Map<string, number>()
  for (const { evidence } of examples) for (const one of evidence) met.set(one, (met.get(one) ?? 0) + 1)
  const rows = examples.map(({ evidence, labels }) => ({
    known: evidence.filter((one) => (met.get(one) ?? 0) > 1),
    labels,
  }))
  const learned = lessons.map((lesson) => ({ lesson, ...regression(lesson, rows) }))
  const kept = [...met]
    .filter(([, times]) => times > 1)
    .map(([one, times]) => {
      const own = learned.map(({ weights }) => Math.round((weights.get(one) ?? 0) * 10) / 10)
      return { one, own, matters: Math.max(...own.map(Math.abs)) * Math.sqrt(times) }
    })
    .sort((a, b) => b.matters - a.matters || (a.one < b.one ? -1 : 1))
    .slice(0, MOST_EVIDENCE)
    .sort((a, b) => (a.one < b.one ? -1 : 1))
  return {
    labels: learned.map(({ lesson: { label, kind, from }, bias }) => ({
      label,
      ...(kind && { kind }),
      from,
      bias: Math.round(bias * 100) / 100,
    })),
    weights: new Map(kept.map(({ one, own }) => [one, own])),
  }
}

function regression(
  { label, missed }: Lesson,
  rows: readonly { readonly known: readonly string[]; readonly labels: ReadonlySet<string> }[],
): { readonly bias: number; readonly weights: ReadonlyMap<string, number> } {
  const weights = new Map<string, number>()
  const steps = new Map<string, number>()
  // how rare it is; never above level, since a text of which little is known speaks for nothing
  const share = rows.filter(({ labels }) => labels.has(label)).length / rows.length
  const bias = Math.min(0, Math.log(share / (1 - share)))
  const next = shuffler()
  for (let round = 0; round < ROUNDS; round++) {
    for (const { known, labels } of next(rows)) {
      const is = labels.has(label)
      const scale = 1 / Math.sqrt(known.length || 1)
      let sum = bias
      for (const one of known) sum += scale * (weights.get(one) ?? 0)
      const error = (1 / (1 + Math.exp(-sum)) - (is ? 1 : 0)) * (is ? missed : 1)
      for (const one of known) {
        const weight = weights.get(one) ?? 0
        const slope = error * scale + DECAY * weight
        const taken = (steps.get(one) ?? 1e-4) + slope * slope
        steps.set(one, taken)
        weights.set(one, weight - (RATE * slope) / Math.sqrt(taken))
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
