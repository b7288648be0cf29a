import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Content } from '../../src/channels/deps.ts'
import { Live } from '../../src/channels/live.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { address, ended } from '../protocol/process.ts'
import { theWorld } from '../protocol/service.ts'
import { buildMember } from './build-member.ts'

/** One of several servers of a service. */
export interface Member {
  /** everything that it wrote */
  readonly output: () => string
  readonly origin: string
  /** a request to its webhook, or to any other path */
  ask(request: RequestInit, path?: string): Promise<Response>
  /** ends it kindly @param grace how long new requests still get an answer, in milliseconds */
  stop(grace?: number): Promise<void>
}

const started = new Set<ChildProcess>()

/** Starts `member.ts` in a process of its own with these settings and no others. */
export async function member(provider: string, environment: Record<string, string>): Promise<Member> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'member.ts'), provider], {
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'trace', ...environment },
  })
  started.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const run = { child, output: () => output }
  return {
    output: run.output,
    ...asking(await address(run)),
    async stop() {
      child.kill('SIGTERM')
      await ended(run)
    },
  }
}

/** The same within this process: as good where nothing is killed, and there at once. */
export async function hosted(
  provider: string,
  environment: Record<string, string>,
  { now, content }: { readonly now?: () => Date; readonly content?: Live<Content> } = {},
): Promise<Member> {
  let output = ''
  const server = await buildMember({
    environment: { PORT: '0', LOG_LEVEL: 'trace', ...environment },
    provider,
    content: content ?? new Live(contentOf(await theWorld())),
    write: (line) => {
      output += line
    },
    ...(now && { now }),
  })
  return { output: () => output, ...asking(server.address()), stop: (grace = 0) => server.stop(grace) }
}

const asking = (origin: string): Pick<Member, 'origin' | 'ask'> => ({
  origin,
  ask: (request, path = '/webhooks/sms') => fetch(`${origin}${path}`, request),
})

/** Ends whatever was started and is still there. */
export function endMembers(): void {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
}
