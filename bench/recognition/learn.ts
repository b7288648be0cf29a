import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DOUBTS_FILE } from '../../src/content/doubts.ts'
import { compileLexicon } from '../../src/recognition/compile.ts'
import { type Doubts, NO_DOUBTS } from '../../src/recognition/doubt.ts'
import { evidenceIn } from '../../src/recognition/evidence.ts'
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
const LESSONS: readonly LabelLesson[] = [
  { label: 'maybe-danger', is: ({ flags }) => flags.includes('danger-now'), from: -1.3, missed: 2 },
  { label: 'maybe-own-risk', is: ({ flags }) => flags.includes('self-harm-risk'), from: -1, missed: 2 },
  { label: 'own-behaviour', is: seenAs('own-behaviour'), from: -0.8, missed: 2 },
  { label: 'someone-else', is: seenAs('other'), from: -0.3, missed: 2 },
  {
    label: 'reported',
    is: ({ perspective }) => perspective === 'self' || perspective === 'other',
    from: 1,
    missed: 1,
  },
  { label: 'ordinary', is: seenAs('none'), from: -0.65, missed: 1 },
]

/** How far each threshold is moved in the tables. */
const MOVES = [-0.6, -0.3, 0, 0.3, 0.6]

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { 'leave-out': { type: 'string' } },
})
if (files.length === 0) {
  console.error(
    'Name the files of labelled messages: npm run bench:learn -- [--leave-out f1+f2,f3] tests/recognition/*.jsonl',
  )
  process.exit(64) // EX_USAGE of sysexits.h
}
const { lexicon } = theWorld().hearing
const { folding, repair } = grammarOf(lexicon)
const rows = files.flatMap(readMessages).map((message) => ({
  message,
  writer: message.id.split('-')[0] ?? '',
  evidence: [...evidenceIn(repair(readWords(message.text, folding)))],
  labels: new Set(LESSONS.flatMap(({ label, is }) => (is(message) ? [label] : []))),
}))
const groups = values['leave-out']?.split(',').map((group) => group.split('+')) ?? []
if (groups.length > 0) showWithout(groups)
else {
  const { labels, evidence, weights } = learn(LESSONS, rows)
  // a line for each evidence, and for what it weighs
  const lines = evidence.map((_, row) => weights.slice(row * labels.length, (row + 1) * labels.length).join())
  writeFileSync(
    join(ROOT, DOUBTS_FILE),
    `{"labels":${JSON.stringify(labels)},\n"evidence":[\n${evidence.map((one) => JSON.stringify(one)).join(',\n')}\n],\n"weights":[\n${lines.join(',\n')}\n]}\n`,
  )
}

function seenAs(perspective: string): LabelLesson['is'] {
  return (message) => message.perspective === perspective
}

/** Leaves out each group of writers in turn, and shows what would be understood of theirs: as it stands, and with each threshold moved. */
function showWithout(groups: readonly (readonly string[])[]): void {
  const learned = groups.map((group) => ({
    messages: rows.filter(({ writer }) => group.includes(writer)).map(({ message }) => message),
    doubts: learn(
      LESSONS,
      rows.filter(({ writer }) => !group.includes(writer)),
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
        scored((doubts) => ({
          ...doubts,
          labels: doubts.labels.map((one) => (one.label === label ? { ...one, from: from + move } : one)),
        })).flat(),
      ]),
    ),
  ]
  const asItIs = scored((doubts) => doubts)
  const each = groups.map((group, at): [string, readonly Scored[]] => [group.join('+'), asItIs[at] ?? []])
  const names = scores([]).map(({ name }) => name)
  const lines = [...each, ['all', asItIs.flat()] as const, ...settings].map(([name, some]) => [
    name,
    ...scores(some).map(({ value }) => value.toFixed(3)),
  ])
  console.log(table(['', ...names], lines).join('\n'))
}
