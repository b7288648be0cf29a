import { Activity } from '@microsoft/agents-activity'
import {
  CloudAdapter,
  ConnectorClient,
  HttpClient,
  type HttpRequestConfig,
  type HttpResponse,
  type TurnContext,
  UserTokenClient,
  type WebResponse,
} from '@microsoft/agents-hosting'
import type { Ack, Sent } from '../messaging/adapter.ts'
import type { Erased } from '../messaging/forget-each.ts'
import { LONGEST_AFTER_MS } from '../messaging/provider.ts'
import type { BotRef } from './activity.ts'
import type { Admitted } from './gate.ts'
import { type HostRules, isAllowed } from './hosts.ts'
import { addressed, type BotPayload } from './payload.ts'
import type { BotSettings } from './settings.ts'
import { NoToken, type OwnTokens, ownTokens } from './token.ts'

/** The channel service, as the rest of this folder knows it. */
export interface Cloud {
  /** Sends one message. Never throws. */
  send(payload: BotPayload, ref: BotRef): Promise<Sent>
  /** Deletes what was sent under an id; what is not there any more is erased. Never throws. */
  erase(ref: BotRef, id: string): Promise<Erased>
  /** The response to a request that waits: what `answer` gives, or no message where it gives null. @throws what `answer` throws */
  inline(admitted: Admitted, answer: () => Promise<readonly BotPayload[] | null>): Promise<Ack>
}

/** Connects to the channel service through Microsoft's library, which is loaded with this module and nowhere else. */
export function connectCloud({ app, ...rules }: BotSettings): Cloud {
  const tokens = app && ownTokens(app)
  const adapter = new OurAdapter(app?.id, rules, tokens)
  const identity = { aud: app?.id ?? '' }

  async function attempt(ref: BotRef, act: (turn: TurnContext) => Promise<void>): Promise<Failure | null> {
    // What was allowed when it was kept may not be so now: settings change, and what is kept could be changed.
    if (!isAllowed(ref.serviceUrl, rules)) return { refused: 'host' }
    try {
      await adapter.continueConversation(identity, referenceOf(ref), act)
      return null
    } catch (error) {
      if (error instanceof Answered && error.status === 401) tokens?.drop()
      return failureOf(error)
    }
  }

  return {
    async send(payload, ref) {
      let sent: string | null = null
      const failure = await attempt(ref, async (turn) => {
        const [reply] = await adapter.sendActivities(turn, [Activity.fromObject(addressed(payload, ref))])
        sent = reply?.id || null
      })
      return failure ?? { sent }
    },
    async erase(ref, id) {
      const failure = await attempt(ref, (turn) => turn.deleteActivity(encodeURIComponent(id)))
      if (failure === null || ('refused' in failure && failure.refused === refusal(404))) return 'erased'
      return 'later' in failure ? 'later' : 'refused'
    },
    async inline({ activity, claims }, answer) {
      const response = new Kept()
      const user = { ...claims, ...identity }
      await adapter.process({ method: 'POST', headers: {}, body: { ...activity }, user }, response, async (turn) => {
        const payloads = (await answer()) ?? []
        if (payloads.length > 0) await turn.sendActivities(payloads.map((payload) => Activity.fromObject(payload)))
      })
      return response.ack()
    },
  }
}

/** The library's way in and out, with our own way over the wire. */
class OurAdapter extends CloudAdapter {
  readonly #rules: HostRules
  readonly #tokens: OwnTokens | null

  constructor(clientId: string | undefined, rules: HostRules, tokens: OwnTokens | null) {
    super(
      { ...(clientId !== undefined && { clientId }) },
      undefined,
      undefined,
      { emitStackTrace: false, validateServiceUrl: true },
      // Its own list takes all below a host as well, and asks for no https.
      { enabled: true, isAllowed: (url) => isAllowed(String(url), rules) },
    )
    this.#rules = rules
    this.#tokens = tokens
    // Left as it is, it writes to the person that the source code should be fixed, and the request counts as served.
    this.onTurnError = async (_turn, error) => {
      throw error
    }
  }

