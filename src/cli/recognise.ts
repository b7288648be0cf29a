import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hearingWhenAsked } from '../content/hearing.ts'
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
  const { lexicon, doubts, recogniser } = hearingWhenAsked(fileURLToPath(new URL('../..', import.meta.url)))
  if (values.explain !== undefined) return void process.stdout.write(explain(values.explain, lexicon, doubts))
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const { id, text } = readMessage(line, number)
    process.stdout.write(`${JSON.stringify({ id, ...summarise(recogniser.recognise(text)) })}\n`)
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
