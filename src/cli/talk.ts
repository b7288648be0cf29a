import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ContentError } from '../content/problem.ts'
import { loadWorld } from '../content/world.ts'
import { begin, take } from '../conversation/converse.ts'
import type { Input, Turn } from '../messages/message.ts'
import { plainText, waysOn } from '../messages/plain-text.ts'

/** What a typed line sends: the way on that its number stands for, else its words as they are; an empty line asks again. */
export function inputOf(turn: Turn, line: string): Input {
  const number = /^\s*(\d{1,2})[.)]?\s*$/.exec(line)?.[1]
  const way = number === undefined ? undefined : waysOn(turn)[Number(number) - 1]
  if (way) return way.input
  return line.trim() === '' ? { command: 'again' } : { to: turn.prompt.id, text: line }
}

/** `npm run -s talk [-- cy]`: the conversation in a terminal, in a language if one is named. Nothing is kept. */
async function main(wish: string | undefined): Promise<void> {
  const world = loadWorld(fileURLToPath(new URL('../..', import.meta.url)))
  const { locales } = world.texts
  const locale = wish ?? locales[0] ?? ''
  if (!locales.includes(locale)) {
    console.error(`There are no words in "${locale}". There are: ${locales.join(', ')}.`)
    process.exitCode = 1
    return
  }
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  let now = begin(world, { locale, partner: null, journey: 'main' }, new Date())
  const show = () => {
    process.stdout.write(`\n${plainText(now.turn)}\n`)
    lines.prompt()
  }
  show()
  for await (const line of lines) {
    now = take(world, now.conversation, inputOf(now.turn, line), new Date())
    show()
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    await main(process.argv[2])
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
