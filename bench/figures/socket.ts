import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from '../../src/messages/message.ts'
import { ROOT, theWorld } from '../content.ts'
import { type Figure, goal, table } from '../figure.ts'
import { walk } from '../journey.ts'
import { type Contender, interleave, median, ratios, type Series, seriesOf, spread } from '../rounds.ts'
import { type Child, type Memory, startServer } from '../servers.ts'
import { openSocket, type SocketClient } from '../socket-client.ts'

/** Turns of one round, in conversations that run side by side. */
const TURNS = 3_000
const AT_ONCE = 20
const ROUNDS = 7
/** Sockets that only wait, and how often their memory is measured, each time of servers that were started anew. */
const IDLE = 5_000
const IDLE_ROUNDS = 3
const goals = { echo: 8, idle: 1.5 }

const OURS = 'Waymark'
const MADE = 'echo that reads the message and makes its reply'
const BYTES = 'echo of the bytes, unread'

const start = join(ROOT, 'bin/start.js')
const echo = join(import.meta.dirname, '../servers/socket-echo.ts')

export const socket: Figure = {
  title: 'Server: one whole turn over a WebSocket, against echoes of the same bytes; memory of sockets that wait',
  async measure() {
    const turns = await measureTurns()
    const idle = await measureIdle()
    return [...turns, '', ...idle]
  },
}

async function measureTurns(): Promise<readonly string[]> {
  const inputs = walk(theWorld()).flatMap(({ input }) => (input ? [input] : []))
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  const children: Child[] = []
  const clients: SocketClient[] = []
  const started = async (args: readonly string[]): Promise<Child> => {
    const child = await startServer(args)
    children.push(child)
    return child
  }
  const many = async ({ origin }: Child, path: string): Promise<readonly SocketClient[]> => {
    const opened = await Promise.all(Array.from({ length: AT_ONCE }, () => openSocket(origin, path)))
    clients.push(...opened)
    return opened
  }
  try {
    const ours = await started([start])
    const first = firstForm(await (await fetch(`${ours.origin}/chat`)).text())
    const oursOpen = await many(ours, '/chat/socket')
    const record = await recordOf(oursOpen[0], first, inputs)
    const file = join(folder, 'replies.json')
    writeFileSync(file, JSON.stringify(record.map(({ reply }) => reply)))
    const made = await started([echo, file])
    const bytes = await started([echo, file])

    const echoed = (asked: (sent: string, n: number) => string) => async (client: SocketClient) => {
      for (const [n, { sent }] of record.entries()) await client.send(asked(sent, n))
      return record.length
    }
    const contenders = [
      contender(OURS, ours, oursOpen, async (client) => (await converse(client, first, inputs)).length),
      // The number of the reply stands first in a message that is otherwise the same.
      contender(
        MADE,
        made,
        await many(made, '/made'),
        echoed((sent, n) => sent.replace('{', `{"n":${n},`)),
      ),
      contender(
        BYTES,
        bytes,
        await many(bytes, '/bytes'),
        echoed((sent) => sent),
      ),
    ]
    const found = await interleave(contenders, ROUNDS)
    const of = (name: string): Series => seriesOf(found, name)
    const mean = (text: (one: Exchanged) => string) =>
      Math.round(record.reduce((sum, one) => sum + Buffer.byteLength(text(one)), 0) / record.length)
    return [
      `Whole conversations, ${AT_ONCE} sockets side by side, ${TURNS} turns a round; messages of ${mean(({ sent }) => sent)} bytes, replies of ${mean(({ reply }) => reply)} (means), each with a new token and the HTML of the question. The server opens the token, reads the input, replays, renders, seals, and writes its line of log.`,
      '',
      ...table(
        ['', 'server CPU, µs a turn', `${OURS}: times this`],
        [OURS, MADE, BYTES].map((name) => [name, spread(of(name)), spread(ratios(of(OURS), of(name)))]),
      ),
      '',
      ...[MADE, BYTES].map((name) =>
        goal(`a whole turn against an ${name}`, median(ratios(of(OURS), of(name))), goals.echo, 'times as much'),
      ),
    ]
  } finally {
    for (const client of clients) client.end()
    for (const child of children) await child.end()
    rmSync(folder, { recursive: true })
  }
}

type Form = readonly (readonly [name: string, value: string])[]

interface Exchanged {
  readonly sent: string
  readonly reply: string
}

/** The first page is asked for with GET and holds nothing of a person: the first turn over the socket leads on from it. */
function firstForm(page: string): Form {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  return fieldsOf({ state: field('state'), to: field('to'), lang: 'en' })
}

const fieldsOf = ({ state, to, lang }: { state: string; to: string; lang: string }): Form => [
  ['state', state],
  ['to', to],
  ['lang', lang],
]

function answer(form: Form, input: Input): Form {
  if ('choice' in input && input.choice !== undefined) return [...form, ['choice', input.choice]]
  if ('choices' in input) return [...form, ...(input.choices ?? []).map((choice) => ['choices', choice] as const)]
  if ('text' in input && input.text !== undefined) return [...form, ['text', input.text]]
  return [...form, ['skip', '1']]
}

