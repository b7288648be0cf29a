import type { Spent } from '../rounds.ts'

/** Work that is measured: `once` goes through `turns` turns. */
export interface Task {
  readonly turns: number
  once(): void | Promise<void>
  /** everything said in one conversation, a text a turn, to be compared with what others say */
  transcript?(): readonly string[] | Promise<readonly string[]>
}
export type Tasks = Readonly<Record<string, Task>>

export type Order =
  | { readonly prepare: unknown }
  | { readonly task: string; readonly cpu: number }
  | { readonly transcript: string }
export type Report =
  | { readonly ready: readonly string[] }
  | { readonly spent: Spent }
  | { readonly said: readonly string[] }
  | { readonly failed: string }

/** A block longer than this would overshoot what a round may take. */
const LONGEST_BLOCK = 1024

/**
 * The side of a contender that runs in a process of its own, so that nobody pays for the memory or the code of another. Does what
 * it is ordered to and reports the processor time of its own process.
 * @param prepare makes the tasks; what it is given has come from the other side as JSON
 */
export function work<G>(prepare: (given: G) => Tasks | Promise<Tasks>): void {
  let tasks: Tasks = {}
  const taskOf = (name: string): Task => {
    const task = tasks[name]
    if (!task) throw new Error(`there is no task "${name}" here`)
    return task
  }
  const answer = async (order: Order): Promise<Report> => {
    if ('prepare' in order) {
      tasks = await prepare(order.prepare as G)
      return { ready: Object.keys(tasks) }
    }
    if ('task' in order) return { spent: await spend(taskOf(order.task), order.cpu) }
    return { said: (await taskOf(order.transcript).transcript?.()) ?? [] }
  }
  process.on('message', (order: Order) => {
    answer(order).then(
      (report) => process.send?.(report),
      (error: unknown) =>
        process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}

/** Repeats a task until it has used this much processor time, in microseconds. */
async function spend({ once, turns }: Task, cpu: number): Promise<Spent> {
  const before = process.cpuUsage()
  let done = 0
  let used = 0
  for (let block = 1; used < cpu; block = Math.min(block * 2, LONGEST_BLOCK)) {
    for (let i = 0; i < block; i++) {
      const going = once()
      if (going) await going
    }
    done += block * turns
    const { user, system } = process.cpuUsage(before)
    used = user + system
  }
  return { turns: done, cpu: used }
}
