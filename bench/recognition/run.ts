import { loadavg } from 'node:os'
import { summarise } from '../../src/recognition/summary.ts'
import { theWorld } from '../content.ts'
import { table } from '../figure.ts'
import { interleave, median, ratios, seriesOf, spread } from '../rounds.ts'
import { startWorker } from '../workers.ts'
import { readMessages } from './messages.ts'
import { f1, interval, labelsOf, precision, recall, type Scored, scores, tallyOf } from './score.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name a file of labelled messages: npm run bench:recognition -- tests/recognition/messages.jsonl')
  process.exit(64) // EX_USAGE of sysexits.h
}

const messages = readMessages(file)
const { recogniser } = theWorld().hearing
const scored: readonly Scored[] = messages.map((message) => ({
  message,
  heard: summarise(recogniser.recognise(message.text)),
}))

console.log(`${file}: ${messages.length} messages, lexicon ${recogniser.version}, load ${loadavg()[0]?.toFixed(1)}\n`)
console.log(labels().join('\n'))
const groups: readonly [string, readonly Scored[]][] = [
  ['all', scored],
  ['English', scored.filter(({ message }) => message.lang === 'en')],
  ['Welsh', scored.filter(({ message }) => message.lang === 'cy')],
  ['writers nobody learned from', scored.filter(({ message }) => message.unseen === true)],
]
for (const [name, group] of groups) if (group.length > 0) console.log(`\n${figures(name, group).join('\n')}`)
console.log(`\n${(await speed()).join('\n')}`)

/** Each behaviour and flag by itself. */
function labels(): string[] {
  const rows = (['behaviours', 'flags'] as const).flatMap((kind) =>
    labelsOf(scored, kind).map((label) => {
      const tally = tallyOf(scored, kind, label)
      return [label, tally.hits + tally.missed, ...[precision(tally), recall(tally), f1(tally)].map(shown)]
    }),
  )
  return table(['label', 'messages', 'precision', 'recall', 'F1'], rows)
}

/** What the recogniser is judged by, for one group of messages. */
function figures(name: string, group: readonly Scored[]): string[] {
  const rows = scores(group).map(({ name, value, must, aim, of }) => [
    name,
    shown(value),
    of === undefined ? '' : interval(of).map(shown).join('-'),
    must,
    aim,
    value >= aim ? 'aim met' : value >= must ? 'met' : 'MISSED',
  ])
  return table([`${name} (${group.length})`, 'found', '95 %', 'must', 'aim', ''], rows)
}

/** Processor time a message, beside two libraries that do less: they only tag words. */
async function speed(): Promise<string[]> {
  const texts = messages.map(({ text }) => text)
  const workers = await Promise.all(['recognition', 'wink', 'compromise'].map((name) => startWorker(name, texts)))
  const found = await interleave(workers.flatMap((worker) => worker.tasks.map((name) => worker.contender(name, name))))
  for (const worker of workers) worker.end()
  const ours = seriesOf(found, 'Waymark')
  return [
    ...table(
      ['', 'µs a message', 'x Waymark'],
      [...found].map(([name, series]) => [name, spread(series), spread(ratios(series, ours))]),
    ),
    '',
    `${median(ours) <= 150 ? 'met' : 'MISSED'}: at most 150 µs a message, aim 60.`,
  ]
}

function shown(share: number): string {
  return share.toFixed(3)
}
