import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { signatureOf } from '../../src/channels/sms/signature.ts'
import { startRedis } from '../../src/demo/cluster/redis.ts'
import { ROOT } from '../content.ts'
import { type Figure, goal, readable, table } from '../figure.ts'
import { spread } from '../rounds.ts'
import { type Child, startServer } from '../servers.ts'

const A_SECOND = 200
const SECONDS = 10
const PEOPLE = 200
/** texts of each person where as many turns as possible are wanted */
const EACH = 5
const ROUNDS = 3
const goals = { p99: 50 }

const ACCOUNT_SID = `AC${'0'.repeat(32)}`
const AUTH_TOKEN = 'only for the figures'
const PUBLIC_URL = 'https://chat.example.org'
const PATH = '/webhooks/sms'
const METRICS_TOKEN = 'only-for-the-figures'

export const messaging: Figure = {
  title: 'Messaging: from a text to its acknowledgement, and turns a second with Redis, of one and two processes',
  async measure() {
    const redis = await startRedis()
    const provider = await startProvider()
    const settings = {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_API_URL: provider.origin,
      PUBLIC_BASE_URL: PUBLIC_URL,
      REDIS_URL: redis.url,
      REPLICAS: '2',
      STATE_KEYS: `bench:${randomBytes(32).toString('base64url')}`,
      METRICS_TOKEN,
    }
    const servers: Child[] = []
    const agent = new Agent({ keepAlive: true })
    try {
      // what is not there takes no work from the one that is measured alone; the first texts compile what later ones use
      const start = async () => {
        servers.push(await startServer([join(ROOT, 'bin/start.js')], settings))
        await turnsOf(servers, agent, 3)
      }
      const rounds = async () => {
        const found: number[] = []
        const before = await cpuOf(servers)
        for (let round = 0; round < ROUNDS; round++) found.push(await turnsOf(servers, agent, EACH))
        const cpu = ((await cpuOf(servers)) - before) / (ROUNDS * PEOPLE * EACH)
        return { turns: spread(found), cpu: readable(cpu / 1000) }
      }
      await start()
      const waited = (await steadily(servers[0] as Child, agent)).toSorted((a, b) => a - b)
      const at = (part: number) => waited[Math.min(waited.length - 1, Math.floor(waited.length * part))] ?? Number.NaN
      const one = await rounds()
      await start()
      const two = await rounds()
      return [
        `Signed texts as Twilio sends them, of ${PEOPLE} people; what answers them goes to a made-up provider. Everything on this machine: Redis, the provider and whoever sends share its processors with the service.`,
        '',
        ...table(
          [`${A_SECOND} texts a second for ${SECONDS} s, acknowledged after, ms`, 'half', '95 %', '99 %', 'all'],
          [['one process, which also answers them', ...[0.5, 0.95, 0.99, 1].map((part) => readable(at(part)))]],
        ),
        '',
        ...table(
          ['as many as it can', 'turns a second: accepted, answered, committed', 'CPU of the service, ms a turn'],
          [
            ['one process', one.turns, one.cpu],
            ['two processes', two.turns, two.cpu],
          ],
        ),
        '',
        goal('acknowledged, 99 of 100', at(0.99), goals.p99, 'ms'),
      ]
    } finally {
      agent.destroy()
      for (const server of servers) await server.end()
      await provider.close()
      await redis.stop()
    }
  },
}

/** Takes texts and erases them, and does nothing else. */
async function startProvider() {
  let count = 0
  const server = createServer((incoming, reply) => {
    incoming.resume()
    incoming.on('end', () => {
      reply.writeHead(201, { 'content-type': 'application/json' }).end(`{"sid":"SM${count++}"}`)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Processor time of all servers so far, in microseconds. */
async function cpuOf(servers: readonly Child[]): Promise<number> {
  const all = await Promise.all(servers.map((server) => server.cpu()))
  return all.reduce((sum, one) => sum + one, 0)
}

let texts = 0

/** One text to a server, until it is acknowledged. @throws Error where it is not */
function send({ origin }: Child, agent: Agent, person: number, words: string): Promise<void> {
  const parameters = new URLSearchParams({
    MessageSid: `SM${String(++texts).padStart(32, '0')}`,
    AccountSid: ACCOUNT_SID,
    From: `+447700900${String(person).padStart(3, '0')}`,
    To: '+447700900999',
    Body: words,
  })
  const body = parameters.toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-twilio-signature': signatureOf(AUTH_TOKEN, PUBLIC_URL + PATH, parameters),
  }
  return new Promise((resolve, reject) => {
    const sending = request(`${origin}${PATH}`, { method: 'POST', agent, headers }, (reply) => {
      reply.resume()
      reply.on('end', () =>
        reply.statusCode === 200 ? resolve() : reject(new Error(`a text was answered with ${reply.statusCode}`)),
      )
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

/** Texts at a steady rate, whatever becomes of those before. @returns how long each took, in milliseconds from when it was due */
async function steadily(server: Child, agent: Agent): Promise<readonly number[]> {
  const began = performance.now()
  const sent = Array.from({ length: A_SECOND * SECONDS }, async (_, i) => {
    const due = began + (i * 1000) / A_SECOND
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    await send(server, agent, i % PEOPLE, 'again')
    return performance.now() - due
  })
  return Promise.all(sent)
}

/** Texts as fast as they are acknowledged, to one server after the other. @returns turns a second until all are answered */
async function turnsOf(servers: readonly Child[], agent: Agent, each: number): Promise<number> {
  const turns = async () => {
    const counts = await Promise.all(servers.map(turnsSoFar))
    return counts.reduce((sum, count) => sum + count, 0)
  }
  const before = await turns()
  const began = performance.now()
  const person = async (number: number) => {
    for (let i = 0; i < each; i++) await send(servers[i % servers.length] as Child, agent, number, 'again')
  }
  await Promise.all(Array.from({ length: PEOPLE }, (_, number) => person(number)))
  while ((await turns()) - before < PEOPLE * each) await new Promise((resolve) => setTimeout(resolve, 20))
  return (PEOPLE * each * 1000) / (performance.now() - began)
}

async function turnsSoFar({ origin }: Child): Promise<number> {
  const reply = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  return Number(/^waymark_turns_total\{channel="sms",outcome="ok"\} (\d+)/m.exec(await reply.text())?.[1] ?? 0)
}
