import { createBotFrameworkAdapter } from '../../src/channels/botframework/adapter.ts'
import { Live } from '../../src/channels/live.ts'
import type { RawRequest } from '../../src/channels/messaging/adapter.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import type { Case } from './adapter-contract.ts'
import { theWorld } from './bot.ts'
import { APP_ID, BOT, botService, ISSUER, PASSWORD, USER } from './bot-service.ts'
import { type Provider, provider } from './provider.ts'

const APP = 'webchat:'

/** Bots of Azure, for the tests that every channel passes: who signs is one server, who takes our answers another. */
export async function botCase(): Promise<Case> {
  const identity = await botService()
  const connector = await provider(() => ({ status: 201, json: { id: 'activity-ok' } }))
  const claims = { serviceurl: `${connector.origin}/` }
  const right = await identity.token({ claims })
  const wrong = await identity.token({ claims, withForeignKey: true })
  let events = 0
  const request = (token: string, from: string, more: object): RawRequest => {
    const activity = {
      type: 'message',
      id: `event-${++events}`,
      serviceUrl: `${connector.origin}/`,
      channelId: 'webchat',
      from: { ...USER, name: 'Canary' },
      recipient: BOT,
      conversation: { id: from.replace(APP, '') },
      ...more,
    }
    return {
      method: 'POST',
      url: '/webhooks/botframework',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: Buffer.from(JSON.stringify(activity)),
    }
  }
  const close = async () => {
    await Promise.all([connector.close(), identity.stop()])
  }
  return {
    adapter: createBotFrameworkAdapter(
      {
        app: { id: APP_ID, password: PASSWORD, tokenUrl: `${identity.url}/token` },
        metadataUrl: `${identity.url}/v1/.well-known/openidconfiguration`,
        issuer: ISSUER,
        hosts: [],
        loopback: true,
      },
      { content: new Live(contentOf(theWorld())), now: () => new Date() },
    ),
    provider: { ...connector, close } satisfies Provider,
    environment: identity.environment,
    addressOf: (n) => `${APP}person-${n}`,
    request: (from, text, id, signedWith) =>
      request(signedWith === undefined ? right : wrong, from, { text, ...(id !== undefined && { id }) }),
    unreadable: () => ({ ...request(right, `${APP}person-1`, {}), body: Buffer.from('{"type":') }),
    picture: (from, caption) =>
      request(right, from, {
        text: caption,
        attachments: [{ contentType: 'image/png', contentUrl: `${connector.origin}/media/1` }],
      }),
    textsOf: ({ body, path }) => (path.includes('/activities') ? [JSON.parse(body).text] : []),
    recipientOf: ({ path }) => `${APP}${decodeURIComponent(/conversations\/([^/]+)/.exec(path)?.[1] ?? '')}`,
    success: {},
    refusal: { status: 404, json: { error: { code: 'ConversationNotFound', message: 'Canary person-1' } } },
    erases: false,
    refuses: 401,
    signsBody: false,
    opening: 'What would you like to do?',
    answer: 'Start',
    ends: false,
  }
}
