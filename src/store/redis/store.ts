import type { Redis } from 'ioredis'
import {
  type Accepted,
  type Arrived,
  type Claim,
  type Erasing,
  LEASE_MS,
  MAX_REST_MS,
  type Outgoing,
  type Store,
  StoreGone,
} from '../store.ts'
import { isRefusal, watchRefusals } from './refusals.ts'
import { SCRIPTS, type ScriptName } from './scripts.ts'

export interface RedisOptions {
  /** `redis://`, `rediss://`, or the path of a socket */
  readonly url: string
  readonly leaseMs?: number
  /** before every key, where others use the same server */
  readonly prefix?: string
  /** told once when the server is gone, and once when it is back */
  readonly onGone?: (error: unknown) => void
  readonly onBack?: () => void
  /** told once when the server is there and refuses what it is asked, and once when it did not for a while */
  readonly onRefused?: (error: unknown) => void
  readonly onTaken?: () => void
  /** how long that while is */
  readonly steadyMs?: number
}

/**
 * How long one command may take. Providers give up after 10 seconds; and a process that is busy for a moment finds replies late that came in time.
 */
const COMMAND_TIMEOUT = 5_000
/** How long the start waits for the server. Without it the service starts all the same: the pages need no store. */
const FIRST_WAIT = 2_000
const MAX_PAUSE = 500
const NOTHING = ''

type Argument = string | number | Uint8Array
type Run = (...args: Argument[]) => Promise<unknown>

/**
 * The store of a service of several processes: one primary of Redis 6 or newer, or Valkey. A server that is away is looked for until it is
 * back; in the meantime every method fails at once.
 */
export async function createRedisStore({
  url,
  leaseMs = LEASE_MS,
  prefix = 'waymark:',
  onGone = () => {},
  onBack = () => {},
  onRefused = () => {},
  onTaken = () => {},
  steadyMs,
}: RedisOptions): Promise<Store> {
  const { Redis: Client } = await import('ioredis')
  const client = new Client(url, {
    commandTimeout: COMMAND_TIMEOUT,
    connectTimeout: COMMAND_TIMEOUT,
    // What could not be asked now is answered by the provider's own second try, not by a queue that nobody sees.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 1,
    retryStrategy: (times) => Math.min(times * 50, MAX_PAUSE),
    lazyConnect: true,
  })
  let isGone = false
  let isClosed = false
  const gone = (error: unknown) => {
    if (isGone || isClosed) return
    isGone = true
    onGone(error)
  }
  client.on('error', gone)
  // A server that is stopped says goodbye, which is no error.
  client.on('close', () => gone(new StoreGone()))
  client.on('ready', () => {
    if (isGone) onBack()
    isGone = false
  })
  const refusals = watchRefusals({ onRefused, onTaken, ...(steadyMs !== undefined && { steadyMs }) })
  for (const [name, lua] of Object.entries(SCRIPTS)) client.defineCommand(name, { lua, numberOfKeys: 0 })
  await firstConnection(client)

  /** Asks the server for something. @throws StoreGone where it cannot be reached, is too slow or refuses */
  async function ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      const reply = await work()
      refusals.worked()
      return reply
    } catch (cause) {
      // that there is no connection was told when it ended
      if (isRefusal(cause)) refusals.refused(cause)
      throw new StoreGone({ cause })
    }
  }

  /** Runs a script; replies of bytes come as bytes. */
  async function run(name: ScriptName, ...args: Argument[]): Promise<unknown> {
    const scripts = client as unknown as Record<`${ScriptName}Buffer`, Run>
    return ask(() => scripts[`${name}Buffer`](prefix, ...args.map(bytes)))
  }
  const did = async (name: ScriptName, ...args: Argument[]): Promise<boolean> => Number(await run(name, ...args)) === 1

  return {
    async accept({ conversations, eventIds, value, hold = false }): Promise<Arrived> {
      const reply = await run(
        'accept',
        value,
        JSON.stringify(conversations),
        JSON.stringify(eventIds),
        hold ? leaseMs : 0,
      )
      const [became, conversation] = (reply as Buffer[]).map(String)
      return { became: became as Accepted, conversation: conversation ?? '' }
    },

    async claim(conversation = NOTHING): Promise<Claim | null> {
      const reply = (await run('claim', leaseMs, conversation)) as ClaimReply<Buffer | null> | null
      if (reply === null) return null
      const [name, fence, event, state, tries] = reply
      return { conversation: String(name), fence: Number(fence), event, state, tries: Number(tries) }
    },

    commit: ({ conversation, fence }, { state, ttlMs, outbox, forget }) =>
      did(
        'commit',
        conversation,
        fence,
        state ?? NOTHING,
        Math.max(1, Math.min(ttlMs, MAX_REST_MS)),
        forget ?? NOTHING,
        ...outbox,
      ),

    retry: ({ conversation, fence }, afterMs) => did('retry', conversation, fence, afterMs),

    async toSend(): Promise<Outgoing | null> {
      const reply = (await run('toSend', leaseMs, NOTHING)) as ClaimReply<null> | null
      return reply && outgoing(reply)
    },

    sent: ({ conversation, fence }, receipt) => did('sent', conversation, fence, receipt ?? NOTHING),
    later: ({ conversation, fence }, afterMs) => did('later', conversation, fence, afterMs),

    async toErase(): Promise<Erasing | null> {
      const reply = (await run('toErase', leaseMs, NOTHING)) as ClaimReply<readonly Buffer[]> | null
      return reply && { ...outgoing(reply), receipts: reply[3] }
    },

    forgotten: ({ conversation, fence, receipts }, left, afterMs) =>
      did('forgotten', conversation, fence, afterMs, receipts.length, ...receipts, ...left),

    async erase(conversation, forget) {
      await run('erase', conversation, forget ?? NOTHING)
    },

    waiting: () =>
      ask(async () => {
        const sets = ['due', 'out', 'wipe'].map((set) => client.zcard(prefix + set))
        const [events = 0, messages = 0, wishes = 0] = await Promise.all(sets)
        return { events, outbox: messages + wishes }
      }),

    async ready() {
      try {
        // Written, because a server that only reads (a replica, a full one) accepts nothing.
        return (await ask(() => client.set(`${prefix}ready`, '1', 'PX', 60_000))) === 'OK'
      } catch {
        return false
      }
    },

    async close() {
      isClosed = true
      client.disconnect()
    },
  }
}

type ClaimReply<Beside> = readonly [name: Buffer, fence: number, value: Buffer, beside: Beside, tries: number]

const outgoing = ([name, fence, value, , tries]: ClaimReply<unknown>): Outgoing => ({
  conversation: String(name),
  fence: Number(fence),
  value,
  tries: Number(tries),
})

const bytes = (argument: Argument): string | Buffer =>
  typeof argument === 'string' ? argument : typeof argument === 'number' ? String(argument) : Buffer.from(argument)

/** Waits for the first connection for a while, whatever becomes of it. */
async function firstConnection(client: Redis): Promise<void> {
  const waited = new Promise((resolve) => setTimeout(resolve, FIRST_WAIT).unref())
  // A failure was told to whoever listens for errors already.
  const connected = new Promise((resolve) => client.once('ready', resolve))
  client.connect().catch(() => {})
  await Promise.race([connected, waited])
}
