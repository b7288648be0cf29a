import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compileLexicon } from '../../src/recognition/compile.ts'
import { type Doubt, evidenceIn, weigh } from '../../src/recognition/doubt.ts'
import { readWords } from '../../src/recognition/fold.ts'
import { type Grammar, grammarOf } from '../../src/recognition/grammar.ts'
import { summarise } from '../../src/recognition/summary.ts'
import { ROOT, theWorld } from '../content.ts'
import { table } from '../figure.ts'
import { type Labelled, readMessages } from './messages.ts'

/**
 * The questions that may be asked, each with the flag that it asks about, and the sum from which it is asked: chosen from the tables
 * that this prints, where nine of ten are found of those whose words nobody made lists from, and two of three questions are right.
 */
const QUESTIONS = [
  { label: 'maybe-danger', flag: 'danger-now', asksFrom: 0.2 },
  { label: 'maybe-own-risk', flag: 'self-harm-risk', asksFrom: -0.4 },
] as const

const MOST_WEIGHTS = 16_000
const ROUNDS = 12
const RATE = 0.15
const DECAY = 1e-4

/** A message as it is learned from. */
interface Example {
  readonly writer: string
  readonly evidence: readonly string[]
  readonly is: boolean
  /** whether the lists hear it already */
  readonly heard: boolean
}

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { 'leave-out': { type: 'string' } },
})
if (files.length === 0) {
  console.error(
    'Name the files of labelled messages: npm run bench:learn -- [--leave-out f1,f2] tests/recognition/*.jsonl',
  )
  process.exit(64) // EX_USAGE of sysexits.h
}
const { lexicon } = theWorld().hearing
// the lists alone: what is learned here must not be heard yet
const recogniser = compileLexicon(lexicon)
const grammar = grammarOf(lexicon)
const messages = files.flatMap(readMessages)
const doubts = QUESTIONS.map(({ label, flag, asksFrom }) => {
  const examples = messages.map((message) => exampleOf(message, flag, grammar))
  const left = values['leave-out']?.split(',') ?? []
  if (left.length > 0) showBeside(label, examples, left)
  return { ...learned(label, examples), asksFrom }
})
writeFileSync(join(ROOT, 'doubt/weights.json'), `${JSON.stringify(doubts).replaceAll('},{', '},\n{')}\n`)

function exampleOf({ id, text, flags }: Labelled, flag: string, { folding, repair }: Grammar): Example {
  return {
    writer: id.split('-')[0] ?? '',
    evidence: [...evidenceIn(repair(readWords(text, folding)))],
    is: flags.includes(flag),
    heard: summarise(recogniser.recognise(text)).flags.includes(flag),
  }
}

/** Leaves out each of these writers in turn, and shows how often lists and question together are right, for all and for each. */
function showBeside(label: string, examples: readonly Example[], writers: readonly string[]): void {
  const weighed = writers.flatMap((left) => {
    const doubt = learned(
      label,
      examples.filter(({ writer }) => writer !== left),
    )
    const own = examples.filter(({ writer }) => writer === left)
    return own.map((example) => ({ example, sum: weigh(new Set(example.evidence), doubt) }))
  })
  const at = (least: number, who: (writer: string) => boolean) => {
    const all = weighed.filter(({ example }) => who(example.writer))
    const asked = all.filter(({ example, sum }) => sum >= least || example.heard)
    const hits = asked.filter(({ example }) => example.is).length
    const cases = all.filter(({ example }) => example.is).length
    return [(hits / asked.length).toFixed(2), (hits / cases).toFixed(2)]
  }
  console.log(`\n${label} beside the lists, each writer left out in turn: precision, recall\n`)
  const steps = Array.from({ length: 13 }, (_, i) => 1.2 - i / 5)
  const head = ['asked from', 'all', ...writers]
  const rows = steps.map((least) => [
    least.toFixed(1),
    at(least, () => true).join(' '),
    ...writers.map((one) => at(least, (writer) => writer === one).join(' ')),
  ])
  console.log(table(head, rows).join('\n'))
}

/** Logistic regression with steps that shrink for what is met often (AdaGrad); what weighs least is left out, and the rest is rounded. */
function learned(label: string, examples: readonly Example[]): Doubt {
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
      // a miss weighs twice as much as a question too many
      const error = (1 / (1 + Math.exp(-sum)) - (is ? 1 : 0)) * (is ? 2 : 1)
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
  return { label, asksFrom: 0, bias: Math.round(bias * 100) / 100, weights: Object.fromEntries(kept) }
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
