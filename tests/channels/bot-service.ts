import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export const APP_ID = '11111111-2222-4333-8444-555555555555'
export const PASSWORD = 'not-a-real-secret'
export const ISSUER = 'https://api.botframework.com'
export const BOT = { id: `28:${APP_ID}`, name: 'Waymark' }
export const USER = { id: '29:somebody', name: 'CANARY Somebody' }
/** The clock of the services under test, in seconds. */
export const NOW = Math.floor(Date.now() / 1000)

// biome-ignore lint/suspicious/noExplicitAny: activities have every shape
export type AnyActivity = Record<string, any>

export interface Received {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly activity: AnyActivity
}

/** Signs as the channel service does, with what a test makes different. */
export interface Signing {
  readonly claims?: JWTPayload
  /** claims that are left out */
  readonly without?: readonly string[]
  readonly kid?: string
  /** signed with a key that nobody announced, under the name of one that is */
  readonly withForeignKey?: boolean
}

/** What Azure runs, on this machine: who signs, who gives tokens, who takes our answers. */
export interface BotService {
  readonly url: string
  /** settings with which the service under test believes it */
  readonly environment: Readonly<Record<string, string>>
  token(signing?: Signing): Promise<string>
  /** an activity as it comes from an app */
  activity(more?: AnyActivity): AnyActivity
  readonly received: Received[]
  readonly counts: { keys: number; metadata: number; tokens: number }
  /** how it behaves: what it answers to our messages, and whether keys can be had */
  readonly ways: {
    keysDown: boolean
    endorsements: readonly string[]
    connector: { status: number; headers?: Record<string, string>; body?: unknown } | null
    /** does not answer our messages at all */
    silent: boolean
  }
  /** called for each message of ours that was taken */
  onReceived(listener: (received: Received) => void): void
  stop(): Promise<void>
}

/** Claims that are right, for a service that listens at `url`. */
export const rightClaims = (url: string): JWTPayload => ({
  iss: ISSUER,
  aud: APP_ID,
  iat: NOW,
  nbf: NOW - 60,
  exp: NOW + 3600,
  serviceurl: `${url}/`,
})

export async function botService(): Promise<BotService> {
  const pair = await generateKeyPair('RS256', { extractable: true })
  const foreign = await generateKeyPair('RS256')
  const publicKey = await exportJWK(pair.publicKey)
  const received: Received[] = []
  const listeners: ((received: Received) => void)[] = []
  const counts = { keys: 0, metadata: 0, tokens: 0 }
  const ways: BotService['ways'] = {
    keysDown: false,
    endorsements: ['webchat', 'directline', 'msteams'],
    connector: null,
    silent: false,
  }

  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    const { method = '', url: path = '' } = request
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    if (path === '/v1/.well-known/openidconfiguration') {
      counts.metadata += 1
      if (ways.keysDown) return void response.destroy()
      return void json(200, {
        issuer: ISSUER,
        jwks_uri: `${url}/v1/.well-known/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (path === '/v1/.well-known/keys') {
      counts.keys += 1
      const { endorsements } = ways
      return void json(200, { keys: [{ ...publicKey, kid: 'key-1', use: 'sig', endorsements }] })
    }
    if (path === '/token') {
      counts.tokens += 1
      const form = new URLSearchParams(body)
      if (form.get('client_id') !== APP_ID || form.get('client_secret') !== PASSWORD)
        return void json(401, { error: 'invalid_client' })
      return void json(200, { token_type: 'Bearer', expires_in: 3600, access_token: `token-${counts.tokens}` })
    }
    if (path.includes('/v3/conversations/')) {
      if (ways.silent) return
      const one = {
        method,
        path,
        authorization: request.headers.authorization,
        activity: body === '' ? {} : JSON.parse(body),
      }
      received.push(one)
      if (ways.connector) return void json(ways.connector.status, ways.connector.body ?? {}, ways.connector.headers)
      for (const listener of listeners) listener(one)
      return void json(200, { id: `activity-${received.length}` })
    }
    if (await elsewhere(request, response, body)) return
    json(404, {})
  })
  let elsewhere = async (_request: IncomingMessage, _response: ServerResponse, _body: string): Promise<boolean> => false
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const service: BotService & { also(handler: typeof elsewhere): void } = {
    url,
    environment: {
      STATE_KEYS: `k:${'A'.repeat(43)}`,
      BOT_APP_ID: APP_ID,
      BOT_APP_PASSWORD: PASSWORD,
      BOT_TENANT_ID: 'tenant',
      BOT_OPENID_METADATA_URL: `${url}/v1/.well-known/openidconfiguration`,
      BOT_TOKEN_URL: `${url}/token`,
      BOT_SERVICE_HOSTS: 'smba.trafficmanager.net',
    },
    async token({ claims = {}, without = [], kid = 'key-1', withForeignKey = false } = {}) {
      const all = Object.entries({ ...rightClaims(url), ...claims }).filter(([name]) => !without.includes(name))
      return new SignJWT(Object.fromEntries(all))
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
        .sign(withForeignKey ? foreign.privateKey : pair.privateKey)
    },
    activity: (more = {}) => ({
      type: 'message',
      id: `in-${Math.random()}`,
      timestamp: new Date().toISOString(),
      serviceUrl: `${url}/`,
      channelId: 'webchat',
      from: USER,
      recipient: BOT,
      conversation: { id: 'conversation-1' },
      text: 'hello',
      ...more,
    }),
    received,
    counts,
    ways,
    onReceived: (listener) => void listeners.push(listener),
    also: (handler) => {
      elsewhere = handler
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}

/** A service with routes of its own beside those that every one has. */
export type ExtensibleBotService = BotService & {
  also(handler: (request: IncomingMessage, response: ServerResponse, body: string) => Promise<boolean>): void
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
