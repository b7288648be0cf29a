import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readLexicon } from '../content/lexicon.ts'
import type { Problem } from '../content/problem.ts'
import { compileLexicon } from '../recognition/compile.ts'
import { explain } from '../recognition/explain.ts'
import { summarise } from '../recognition/summary.ts'

const HELP = `npm run -s recognise
  reads messages from standard input, a line of JSON each: {"id": "1", "text": "...", "lang": "en"}
  and answers each with {"id", "behaviours", "flags", "relationship", "perspective"}

npm run recognise -- --explain "text"
  says what is heard in a text, in which words and by which pattern, and what is kept quiet and why
`

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { explain: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help) return void process.stdout.write(HELP)
  const problems: Problem[] = []
  const lexicon = readLexicon(fileURLToPath(new URL('../../locales', import.meta.url)), problems)
  for (const { file, line, message } of problems) process.stderr.write(`${file}:${line}: ${message}\n`)
  if (values.explain !== undefined) return void process.stdout.write(explain(values.explain, lexicon))
  const { recognise } = compileLexicon(lexicon)
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const { id, text } = readMessage(line, number)
    process.stdout.write(`${JSON.stringify({ id, ...summarise(recognise(text)) })}\n`)
  }
}

/** @throws with the number of the line when it is not a message */
function readMessage(line: string, number: number): { id: unknown; text: string } {
  try {
    const { id, text } = JSON.parse(line)
    if (typeof text === 'string') return { id, text }
  } catch {
    // said below
  }
  process.stderr.write(`line ${number} is no message; write {"id": "1", "text": "..."}\n`)
  process.exit(1)
}

if (process.argv[1] === import.meta.filename) await main()
