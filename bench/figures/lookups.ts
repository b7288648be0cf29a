import { type Figure, table } from '../figure.ts'
import { interleave, spread } from '../rounds.ts'
import { startWorker } from '../workers.ts'

export const lookups: Figure = {
  title: 'For information: places and words, a message',
  async measure() {
    const worker = await startWorker('lookups')
    const found = await interleave(worker.tasks.map((name) => worker.contender(name, name)))
    worker.end()
    return table(
      ['', 'µs a message'],
      [...found].map(([name, series]) => [name, spread(series)]),
    )
  },
}
