import type { Config } from '../../config.ts'
import type { Counts } from '../../log/counts.ts'
import type { Log } from '../../log/log.ts'
import { notInstalled } from '../../not-installed.ts'
import { createMemoryStore } from '../../store/memory.ts'
import { createRedisStore } from '../../store/redis/store.ts'
import type { Store } from '../../store/store.ts'
import type { Content } from '../deps.ts'
import type { Live } from '../live.ts'
import type { Adapter } from './adapter.ts'
import { createMessaging, type Messaging } from './start.ts'

export interface OpenParts {
  readonly config: Pick<Config, 'keys' | 'redisUrl' | 'replicas' | 'publicUrl'>
  readonly adapters: readonly Adapter[]
  readonly content: Live<Content>
  readonly log: Log
  readonly counts: Counts
  /** the clock; the real one when left out */
  readonly now?: () => Date
}

/** How long the end waits for what is in the memory of this process alone. */
const DRAIN_MS = 5_000

/** The messaging channels of a service by its settings, with the store that they name; null where none is switched on. */
export async function openMessaging({ config, adapters, now, ...parts }: OpenParts): Promise<Messaging | null> {
  if (adapters.length === 0) return null
  const store = await openStore(config, parts.log)
  // whoever is not safe here is told where the chat is as well
  const page = config.publicUrl === null ? {} : { page: `${config.publicUrl}/chat` }
  const drainMs = config.redisUrl === null ? DRAIN_MS : 0
  return createMessaging({
    ...parts,
    ...page,
    adapters,
    store,
    keys: config.keys,
    now: now ?? (() => new Date()),
    drainMs,
  })
}

async function openStore({ redisUrl, replicas }: Pick<Config, 'redisUrl' | 'replicas'>, log: Log): Promise<Store> {
  if (redisUrl === null) return createMemoryStore({ replicas })
  return createRedisStore({
    url: redisUrl,
    onGone(error) {
      log.failure('store-gone', error)
      log.warning(
        'REDIS_URL: the server cannot be reached. Messages of people are not taken until it is back; their providers are told, and the pages go on.',
      )
    },
    onBack: () => log.warning('REDIS_URL: the server is back.'),
    onRefused(error) {
      log.failure('store-refuses', error)
      log.warning(
        'REDIS_URL: the server is there and refuses what it is asked. The code in the line before says why: OOM, it is full; READONLY, it is a replica; NOPERM, rights are missing; MISCONF, it cannot write to its disk; TIMEOUT, it does not answer in time. What it refuses of the messages of people is not taken, and their providers are told; the pages go on.',
      )
    },
    onTaken: () => log.warning('REDIS_URL: the server has refused nothing for a minute.'),
  }).catch(notInstalled('REDIS_URL'))
}
