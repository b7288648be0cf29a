import { type Figure, goal, readable, table } from '../figure.ts'
import { interleave, median, ratios, type Series, seriesOf, spread } from '../rounds.ts'
import { startWorker } from '../workers.ts'

const ANSWERS = 15
const LENGTHS = [15, 30, 60, 119]
const KINDS = {
  long: 'a made-up journey of plain answers',
  worked: 'the real journey, with changes, topics, words and alerts',
}

const goals = { turn: 25, aim: 10, perEntry: 1.5 }

export const turn: Figure = {
  title: 'Engine: one turn without words',
  async measure() {
    const engine = await startWorker('engine', { answers: ANSWERS, lengths: LENGTHS })
    const long = Object.keys(KINDS).flatMap((kind) => LENGTHS.map((length) => `${kind} ${length}`))
    const found = await interleave(['answer', 'other', 'json', ...long].map((name) => engine.contender(name, name)))
    engine.end()
    const of = (name: string): Series => seriesOf(found, name)
    const row = (name: string, key: string) => [name, spread(of(key)), spread(ratios(of(key), of('json')))]
    const perEntry = (kind: string) =>
      LENGTHS.map((length) => {
        const growth = ratios(of(`${kind} ${length}`), of(`${kind} ${LENGTHS[0]}`))
        return median(growth) / (length / (LENGTHS[0] ?? 1))
      })
    const worst = Math.max(...Object.keys(KINDS).flatMap(perEntry))
    return [
      `The real journey after ${ANSWERS} plain answers, and the next answer given.`,
      '',
      ...table(
        ['', 'µs a turn', 'x reading and writing that log as JSON'],
        [
          row('the next answer: one walk', 'answer'),
          row('the emergency button: walked before and after', 'other'),
          row('the log through JSON alone', 'json'),
        ],
      ),
      '',
      'Logs of other lengths (the turn adds one answer; 120 is the limit):',
      '',
      ...table(
        ['entries before the turn', ...LENGTHS.map(String)],
        [
          ...Object.entries(KINDS).flatMap(([kind, name]) => [
            [`${name}: µs a turn`, ...LENGTHS.map((length) => spread(of(`${kind} ${length}`)))],
            [`time an entry, x that at ${LENGTHS[0]}`, ...perEntry(kind).map(readable)],
          ]),
        ],
      ),
      '',
      goal(`a turn at ${ANSWERS} answers`, median(of('answer')), goals.turn, 'µs'),
      goal('the same, the aim being', median(of('answer')), goals.aim, 'µs'),
      goal('time an entry, up to 120 entries', worst, goals.perEntry, `times that at ${LENGTHS[0]}`),
    ]
  },
}
