import { hash, randomBytes } from 'node:crypto'
import { isLoopback } from './loopback.ts'

export interface RateLimitOptions {
  /** turns that one address may send at once */
  readonly burst: number
  /** turns that it gets back each second */
  readonly perSecond: number
  /** how long the salt of the hashes is used, in milliseconds; with it goes everything that is remembered */
  readonly rotateAfter: number
  /** addresses remembered at most; beyond that the one that was silent longest is forgotten */
  readonly maxAddresses: number
}

/**
 * Generous on purpose: a school, a hospital or a phone company may stand behind one address. 200 people who all begin
 * at once and then answer every five seconds stay below it; one address still cannot take the service from the others.
 */
export const DEFAULT_RATE_LIMIT: RateLimitOptions = {
  burst: 1_000,
  perSecond: 50,
  rotateAfter: 60 * 60 * 1000,
  maxAddresses: 50_000,
}

interface Bucket {
  tokens: number
  at: number
}

/**
 * A token bucket for each address. What is remembered is a hash under a salt that lives in memory only and is thrown away
 * every hour, so that nobody, with the memory of this process either, can tell who was here yesterday.
 */
export function createRateLimit({
  burst,
  perSecond,
  rotateAfter,
  maxAddresses,
}: RateLimitOptions = DEFAULT_RATE_LIMIT) {
  let salt = randomBytes(32).toString('base64url')
  let rotatedAt: number | null = null
  const buckets = new Map<string, Bucket>()

  function forget(): void {
    salt = randomBytes(32).toString('base64url')
    rotatedAt = null
    buckets.clear()
  }

  return {
    /** Throws away the salt and everything that is remembered. */
    forget,
    /**
     * Takes one turn from an address.
     * @param address of the client, IPv4 or IPv6; this machine itself is never refused: it is a test, or a proxy that was
     *   not declared, and then behind it is everybody
     * @param now in milliseconds
     * @returns 0 when it may go on, else the whole seconds to wait
     */
    take(address: string, now: number): number {
      if (isLoopback(address)) return 0
      if (rotatedAt !== null && now - rotatedAt >= rotateAfter) forget()
      rotatedAt ??= now
      const key = hash('sha256', salt + network(address), 'base64url')
      const bucket = buckets.get(key) ?? { tokens: burst, at: now }
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
      bucket.at = now
      // Taken out and put back, the map stays in the order of last use.
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > maxAddresses) buckets.delete(buckets.keys().next().value as string)
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond)
      bucket.tokens -= 1
      return 0
    },
    /** how many addresses are remembered */
    size: () => buckets.size,
  }
}

/** What counts as one client: an IPv4 address, or the /64 network of an IPv6 one, of which a home has at least one whole. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  return [...front, ...Array<string>(zeros).fill('0'), ...back]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
