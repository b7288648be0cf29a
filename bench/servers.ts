import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Memory of a process, in bytes: what the system has given it, and what its scripts hold of that. */
export interface Memory {
  readonly resident: number
  readonly used: number
}

/** A server in a process of its own. */
export interface Child {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Processor time that it has used so far, in microseconds. */
  cpu(): Promise<number>
  /** Memory, without garbage where it was started with `--expose-gc`. */
  memory(): Promise<Memory>
  /** Ends it kindly, and waits until it has ended. */
  end(): Promise<void>
}

/**
 * Starts a server that prints the address at which it listens. Its output is read and thrown away, as a log collector would.
 * @param args of node: the entry and what it is given
 * @param environment beside PATH and HOME; PORT is 0, so that the system finds a free one
 * @throws Error when it ends before it listens
 */
export async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const { PATH = '', HOME = '' } = process.env
  const preload = join(import.meta.dirname, 'servers/report-cpu.ts')
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const origin = await listening(child)
  child.stdout?.resume()
  const ask = async (what: 'cpu' | 'memory'): Promise<{ cpu: number; memory: Memory }> => {
    const answered = once(child, 'message')
    child.send(what)
    const [answer] = await answered
    return answer
  }
  return {
    origin,
    cpu: async () => (await ask('cpu')).cpu,
    memory: async () => (await ask('memory')).memory,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The address that a starting server prints. @throws Error when it ends before */
export function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const onData = (data: Buffer) => {
      output += data
      const found = /listening on (http:\/\/[^/\s]+)/i.exec(output)?.[1]
      if (found === undefined) return
      child.stdout?.off('data', onData)
      resolve(found)
    }
    child.stdout?.on('data', onData)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened: ${output}`)))
  })
}
