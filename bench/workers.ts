import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Contender } from './rounds.ts'
import type { Order, Report } from './workers/worker.ts'

/** Processor time that one task may use in one round, in microseconds. */
const ROUND = 200_000

/** A process that does measured work. */
export interface Worker {
  /** the names of its tasks */
  readonly tasks: readonly string[]
  /** Its task, as a contender under a name. */
  contender(name: string, task: string): Contender
  transcript(task: string): Promise<readonly string[]>
  end(): void
}

/**
 * Starts workers/<file>.ts in a process of its own.
 * @param given what it is to prepare itself with; must be JSON
 * @throws Error when it fails or ends
 */
export async function startWorker(file: string, given: unknown = null): Promise<Worker> {
  const child = fork(join(import.meta.dirname, 'workers', `${file}.ts`), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const prepared = await ask(child, file, { prepare: given })
  return {
    tasks: 'ready' in prepared ? prepared.ready : [],
    contender: (name, task) => ({
      name,
      async round() {
        const report = await ask(child, file, { task, cpu: ROUND })
        if ('spent' in report) return report.spent
        throw new Error(`${file} did not report what it spent`)
      },
    }),
    async transcript(task) {
      const report = await ask(child, file, { transcript: task })
      return 'said' in report ? report.said : []
    },
    end: () => child.kill(),
  }
}

function ask(child: ChildProcess, file: string, order: Order): Promise<Report> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${file} ended with ${code}`))
    child.once('exit', onExit)
    child.once('message', (report: Report) => {
      child.off('exit', onExit)
      if ('failed' in report) reject(new Error(`${file}: ${report.failed}`))
      else resolve(report)
    })
    child.send(order)
  })
}
