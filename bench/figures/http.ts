import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from '../../src/messages/message.ts'
import { type Client, createClient, type Sent } from '../client.ts'
import { ROOT, theWorld } from '../content.ts'
import { type Figure, goal, table } from '../figure.ts'
import { walk } from '../journey.ts'
import { type Contender, interleave, median, ratios, type Series, seriesOf, spread } from '../rounds.ts'
import { type Child, startServer } from '../servers.ts'

/** Turns of one round, in conversations that run side by side. */
const TURNS = 3_000
const AT_ONCE = 20
const goals = { echo: 5 }

/** How a channel is spoken to: what is sent next, by what was answered last. */
interface Channel {
  readonly name: string
  readonly first: Sent | null
  next(reply: string, input: Input): Sent
  /** the reply as it is recorded for the echo */
  recorded(reply: string): object
}

const json: Channel = {
  name: 'JSON protocol',
  first: { path: '/api/conversation', type: 'application/json', body: '{"locale":"en"}' },
  next: (reply, input) => ({
    path: '/api/conversation',
    type: 'application/json',
    body: JSON.stringify({ state: JSON.parse(reply).state, input }),
  }),
  recorded: (reply) => ({ json: JSON.parse(reply) }),
}

const page: Channel = {
  name: 'page without scripts',
  // The first page is asked for with GET and holds nothing of a person: the first turn that is posted leads on from it.
  first: null,
  next(reply, input) {
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(reply)?.[1] ?? ''
    const form = new URLSearchParams({ state: field('state'), to: field('to').replaceAll('&gt;', '>'), lang: 'en' })
    if ('choice' in input && input.choice !== undefined) form.set('choice', input.choice)
    if ('choices' in input) for (const choice of input.choices ?? []) form.append('choices', choice)
    if ('text' in input && input.text !== undefined) form.set('text', input.text)
    if ('skip' in input) form.set('skip', '1')
    return { path: '/chat', type: 'application/x-www-form-urlencoded', body: form.toString() }
  },
  recorded: (html) => ({ html }),
}

export const http: Figure = {
  title: 'Server: one whole turn over HTTP, against an echo of the same bytes',
  async measure() {
    const inputs = walk(theWorld()).flatMap(({ input }) => (input ? [input] : []))
    const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
    const children: Child[] = []
    const clients: Client[] = []
    try {
      const start = async (args: readonly string[]): Promise<{ child: Child; client: Client }> => {
        const child = await startServer(args)
        children.push(child)
        const client = createClient(child.origin)
        clients.push(client)
        return { child, client }
      }
      const contenders: Contender[] = []
      const sizes: (readonly [string, string, string])[] = []
      for (const channel of [json, page]) {
        const ours = await start([join(ROOT, 'bin/start.js')])
        const record = await recordOf(ours.child.origin, ours.client, channel, inputs)
        const file = join(folder, `${contenders.length}.json`)
        writeFileSync(file, JSON.stringify(record.map(({ reply }) => channel.recorded(reply))))
        const echo = await start([join(import.meta.dirname, '../servers/echo.ts'), file])
        const echoed = record.map(({ sent }, n): Sent => ({ ...sent, path: `${sent.path}?n=${n}` }))
        const conversation = () => converse(ours.client, channel, record, inputs)
        const echoes = async () => {
          for (const sent of echoed) await echo.client.send(sent)
          return echoed.length
        }
        contenders.push(
          contender(oursOf(channel), ours.child, conversation),
          contender(echoOf(channel), echo.child, echoes),
        )
        const mean = (of: (one: Recorded) => string) =>
          Math.round(record.reduce((sum, one) => sum + Buffer.byteLength(of(one)), 0) / record.length)
        sizes.push([channel.name, String(mean(({ sent }) => sent.body)), String(mean(({ reply }) => reply))])
      }
      const found = await interleave(contenders)
      const of = (name: string): Series => seriesOf(found, name)
      const channels = [json, page]
      return [
        `Whole conversations, ${AT_ONCE} side by side on open connections, ${TURNS} turns a round. The server opens the token, reads the input, replays, renders, seals, and writes its line of log.`,
        '',
        ...table(
          ['', 'server CPU, µs a turn', 'x echo'],
          channels.flatMap((channel) => [
            [oursOf(channel), spread(of(oursOf(channel))), spread(ratios(of(oursOf(channel)), of(echoOf(channel))))],
            [echoOf(channel), spread(of(echoOf(channel))), '1'],
          ]),
        ),
        '',
        ...table(['body, mean bytes', 'in', 'out'], sizes),
        '',
        ...channels.map((channel) =>
          goal(
            `a whole turn (${channel.name})`,
            median(ratios(of(oursOf(channel)), of(echoOf(channel)))),
            goals.echo,
            'times its echo',
          ),
        ),
      ]
    } finally {
      for (const client of clients) client.end()
      for (const child of children) await child.end()
      rmSync(folder, { recursive: true })
    }
  },
}

const oursOf = ({ name }: Channel): string => `Waymark, ${name}`
const echoOf = ({ name }: Channel): string => `Fastify echo, ${name}`

/** What was sent and what was answered in one conversation. */
interface Recorded {
  readonly sent: Sent
  readonly reply: string
}

async function recordOf(
  origin: string,
  client: Client,
  channel: Channel,
  inputs: readonly Input[],
): Promise<readonly Recorded[]> {
  const record: Recorded[] = []
  let reply = ''
  const exchange = async (sent: Sent) => {
    reply = await client.send(sent)
    record.push({ sent, reply })
  }
  if (channel.first) await exchange(channel.first)
  else reply = await (await fetch(`${origin}/chat`)).text()
  for (const input of inputs) await exchange(channel.next(reply, input))
  return record
}

/** One conversation with the service, of as many turns as were recorded; each turn is made from the answer to the one before. */
async function converse(
  client: Client,
  channel: Channel,
  [opening]: readonly Recorded[],
  inputs: readonly Input[],
): Promise<number> {
  if (!opening) throw new Error('nothing was recorded')
  let reply = await client.send(opening.sent)
  const rest = channel.first ? inputs : inputs.slice(1)
  for (const input of rest) reply = await client.send(channel.next(reply, input))
  return rest.length + 1
}

function contender(name: string, child: Child, conversation: () => Promise<number>): Contender {
  return {
    name,
    async round() {
      const before = await child.cpu()
      let turns = 0
      const person = async () => {
        while (turns < TURNS) {
          // Added up only after the wait: others add to it meanwhile.
          const more = await conversation()
          turns += more
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, person))
      return { turns, cpu: (await child.cpu()) - before }
    },
  }
}