/** One conversation; each turn is made from the answer to the one before. @throws Error when a turn is not taken */
async function converse(client: SocketClient, first: Form, inputs: readonly Input[]): Promise<readonly Exchanged[]> {
  const exchanged: Exchanged[] = []
  let form = first
  for (const [id, input] of inputs.entries()) {
    const sent = JSON.stringify({ id, form: answer(form, input) })
    const reply = await client.send(sent)
    const read = JSON.parse(reply)
    if (read.id !== id || read.problem !== undefined)
      throw new Error(`turn ${id} was not taken: ${reply.slice(0, 300)}`)
    form = fieldsOf(read)
    exchanged.push({ sent, reply })
  }
  return exchanged
}

async function recordOf(
  client: SocketClient | undefined,
  first: Form,
  inputs: readonly Input[],
): Promise<readonly Exchanged[]> {
  if (!client) throw new Error('no socket is open')
  return converse(client, first, inputs)
}

function contender(
  name: string,
  child: Child,
  clients: readonly SocketClient[],
  conversation: (client: SocketClient) => Promise<number>,
): Contender {
  return {
    name,
    async round() {
      const before = await child.cpu()
      let turns = 0
      const person = async (client: SocketClient) => {
        while (turns < TURNS) {
          // Added up only after the wait: others add to it meanwhile.
          const more = await conversation(client)
          turns += more
        }
      }
      await Promise.all(clients.map(person))
      return { turns, cpu: (await child.cpu()) - before }
    },
  }
}

/** What one more socket takes, in kB (1,000 bytes). */
interface Taken {
  /** memory that the system gives, for the first and for the next so many sockets */
  readonly first: number
  readonly next: number
  /** what the scripts hold, for the first */
  readonly used: number
}

async function measureIdle(): Promise<readonly string[]> {
  const found = { ours: [] as Taken[], bare: [] as Taken[] }
  for (let round = 0; round < IDLE_ROUNDS; round++) {
    const ours = async () => found.ours.push(await takenByOne([start], '/chat/socket'))
    const bare = async () => found.bare.push(await takenByOne([echo], '/made'))
    for (const one of round % 2 === 0 ? [ours, bare] : [bare, ours]) await one()
  }
  const kinds = [
    ['resident, the first', ({ first }) => first],
    ['resident, the next', ({ next }) => next],
    ['held by scripts, the first', ({ used }) => used],
  ] as const satisfies readonly (readonly [string, (one: Taken) => number])[]
  const rows = kinds.map(([name, of]) => ({
    name: `${name} ${IDLE}`,
    ours: found.ours.map(of),
    bare: found.bare.map(of),
  }))
  return [
    `Sockets that only wait, ${IDLE} and then ${IDLE} more, opened by other processes; memory of the server after its garbage was collected, less what it was with ${BEFORE} sockets; servers started anew each time. Starting leaves the service room that it has been given already, which its first sockets fill: the next ones show what a socket takes of the system.`,
    '',
    ...table(
      ['kB a socket', OURS, 'bare @fastify/websocket', 'times'],
      rows.map(({ name, ours, bare }) => [name, spread(ours), spread(bare), spread(ratios(ours, bare))]),
    ),
    '',
    ...rows.map(({ name, ours, bare }) =>
      goal(`a socket that waits (${name})`, median(ratios(ours, bare)), goals.idle, 'times a bare one'),
    ),
  ]
}

/** Sockets that are opened before the first look, so that what the first of all costs is not counted. */
const BEFORE = 200

/** @throws Error when the sockets cannot be opened */
async function takenByOne(server: readonly string[], path: string): Promise<Taken> {
  const child = await startServer(['--expose-gc', ...server])
  const clients: ReturnType<typeof fork>[] = []
  const open = async (count: number) => {
    const client = fork(join(import.meta.dirname, '../servers/open-sockets.ts'), [
      `${child.origin.replace('http', 'ws')}${path}`,
      String(count),
    ])
    clients.push(client)
    const [said] = await Promise.race([once(client, 'message'), once(client, 'exit')])
    if (said !== 'open')
      throw new Error(`${count} sockets could not be opened: raise the limit of open files (ulimit -n)`)
  }
  /** collected twice: what the first round lets go of, the second takes */
  const memory = async (): Promise<Memory> => {
    await child.memory()
    await new Promise((resolve) => setTimeout(resolve, 500))
    return child.memory()
  }
  const each = (after: number, before: number) => (after - before) / IDLE / 1000
  try {
    await open(BEFORE)
    const before = await memory()
    await open(IDLE)
    const then = await memory()
    await open(IDLE)
    const last = await memory()
    return {
      first: each(then.resident, before.resident),
      next: each(last.resident, then.resident),
      used: each(then.used, before.used),
    }
  } finally {
    for (const client of clients) if (client.connected) client.disconnect()
    await child.end()
  }
}
