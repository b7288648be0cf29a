import { existsSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CAPABILITIES, type ChannelId } from '../channels/capabilities.ts'
import { ContentError } from '../content/problem.ts'
import { loadWorld } from '../content/world.ts'
import { answerTo } from '../talk/answering.ts'
import { Conversing } from '../talk/conversing.ts'
import { journeyFile, type Said } from '../talk/journey.ts'
import { londonMoment, shownInLondon } from '../talk/moment.ts'
import { readScript, type Script } from '../talk/script.ts'
import { toldAs } from '../talk/told-as.ts'
import { ArgumentError, oneOf, readArguments } from './arguments.ts'

const OPTIONS = {
  channel: 'web',
  locale: 'cy',
  partner: 'demo',
  at: '2026-12-25T03:00',
  replay: 'tests/journeys/abroad.yaml',
  save: 'my-journey.yaml',
} as const

/** Between two messages of one turn, where a channel needs several. */
const NEXT_MESSAGE = '\n\n- - -\n\n'

/**
 * `npm run -s talk -- [--channel web] [--locale cy] [--partner demo] [--at 2026-12-25T03:00] [--replay file] [--save file]`:
 * the conversation in a terminal, as a channel of text would show it. What is replayed is what was typed or kept before; it goes
 * on with what is typed. Nothing is kept but what `--save` names.
 */
async function main(typed: readonly string[]): Promise<void> {
  const { values, others } = readArguments(typed, OPTIONS)
  const [other] = others
  if (other !== undefined)
    throw new ArgumentError([`"${other}": expected an option, as --locale ${other} or --replay ${other}.`])
  const { replay, save } = values
  if (save !== undefined && existsSync(save))
    throw new ArgumentError([`--save: ${save} is there already. Name a new file.`])
  const script = replay === undefined ? { says: [], journey: null } : readSaved(replay)

  const world = loadWorld(fileURLToPath(new URL('../..', import.meta.url)))
  const capabilities =
    CAPABILITIES[oneOf('--channel', values.channel ?? 'web', Object.keys(CAPABILITIES) as ChannelId[])]
  const charity = values.partner ?? script.journey?.partner ?? null
  const partner = charity === null ? null : oneOf('--partner', charity, [...world.partners.keys()])
  const { languages } = world.under.get(partner ?? '') ?? world
  const wish = values.locale ?? script.journey?.locale
  const locale = wish === undefined ? (languages[0] ?? '') : oneOf('--locale', wish, languages)
  const at = values.at ?? script.journey?.at
  const fixed = at === undefined ? null : londonMoment(at)
  if (at !== undefined && !fixed)
    throw new ArgumentError([`--at: "${at}" is no moment on clocks in the UK. Write it as ${OPTIONS.at}.`])
  const now = () => fixed ?? new Date()
  const begun = shownInLondon(now())

  const conversing = new Conversing(world, capabilities, { locale, partner }, now)
  const show = () => process.stdout.write(`\n${conversing.messages.join(NEXT_MESSAGE)}\n`)
  const take = (said: Said) => {
    conversing.take(said)
    if (save !== undefined)
      writeFileSync(
        save,
        journeyFile({ about: 'A conversation in the terminal.', locale, at: begun, partner, says: conversing.said }),
      )
    show()
  }
  const replayed = (said: Said) => {
    process.stdout.write(`\n> ${toldAs(said, conversing.turn)}\n`)
    take(said)
  }
  show()
  for (const said of script.says) replayed(said)
  if (script.journey && Object.keys(script.journey.answers).length > 0) {
    const { answers } = script.journey
    for (let said = answerTo(conversing.turn, answers); said !== null; said = answerTo(conversing.turn, answers))
      replayed(said)
  }
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  lines.prompt()
  for await (const line of lines) {
    take(line)
    lines.prompt()
  }
}

/** @throws ArgumentError where there is no such file */
function readSaved(file: string): Script {
  try {
    return readScript(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new ArgumentError([
      `--replay: ${file} cannot be read (${error.code}). Name a list of typed lines, or a journey in YAML.`,
    ])
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof ContentError || error instanceof ArgumentError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
