import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DOUBTS_FILE } from '../../src/content/doubts.ts'
import { compileLexicon } from '../../src/recognition/compile.ts'
import { type Doubt, evidenceIn } from '../../src/recognition/doubt.ts'
import { readWords } from '../../src/recognition/fold.ts'
import { grammarOf } from '../../src/recognition/grammar.ts'
import { summarise } from '../../src/recognition/summary.ts'
import { ROOT, theWorld } from '../content.ts'
import { table } from '../figure.ts'
import { type Labelled, readMessages } from './messages.ts'
import { type Example, type Lesson, learn } from './regression.ts'
import { type Scored, scores } from './score.ts'

interface LabelLesson extends Lesson {
  readonly is: (message: Labelled) => boolean
  /** whether pieces of words count: they forgive slips of spelling, and see likenesses where there are none */
  readonly pieces: boolean
}

/** What is learned, and the sum from which each speaks: chosen from the tables that --leave-out prints. */
const LESSONS: readonly LabelLesson[] = [
  { label: 'maybe-danger', is: ({ flags }) => flags.includes('danger-now'), from: 0.2, missed: 2, pieces: true },
  { label: 'maybe-own-risk', is: ({ flags }) => flags.includes('self-harm-risk'), from: -0.4, missed: 2, pieces: true },
  { label: 'own-behaviour', is: seenAs('own-behaviour'), from: -1, missed: 2, pieces: false },
  { label: 'someone-else', is: seenAs('other'), from: -0.5, missed: 2, pieces: false },
  { label: 'ordinary', is: seenAs('none'), from: -0.3, missed: 1, pieces: false },
]

/** How far each threshold is moved in the tables. */
const MOVES = [-1, -0.5, 0, 0.5, 1]

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
const rows = files.flatMap(readMessages).map((message) => ({
  message,
  writer: message.id.split('-')[0] ?? '',
  evidence: [...evidenceIn(repair(readWords(message.text, folding)))],
}))
const writers = values['leave-out']?.split(',') ?? []
if (writers.length > 0) showWithout(writers)
else {
  const doubts = LESSONS.map((lesson) => learn(lesson, rows.map(exampleFor(lesson))))
  writeFileSync(join(ROOT, DOUBTS_FILE), `${JSON.stringify(doubts).replaceAll('},{', '},\n{')}\n`)
}

function seenAs(perspective: string): LabelLesson['is'] {
  return (message) => message.perspective === perspective
}

function exampleFor({ is, pieces }: LabelLesson): (row: (typeof rows)[number]) => Example {
  return ({ message, evidence }) => ({
    evidence: pieces ? evidence : evidence.filter((one) => !one.startsWith('~')),
    is: is(message),
  })
}

/** Leaves out each of these writers in turn, and shows what would be understood of theirs: as it stands, and with each threshold moved. */
function showWithout(writers: readonly string[]): void {
  const learned = writers.map((writer) => {
    const others = rows.filter((row) => row.writer !== writer)
    return {
      messages: rows.filter((row) => row.writer === writer).map(({ message }) => message),
      doubts: LESSONS.map((lesson) => learn(lesson, others.map(exampleFor(lesson)))),
    }
  })
  const scored = (change: (doubts: readonly Doubt[]) => readonly Doubt[]): readonly (readonly Scored[])[] =>
    learned.map(({ messages, doubts }) => {
      const { recognise } = compileLexicon(lexicon, change(doubts))
      return messages.map((message) => ({ message, heard: summarise(recognise(message.text)) }))
    })
  const settings: readonly [string, readonly Scored[]][] = [
    ['lists alone', scored(() => []).flat()],
    ...LESSONS.flatMap(({ label, from }) =>
      MOVES.map((move): [string, readonly Scored[]] => [
        `${label} ${(from + move).toFixed(1)}`,
        scored((doubts) => doubts.map((one) => (one.label === label ? { ...one, from: from + move } : one))).flat(),
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
