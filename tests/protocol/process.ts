import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const PRODUCT = join(import.meta.dirname, '../..')
const started: ChildProcess[] = []

/** The service in a process of its own. */
export interface Run {
  readonly child: ChildProcess
  /** everything that it wrote */
  readonly output: () => string
}

/**
 * The real entry in a process of its own, with no setting but those given.
 * @param before what Node is given before the entry
 * @param root the folder of the product, or of a copy
 */
export function run(
  environment: Record<string, string> = {},
  before: readonly string[] = [],
  root: string = PRODUCT,
): Run {
  const { PATH = '', HOME = '' } = process.env
  const entry = join(root, 'bin/start.js')
  const child = spawn(process.execPath, [...before, entry], { env: { PATH, HOME, PORT: '0', ...environment } })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  return { child, output: () => output }
}

/** Waits until its output matches. @throws with the whole output when it ends before */
export async function written({ child, output }: Run, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(output())
    if (found) return found
    if (child.exitCode !== null) throw new Error(`it ended: ${output()}`)
    const waiting = new AbortController()
    const { signal } = waiting
    await Promise.race([
      once(child.stdout as NonNullable<typeof child.stdout>, 'data', { signal }),
      once(child, 'exit', { signal }),
    ])
    waiting.abort()
  }
}

/** Where it listens, as `http://127.0.0.1:41234`. */
export const address = async (one: Run): Promise<string> =>
  (await written(one, /Waymark is listening on (http:\S+)\/chat/))[1] ?? ''

/** The exit code, once it has ended. */
export async function ended({ child }: Run): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

/** Ends whatever a file of tests has started and not ended. */
export function endAll(): void {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
}
