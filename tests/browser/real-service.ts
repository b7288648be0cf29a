import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RealService {
  /** `http://127.0.0.1:41234` */
  readonly origin: string
  /** everything that it wrote, logs included */
  output(): string
  stop(): Promise<void>
  /** ends it at once, as a machine that fails */
  kill(): Promise<void>
}

/** The service as `npm start` starts it, on a free port of this machine. */
export async function startService(settings: Readonly<Record<string, string>> = {}): Promise<RealService> {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'trace', ...settings }
  const child: ChildProcess = spawn(process.execPath, ['bin/start.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk
      const address = /listening on (http:\/\/\S+)\/chat/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the service ended with ${code} before it listened:\n${output}`)))
  })
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return {
    origin,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
