import { step } from '../../src/flows/turn.ts'
import { theWorld } from '../content.ts'
import { longLog, realLog, type Standing, workedLog } from '../logs.ts'
import { type Task, work } from './worker.ts'

/** The engine without words: logs of some lengths, and one turn on each. */
work<{ readonly answers: number; readonly lengths: readonly number[] }>(({ answers, lengths }) => {
  const { program } = theWorld()
  const real = realLog(program, answers)
  return {
    answer: turn(real),
    other: turn({ ...real, act: { act: 'emergency' } }),
    json: task(() => void JSON.parse(JSON.stringify(real.entries))),
    ...Object.fromEntries(lengths.map((length) => [`worked ${length}`, turn(workedLog(program, length))])),
    ...Object.fromEntries(lengths.map((length) => [`long ${length}`, turn(longLog(length))])),
  }
})

const task = (once: () => void): Task => ({ turns: 1, once })

const turn = ({ program, journey, entries, act }: Standing): Task =>
  task(() => void step(program, journey, entries, act))
