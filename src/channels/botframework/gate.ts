import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { RawRequest } from '../messaging/adapter.ts'
import { type Activity, readActivity } from './activity.ts'
import { isAllowed } from './hosts.ts'
import { type SigningKey, signingKeys } from './keys.ts'
import type { BotSettings } from './settings.ts'

/** What is known of a request that was let in. */
export interface Admitted {
  readonly activity: Activity
  /** what the channel service signed; without `aud` where nobody has to sign */
  readonly claims: Readonly<Record<string, unknown>>
}

export type Admission = ({ readonly ok: true } & Admitted) | { readonly ok: false; readonly status: 400 | 401 | 403 }

export type Gate = (request: Pick<RawRequest, 'headers' | 'body'>) => Promise<Admission>

export interface GateParts {
  /** the clock that tokens are held against */
  readonly now: () => Date
  /** milliseconds that only ever grow, for the keys */
  readonly ticks?: () => number
}

/** Clocks may differ by so much, in seconds (Microsoft Learn, "Authenticate requests from the Bot Connector service to your bot"). */
const SKEW_S = 300
/** One token alone: two headers arrive joined by a comma. */
const BEARER = /^Bearer (?<token>[\w-]+\.[\w-]+\.[\w-]+)$/
const MAX_TOKEN = 8_192

const refused = (status: 400 | 401 | 403): Admission => ({ ok: false, status })

/**
 * Decides who may speak to us as the channel service: the steps of Microsoft's protocol in its order, none of them optional.
 * docs/decisions says why this is not left to the library behind it.
 */
export function createGate(settings: BotSettings, { now, ticks }: GateParts): Gate {
  const { app, issuer, metadataUrl } = settings
  if (app === null) return openGate(settings)
  const keyOf = signingKeys({
    metadataUrl,
    isAllowed: (address) => isAllowed(address, { hosts: [new URL(metadataUrl).hostname], loopback: settings.loopback }),
    ...(ticks && { ticks }),
  })

  return async ({ headers, body }) => {
    const token = BEARER.exec(headers.authorization ?? '')?.groups?.token
    if (token === undefined || token.length > MAX_TOKEN) return refused(401)
    const signed = await claimsOf(token)
    if (signed === null) return refused(401)
    const { claims, endorsements } = signed
    const { serviceurl: serviceUrl } = claims
    if (typeof serviceUrl !== 'string') return refused(401)

    const activity = readActivity(body)
    if (activity === null) return refused(400)
    if (activity.serviceUrl !== serviceUrl || !isAllowed(serviceUrl, settings)) return refused(403)
    if (!endorsements.includes(activity.channelId)) return refused(403)
    return { ok: true, activity, claims }
  }

  async function claimsOf(token: string): Promise<{ claims: JWTPayload; endorsements: readonly string[] } | null> {
    let signing: SigningKey | null = null
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          signing = kid === undefined ? null : await keyOf(kid)
          if (signing === null) throw new errors.JWKSNoMatchingKey()
          return signing.key
        },
        {
          algorithms: ['RS256'],
          issuer,
          audience: app?.id ?? [],
          clockTolerance: SKEW_S,
          requiredClaims: ['exp'],
          currentDate: now(),
        },
      )
      // A list that names others beside us was made for somebody else as well.
      if ([payload.aud].flat().some((one) => one !== app?.id)) return null
      return { claims: payload, endorsements: (signing as SigningKey | null)?.endorsements ?? [] }
    } catch {
      // Whatever is wrong with a token, nobody is let in by it, and nobody is told what it is.
      return null
    }
  }
}

/** What proxies say of whom they ask for. */
const PROXIED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'] as const

/** Where there is no registration, nothing is signed: whoever reaches this machine is believed, and answered on this machine alone. */
function openGate({ loopback }: BotSettings): Gate {
  return async ({ headers, body }) => {
    // Somebody of another machine, through a proxy or a tunnel on this one.
    if (PROXIED.some((name) => headers[name] !== undefined)) return refused(403)
    // A page in a browser of this machine cannot send this type to us without asking first, and is not answered.
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return refused(401)
    const activity = readActivity(body)
    if (activity === null) return refused(400)
    return isAllowed(activity.serviceUrl, { hosts: [], loopback }) ? { ok: true, activity, claims: {} } : refused(403)
  }
}
