import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DOUBTS_FILE } from '../../src/content/doubts.ts'
import { compileLexicon } from '../../src/recognition/compile.ts'
import { type Doubts, evidenceIn, NO_DOUBTS } from '../../src/recognition/doubt.ts'
import { readWords } from '../../src/recognition/fold.ts'
import { grammarOf } from '../../src/recognition/grammar.ts'
import { summarise } from '../../src/recognition/summary.ts'
import { ROOT, theWorld } from '../content.ts'
import { table } from '../figure.ts'
import { type Labelled, readMessages } from './messages.ts'
import { type Lesson, learn } from './regression.ts'
import { type Scored, scores } from './score.ts'

interface LabelLesson extends Lesson {
  readonly is: (message: Labelled) => boolean
}

/** What is learned, and the sum from which each speaks: chosen from the tables that --leave-out prints. */
const ABOUT: readonly LabelLesson[] = [
  { label: 'maybe-danger', is: ({ flags }) => flags.includes('danger-now'), from: -0.9, missed: 2 },
  { label: 'maybe-own-risk', is: ({ flags }) => flags.includes('self-harm-risk'), from: -1.8, missed: 2 },
  { label: 'own-behaviour', is: seenAs('own-behaviour'), from: -0.7, missed: 2 },
  { label: 'someone-else', is: seenAs('other'), from: -0.3, missed: 2 },
  {
    label: 'reported',
    is: ({ perspective }) => perspective === 'self' || perspective === 'other',
    from: 1,
    missed: 1,
  },
  { label: 'ordinary', is: seenAs('none'), from: -0.6, missed: 1 },
]

/** Where no list hears it, an act is put into the list that asks "Is that right?" from this sum on. */
const ACTS_FROM = 0.4

/** How far each threshold is moved in the tables. */
const MOVES = [-0.6, -0.3, 0, 0.3, 0.6]

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
const { folding, repair } = grammarOf(lexicon)
const acts = new Set(
  lexicon.languages.flatMap(({ labels }) => labels.flatMap(({ kind, label }) => (kind === 'behaviour' ? [label] : []))),
)
const LESSONS: readonly LabelLesson[] = [
  ...ABOUT,
  ...[...acts].sort().map(
    (label): LabelLesson => ({
      label,
      kind: 'behaviour',
      is: ({ behaviours }) => behaviours.includes(label),
      from: ACTS_FROM,
      missed: 2,
    }),
  ),
]
const rows = files.flatMap(readMessages).map((message) => ({
  message,
  writer: message.id.split('-')[0] ?? '',
  evidence: [...evidenceIn(repair(readWords(message.text, folding)))],
  labels: new Set(LESSONS.flatMap(({ label, is }) => (is(message) ? [label] : []))),
}))
const writers = values['leave-out']?.split(',') ?? []
if (writers.length > 0) showWithout(writers)
else {
  const { labels, weights } = learn(LESSONS, rows)
  const lines = [...weights].map(([evidence, own]) => {
    const tenths = own.map((weight) => Math.round(weight * 10))
    return `${JSON.stringify(evidence)}:${JSON.stringify(tenths)}`
  })
  writeFileSync(join(ROOT, DOUBTS_FILE), `{"labels":${JSON.stringify(labels)},"weights":{\n${lines.join(',\n')}\n}}\n`)
}

function seenAs(perspective: string): LabelLesson['is'] {
  return (message) => message.perspective === perspective
}

/** Leaves out each of these writers in turn, and shows what would be understood of theirs: as it stands, and with each threshold moved. */
function showWithout(writers: readonly string[]): void {
  const learned = writers.map((writer) => ({
    messages: rows.filter((row) => row.writer === writer).map(({ message }) => message),
    doubts: learn(
      LESSONS,
      rows.filter((row) => row.writer !== writer),
    ),
  }))
  const scored = (change: (doubts: Doubts) => Doubts): readonly (readonly Scored[])[] =>
    learned.map(({ messages, doubts }) => {
      const { recognise } = compileLexicon(lexicon, change(doubts))
      return messages.map((message) => ({ message, heard: summarise(recognise(message.text)) }))
    })
  const settings: readonly [string, readonly Scored[]][] = [
    ['lists alone', scored(() => NO_DOUBTS).flat()],
    ...LESSONS.flatMap(({ label, from }) =>
      MOVES.map((move): [string, readonly Scored[]] => [
        `${label} ${(from + move).toFixed(1)}`,
        scored(({ labels, weights }) => ({
          labels: labels.map((one) => (one.label === label ? { ...one, from: from + move } : one)),
          weights,
        })).flat(),
      ]),
    ),
  ]
  const asItIs = scored((doubts) => doubts)
  const each = writers.map((writer, at): [string, readonly Scored[]] => [writer, asItIs[at] ?? []])
  const names = scores([]).map(({ name }) => name)
  const lines = [...each, ['all', asItIs.flat()] as const, ...settings].map(([name, some]) => [
    name,
    ...scores(some).map(({ value }) => value.toFixed(3)),
  ])
  console.log(table(['', ...names], lines).join('\n'))
}
