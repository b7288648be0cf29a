import twilio from 'twilio'
import type { RawRequest } from '../../src/channels/messaging/adapter.ts'
import { createSmsAdapter } from '../../src/channels/sms/adapter.ts'
import type { Case } from './adapter-contract.ts'
import { type Got, provider, type Reply } from './provider.ts'

export const SID = `AC${'0'.repeat(32)}`
export const TOKEN = 'an auth token of nobody'
export const PUBLIC = 'https://chat.example.org'
export const OURS = '+447700900000'
const PATH = '/webhooks/sms'

/** Twilio as far as it is needed: it takes messages, each with an id of its own, and erases them. */
export function twilioServer() {
  let count = 0
  return provider(({ method }: Got): Reply => {
    count++
    return method === 'DELETE' ? { status: 204 } : { status: 201, json: { sid: `SMout${count}` } }
  })
}

/** A request as Twilio signs it: by its own library. */
export function twilioRequest(
  parameters: Readonly<Record<string, string | string[]>>,
  { url = PUBLIC + PATH, token = TOKEN }: { readonly url?: string; readonly token?: string } = {},
): RawRequest {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  return {
    method: 'POST',
    url: url.replace(/^https?:\/\/[^/]*/, ''),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url, parameters as Record<string, string>),
    },
    body: Buffer.from(body.toString()),
  }
}

let events = 0
export const smsFrom = (from: string, text: string, more: Readonly<Record<string, string>> = {}) => ({
  MessageSid: `SMin${++events}`,
  AccountSid: SID,
  From: from,
  To: OURS,
  Body: text,
  NumMedia: '0',
  NumSegments: '1',
  SmsStatus: 'received',
  ...more,
})

/** Text messages, for the tests that every channel passes. */
export async function smsCase(): Promise<Case> {
  const server = await twilioServer()
  const settings = { accountSid: SID, authToken: TOKEN, publicUrl: PUBLIC, apiUrl: server.origin }
  return {
    adapter: createSmsAdapter(settings),
    provider: server,
    environment: {
      STATE_KEYS: `k:${'A'.repeat(43)}`,
      TWILIO_ACCOUNT_SID: SID,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_API_URL: server.origin,
      PUBLIC_BASE_URL: PUBLIC,
    },
    addressOf: (n) => `+4477009001${`${n}`.padStart(2, '0')}`,
    request: (from, text, id, signedWith) =>
      twilioRequest(
        { ...smsFrom(from, text), ...(id !== undefined && { MessageSid: id }) },
        signedWith === undefined ? {} : { token: signedWith },
      ),
    unreadable: () => twilioRequest({ Nothing: 'here' }),
    picture: (from, caption) =>
      twilioRequest(smsFrom(from, caption, { NumMedia: '1', MediaUrl0: `${server.origin}/media/1` })),
    textsOf: ({ body, path }) => (path.endsWith('/Messages.json') ? [new URLSearchParams(body).get('Body') ?? ''] : []),
    recipientOf: ({ body }) => new URLSearchParams(body).get('To') ?? '',
    success: { sid: 'SMok' },
    refusal: { status: 400, json: { code: 21211, message: `Invalid 'To' Phone Number: +447700900123` } },
    erases: true,
  }
}
