import { createHmac } from 'node:crypto'
import type { RawRequest } from '../../src/channels/messaging/adapter.ts'
import { createWhatsAppAdapter } from '../../src/channels/whatsapp/adapter.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { world } from '../journeys/person.ts'
import type { Case } from './adapter-contract.ts'
import { type Got, provider, type Reply } from './provider.ts'

export const SECRET = 'an app secret of nobody'
export const VERIFY = 'a verify token of nobody'
export const NUMBER_ID = '106540352242922'
const PATH = '/webhooks/whatsapp'

/** The Cloud API as far as it is needed: it takes messages. */
export function metaServer() {
  let count = 0
  return provider((_: Got): Reply => ({ status: 200, json: { messages: [{ id: `wamid.out${++count}` }] } }))
}

/** Bytes as Meta signs them. */
export const metaRequest = (body: string | Uint8Array, secret = SECRET): RawRequest => ({
  method: 'POST',
  url: PATH,
  headers: {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  },
  body: Buffer.from(body),
})

let events = 0
export const textFrom = (from: string, text: string, more: object = {}) => ({
  from,
  id: `wamid.in${++events}`,
  timestamp: `${Math.floor(Date.now() / 1000)}`,
  type: 'text',
  text: { body: text },
  ...more,
})

/** Messages and receipts as one change of an envelope. */
export const changeOf = (value: object, numberId = NUMBER_ID) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '447700900000', phone_number_id: numberId },
    ...value,
  },
})
export const envelope = (...changes: readonly object[]) =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '0', changes }] })
export const messages = (...list: readonly object[]) => envelope(changeOf({ messages: list }))

/** WhatsApp, for the tests that every channel passes. */
export async function whatsAppCase(): Promise<Case> {
  const server = await metaServer()
  const settings = {
    appSecret: SECRET,
    verifyToken: VERIFY,
    accessToken: 'an access token of nobody',
    phoneNumberId: NUMBER_ID,
    apiUrl: server.origin,
  }
  const profile = { contacts: [{ wa_id: '447700900100', profile: { name: 'Quentin Canary' } }] }
  return {
    adapter: createWhatsAppAdapter(settings, { content: { now: contentOf(world) } }),
    provider: server,
    environment: {
      STATE_KEYS: `k:${'A'.repeat(43)}`,
      WHATSAPP_APP_SECRET: SECRET,
      WHATSAPP_VERIFY_TOKEN: VERIFY,
      WHATSAPP_ACCESS_TOKEN: settings.accessToken,
      WHATSAPP_PHONE_NUMBER_ID: NUMBER_ID,
      WHATSAPP_API_URL: server.origin,
    },
    addressOf: (n) => `4477009001${`${n}`.padStart(2, '0')}`,
    request: (from, text, id, signedWith) =>
      metaRequest(
        envelope(changeOf({ ...profile, messages: [textFrom(from, text, id === undefined ? {} : { id })] })),
        signedWith,
      ),
    unreadable: () => metaRequest('{"entry": "none"}'),
    picture: (from, caption) =>
      metaRequest(
        messages(
          textFrom(from, '', { type: 'image', text: undefined, image: { id: '77', ...(caption && { caption }) } }),
        ),
      ),
    textsOf({ body }) {
      const { text, interactive } = JSON.parse(body)
      return [text?.body ?? interactive?.body.text]
    },
    recipientOf: ({ body }) => JSON.parse(body).to,
    success: { messages: [{ id: 'wamid.ok' }] },
    refusal: { status: 400, json: { error: { code: 131026, message: 'Message undeliverable to 447700900123' } } },
    erases: false,
  }
}
