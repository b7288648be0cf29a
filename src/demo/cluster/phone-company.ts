import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signatureOf } from '../../channels/sms/signature.ts'

/** Numbers that Ofcom keeps free for stories (ofcom.org.uk, "Telephone numbers for use in TV and radio drama programmes"). */
const PERSON = '+447700900123'
const SERVICE = '+447700900000'
const ACCOUNT_SID = `AC${'0'.repeat(32)}`
const AUTH_TOKEN = 'only for the demonstration'
/** What the service is told that it is reached by. Nobody is: example.org is kept free. */
const PUBLIC_URL = 'https://chat.example.org'
const PATH = '/webhooks/sms'

/** A made-up phone company, with one customer. It speaks as Twilio does. */
export interface PhoneCompany {
  /** settings by which the service believes it */
  readonly settings: Readonly<Record<string, string>>
  /** The customer writes to the service. @param to where the service is reached. @returns the reply to the webhook */
  text(to: string, words: string): Promise<Response>
  /** what the customer got, once there are so many texts */
  received(count: number): Promise<readonly string[]>
  close(): Promise<void>
}

export async function startPhoneCompany(): Promise<PhoneCompany> {
  const inbox: string[] = []
  let written = 0
  let heard = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.method === 'POST') {
      inbox.push(new URLSearchParams(Buffer.concat(chunks).toString()).get('Body') ?? '')
      heard.resolve()
      heard = Promise.withResolvers()
    }
    const sid = `SM${String(inbox.length).padStart(32, '0')}`
    response.writeHead(request.method === 'POST' ? 201 : 204, { 'content-type': 'application/json' })
    response.end(request.method === 'POST' ? JSON.stringify({ sid }) : undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    settings: {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      PUBLIC_BASE_URL: PUBLIC_URL,
    },
    text(to, words) {
      const MessageSid = `SM${String(++written).padStart(32, 'f')}`
      const body = new URLSearchParams({ MessageSid, AccountSid: ACCOUNT_SID, From: PERSON, To: SERVICE, Body: words })
      const headers = { 'x-twilio-signature': signatureOf(AUTH_TOKEN, PUBLIC_URL + PATH, body) }
      return fetch(to + PATH, { method: 'POST', headers, body })
    },
    async received(count) {
      while (inbox.length < count) await heard.promise
      return inbox
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
