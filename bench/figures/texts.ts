import { theWorld } from '../content.ts'
import { type Figure, goal, goalAtLeast, table } from '../figure.ts'
import { asText } from '../journey.ts'
import { interleave, median, ratios, type Series, seriesOf, spread } from '../rounds.ts'
import { scriptOf } from '../script.ts'
import { startWorker, type Worker } from '../workers.ts'

const CONTENDERS = {
  ours: { file: 'take', task: 'json', name: 'Waymark, conversation through JSON' },
  kept: { file: 'take', task: 'kept', name: 'Waymark, conversation kept in memory' },
  xstate: { file: 'xstate', task: 'same work', name: 'xstate, persisted snapshot through JSON, same work beside' },
  ready: { file: 'xstate', task: 'conversation', name: 'xstate, the same with place and plan ready made' },
  text: { file: 'botbuilder', task: 'text prompts alone', name: 'botbuilder-dialogs, text prompts alone' },
  botbuilder: { file: 'botbuilder', task: 'choice prompts', name: 'botbuilder-dialogs, choice prompts' },
  table: { file: 'table', task: 'conversation', name: 'a bare table of screens, through JSON' },
} as const

const goals = { botbuilder: 100, xstate: 1 }

/** Rounds before any counts: the more code a contender has, the longer until it is compiled as far as it will be. */
const WARMING = 20
const ROUNDS = 11

export const texts: Figure = {
  title: 'Conversation: one turn with every sentence, against peers',
  async measure() {
    const { script, screens } = scriptOf(theWorld())
    const workers = new Map<string, Worker>()
    for (const { file } of Object.values(CONTENDERS))
      if (!workers.has(file)) workers.set(file, await startWorker(file, script))
    const workerOf = (file: string): Worker => {
      const worker = workers.get(file)
      if (!worker) throw new Error(`no worker ${file}`)
      return worker
    }
    for (const { file, task, name } of Object.values(CONTENDERS)) {
      const said = await workerOf(file).transcript(task)
      const other = screens.findIndex((screen, i) => asText(screen) !== said[i])
      if (other >= 0 || said.length !== screens.length)
        throw new Error(
          `${name} says something else on screen ${other + 1}:\n${said[other]}\ninstead of\n${asText(screens[other] ?? { said: [], question: '', choices: [] })}`,
        )
    }
    const found = await interleave(
      Object.values(CONTENDERS).map(({ file, task, name }) => workerOf(file).contender(name, task)),
      ROUNDS,
      WARMING,
    )
    const turns = script.steps.slice(1).map(({ id }, i) => ({ id, name: `turn ${i + 1}` }))
    const single = await interleave(
      turns.map(({ name }) => workerOf('take').contender(name, name)),
      3,
    )
    for (const worker of workers.values()) worker.end()
    const of = (key: keyof typeof CONTENDERS): Series => seriesOf(found, CONTENDERS[key].name)
    const times = ratios(of('botbuilder'), of('ours'))
    return [
      `A whole conversation in English of ${screens.length} screens, the same words from everyone (checked).`,
      '',
      ...table(
        ['', 'µs a turn', 'x Waymark through JSON'],
        [
          ...Object.entries(CONTENDERS).map(([key, { name }]) => {
            const series = of(key as keyof typeof CONTENDERS)
            return [name, spread(series), spread(ratios(series, of('ours')))]
          }),
        ],
      ),
      '',
      'Where it goes: Waymark alone, one turn of that conversation again and again.',
      '',
      ...table(
        ['turn that leads to', 'µs'],
        turns.map(({ id, name }) => [id, spread(seriesOf(single, name))]),
      ),
      '',
      goalAtLeast('botbuilder-dialogs costs', median(times), goals.botbuilder, 'times a turn of ours'),
      goal(
        'a turn',
        median(ratios(of('ours'), of('xstate'))),
        goals.xstate,
        'times an xstate snapshot turn that does the same work',
      ),
      `With place and plan ready made for it: ${median(ratios(of('ours'), of('ready'))).toFixed(2)} times.`,
    ]
  },
}