  protected override async createConnectorClientWithIdentity(
    _identity: unknown,
    { serviceUrl = '' }: Activity,
  ): Promise<ConnectorClient> {
    return new OurConnector(new StrictClient(serviceUrl, this.#rules, this.#tokens))
  }

  /** Nobody signs in to us: the library's own client for that could ask the internet. */
  protected override async createUserTokenClient(): Promise<UserTokenClient> {
    return new UserTokenClient(new StrictClient('', { hosts: [], loopback: false }, null))
  }
}

class OurConnector extends ConnectorClient {
  /** That of the library cannot be called from outside. */
  constructor(client: HttpClient) {
    super(client)
  }
}

/** How long the channel service may take, in milliseconds: less than a lease of the sender. */
const TIMEOUT_MS = 8_000
const CONVERSATION = /^v3\/conversations\/(?<id>.+)\/activities(?<rest>(?:\/[^/]*)?)$/

/** Sends to hosts that are allowed and follows nobody elsewhere; the library's client follows redirects and waits for ever. */
class StrictClient extends HttpClient {
  readonly #rules: HostRules
  readonly #tokens: OwnTokens | null

  constructor(baseURL: string, rules: HostRules, tokens: OwnTokens | null) {
    super({ baseURL })
    this.#rules = rules
    this.#tokens = tokens
  }

  override async request<T>(config: HttpRequestConfig): Promise<HttpResponse<T>> {
    const { id, rest = '' } = CONVERSATION.exec(config.url)?.groups ?? {}
    if (id === undefined || !isAllowed(this.baseURL, this.#rules)) throw new Answered(0)
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const token = await this.#tokens?.get(signal)
    const response = await fetch(
      `${this.baseURL.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(id)}/activities${rest}`,
      {
        method: config.method.toUpperCase(),
        redirect: 'manual',
        signal,
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(config.data !== undefined && { body: JSON.stringify(config.data) }),
      },
    )
    const data = jsonIn(await response.text())
    if (!response.ok) throw new Answered(response.status, response.headers.get('retry-after'), data)
    return { data: data as T, status: response.status, statusText: '', headers: response.headers, config }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** The channel service did not take it. Holds no word of what it answered but the name of a reason. */
class Answered extends Error {
  override readonly name = 'Answered'
  readonly status: number
  readonly afterMs: number | undefined
  /** whether the person took us out of their app */
  readonly left: boolean

  constructor(status: number, retryAfter: string | null = null, data: unknown = {}) {
    super(`answered ${status}`)
    this.status = status
    const seconds = Number(retryAfter ?? Number.NaN)
    this.afterMs = seconds > 0 ? Math.min(seconds * 1_000, LONGEST_AFTER_MS) : undefined
    this.left = status === 403 && LEFT.test(JSON.stringify(data))
  }
}

/** Reasons for which nothing can be written to somebody any more (Microsoft Learn, Teams, "Proactive messages: status codes"). */
const LEFT = /"(?:MessageWritesBlocked|BotNotInConversationRoster|ConversationBlockedByUser)"/

type Failure = Exclude<Sent, { readonly sent: unknown }>

function failureOf(error: unknown): Failure {
  // A message that the library finds no message will not be one tomorrow.
  if (error instanceof Error && error.name === 'ZodError') return { refused: 'shape' }
  if (error instanceof NoToken && error.isRefused) return { later: true, credentials: true }
  if (!(error instanceof Answered)) return { later: true }
  const { status, afterMs, left } = error
  if (left) return { optedOut: true }
  // we follow nobody elsewhere, and who sends us on now may not later
  if (status >= 500 || (status >= 300 && status < 400) || [401, 408, 425, 429].includes(status))
    return {
      later: true,
      ...(afterMs !== undefined && { afterMs }),
      ...(status === 401 && { credentials: true }),
    }
  return { refused: refusal(status) }
}
const refusal = (status: number): string => `bots-${status}`

const referenceOf = ({ serviceUrl, channelId, conversation, bot, user }: BotRef) => ({
  serviceUrl,
  channelId,
  conversation: { id: conversation },
  agent: { id: bot },
  user: { id: user },
})

/** What the library writes of a response, kept until somebody sends it. */
class Kept implements WebResponse {
  headersSent = false
  writableEnded = false
  #status = 200
  #body: unknown = {}

  status(code: number): this {
    this.#status = code
    return this
  }

  setHeader(): this {
    return this
  }

  send(body: unknown): this {
    this.#body = body
    return this
  }

  end(): this {
    this.writableEnded = true
    return this
  }

  ack(): Ack {
    return { status: this.#status, type: 'application/json', body: JSON.stringify(this.#body, asSent) }
  }
}

/** An activity holds the name of its channel under another name while it is in the library. */
const asSent = (key: string, value: unknown): unknown => {
  if (key !== '' && typeof value === 'object' && value !== null && '_channelId' in value) {
    const { _channelId, ...rest } = value
    return { ...rest, channelId: _channelId }
  }
  return value
}
