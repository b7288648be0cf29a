import { type CryptoKey, importJWK, type JWK } from 'jose'
import { z } from 'zod'

/** A key of the channel service, and the channels that it may speak for. */
export interface SigningKey {
  readonly key: CryptoKey
  readonly endorsements: readonly string[]
}

export interface KeySource {
  readonly metadataUrl: string
  /** whether an address may be asked, which the metadata names */
  readonly isAllowed: (address: string) => boolean
  /** milliseconds that only ever grow */
  readonly ticks?: () => number
}

/** Nobody makes us ask more often than this by inventing names of keys. */
const COOL_DOWN_MS = 30_000
/** New keys are announced days before they are used. */
const FRESH_FOR_MS = 3_600_000
/** A key that was withdrawn goes at the latest after this, although nobody can be asked. */
const USABLE_FOR_MS = 24 * 3_600_000
const TIMEOUT_MS = 5_000
const MAX_BYTES = 512 * 1024

const metadataSchema = z.object({ jwks_uri: z.string() })
const keySetSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string() })).max(100),
})
const endorsed = z.array(z.string()).catch([])

/**
 * The keys of the channel service, asked for when they are needed. While they cannot be had, those that are known still count.
 * @returns the key of a name, or null where there is none
 */
export function signingKeys({
  metadataUrl,
  isAllowed,
  ticks = () => performance.now(),
}: KeySource): (kid: string) => Promise<SigningKey | null> {
  let known: ReadonlyMap<string, SigningKey> = new Map()
  let knownSince = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      const { jwks_uri: address } = metadataSchema.parse(await json(metadataUrl))
      if (!isAllowed(address)) throw new Error('the keys are announced at an address that is not allowed')
      known = await keysIn(await json(address))
      knownSince = ticks()
    } catch {
      // Who asked is refused, or served with what is known; the next who asks after the cool-down tries again.
    } finally {
      asking = null
    }
  }

  const refreshed = (): Promise<void> => {
    if (!asking && ticks() - triedAt >= COOL_DOWN_MS) {
      triedAt = ticks()
      asking = ask()
    }
    return asking ?? Promise.resolve()
  }

  return async (kid) => {
    const age = ticks() - knownSince
    const needed = !known.has(kid) || age > USABLE_FOR_MS
    // A key that is only old counts while news are on their way.
    if (needed) await refreshed()
    else if (age > FRESH_FOR_MS) void refreshed()
    return ticks() - knownSince > USABLE_FOR_MS ? null : (known.get(kid) ?? null)
  }
}

async function json(address: string): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  const text = await response.text()
  if (!response.ok || text.length > MAX_BYTES) throw new Error('the keys cannot be had')
  return JSON.parse(text)
}

async function keysIn(document: unknown): Promise<ReadonlyMap<string, SigningKey>> {
  const keys = new Map<string, SigningKey>()
  for (const jwk of keySetSchema.parse(document).keys) {
    if (jwk.kid === undefined || jwk.kty !== 'RSA') continue
    const key = await importJWK(jwk as JWK, 'RS256').catch(() => null)
    if (key === null || key instanceof Uint8Array) continue
    keys.set(jwk.kid, { key, endorsements: endorsed.parse(jwk.endorsements) })
  }
  return keys
}
