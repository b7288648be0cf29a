/** What a provider answered; null where nothing came: it could not be reached, or was too slow. */
export interface Reply {
  readonly status: number
  /** the body as JSON; null where it is none */
  readonly json: unknown
  /** how long it asks to be left alone, in milliseconds, at most `LONGEST_AFTER_MS` */
  readonly afterMs: number | null
}

const PATIENCE_MS = 8_000
/** The longest that anybody is left alone who asks for it, in milliseconds: what somebody is waiting for stands behind it. */
export const LONGEST_AFTER_MS = 600_000

/**
 * Asks a provider for something. Never throws: an error of the network may hold the address that was asked for, with a number in it. Nothing
 * is followed elsewhere, since what is sent proves who we are.
 */
export async function callProvider(url: string, init: RequestInit): Promise<Reply | null> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    const json: unknown = await response.json().catch(() => null)
    const after = Number(response.headers.get('retry-after') ?? Number.NaN)
    const afterMs = after >= 0 ? Math.min(after * 1000, LONGEST_AFTER_MS) : null
    return { status: response.status, json, afterMs }
  } catch {
    return null
  }
}

/** Whether it may work after a while: too much was asked of the provider, or something is wrong with it, or with our own credentials. */
export const mayWorkLater = ({ status }: Reply): boolean =>
  status === 401 || status === 403 || status === 408 || status === 429 || status >= 500

/** The time to wait as the provider says it, and whether it is our credentials that it did not take. @param isRefused where its status does not tell */
export const later = (
  reply: Reply | null,
  isRefused = reply?.status === 401 || reply?.status === 403,
): { readonly later: true; readonly afterMs?: number; readonly credentials?: true } => ({
  later: true,
  ...(reply?.afterMs != null && { afterMs: reply.afterMs }),
  ...(isRefused && { credentials: true }),
})

/** A field of something that was answered, whatever that is. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
