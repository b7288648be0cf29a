import { z } from 'zod'
import { type BotSettings, TOKEN_SCOPE } from './settings.ts'

/** A token is renewed before the last minutes of its life, in which the other side's clock may count it as dead. */
const BEFORE_END_MS = 300_000

const replySchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** Our own tokens for the channel service. */
export interface OwnTokens {
  /** The token that counts now. @throws NoToken where it is refused; Error without a word of the reply where none can be had */
  get(signal: AbortSignal): Promise<string>
  /** It was refused: the next is asked for anew. */
  drop(): void
}

/** No token was given. */
export class NoToken extends Error {
  override readonly name = 'NoToken'
  /** whether it is the registration that was refused, and no passing weakness of the other side */
  readonly isRefused: boolean

  constructor(status: number) {
    super(`no token: ${status}`)
    this.isRefused = status >= 400 && status < 500 && ![408, 425, 429].includes(status)
  }
}

/** Client credentials of OAuth 2.0 (RFC 6749, 4.4), asked for once for all who wait, and kept while they count. */
export function ownTokens(
  { id, password, tokenUrl }: NonNullable<BotSettings['app']>,
  ticks: () => number = () => performance.now(),
): OwnTokens {
  let held: { readonly token: string; readonly until: number } | null = null
  let asking: Promise<string> | null = null

  async function ask(signal: AbortSignal): Promise<string> {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      redirect: 'error',
      signal,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: password,
        scope: TOKEN_SCOPE,
      }),
    })
    if (!response.ok) throw new NoToken(response.status)
    const { access_token: token, expires_in: seconds } = replySchema.parse(await response.json())
    held = { token, until: ticks() + Math.max(seconds * 1_000 - BEFORE_END_MS, seconds * 500) }
    return token
  }

  return {
    async get(signal) {
      if (held && ticks() < held.until) return held.token
      asking ??= ask(signal).finally(() => {
        asking = null
      })
      return asking
    },
    drop() {
      held = null
    },
  }
}
