import { CAPABILITIES } from '../capabilities.ts'
import type { Ack, Adapter, RawRequest, Sent } from '../messaging/adapter.ts'
import { type Erased, forgetEach } from '../messaging/forget-each.ts'
import { callProvider, fieldOf, later, mayWorkLater, type Reply } from '../messaging/provider.ts'
import { inboundOf, type SmsRef } from './parse.ts'
import { renderSms } from './render.ts'
import type { SmsSettings } from './settings.ts'
import { isSigned } from './signature.ts'

/** One text message. */
export interface SmsPayload {
  readonly text: string
}

/** An answer without words: what is answered is sent later, so that it does not have to be ready at once. */
const NOTHING: Ack = { status: 200, type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' }

/** "Attempt to send to unsubscribed recipient" (twilio.com, error 21610). */
const UNSUBSCRIBED = 21610
/** Between ids in a receipt. */
const AND = ' '

/** Text messages through Twilio: webhooks for what comes in, its API for what goes out and is erased. */
export function createSmsAdapter(settings: SmsSettings): Adapter<SmsRef, SmsPayload> {
  const { accountSid, authToken, publicUrl, apiUrl } = settings
  const messages = `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

  async function erase(id: string): Promise<Erased> {
    const reply = await callProvider(`${messages}/${encodeURIComponent(id)}.json`, {
      method: 'DELETE',
      headers: { authorization },
    })
    // what is not there any more is erased; while a message is on its way it can't be (error 20009)
    const isGone = reply !== null && (reply.status === 404 || (reply.status >= 200 && reply.status < 300))
    return isGone ? 'erased' : 'later'
  }

  return {
    id: 'sms',
    capabilities: CAPABILITIES.sms,
    settings: { sends: 'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN', hears: 'PUBLIC_BASE_URL, TWILIO_AUTH_TOKEN' },
    async verify({ method, url, headers, body }) {
      const signature = headers['x-twilio-signature']
      if (method !== 'POST' || signature === undefined) return { ok: false, status: 403 }
      const isOurs = isSigned(authToken, publicUrl + url, parametersOf(body), signature)
      return isOurs ? { ok: true } : { ok: false, status: 403 }
    },
    parse: ({ body }: RawRequest) => inboundOf(parametersOf(body)),
    ack: () => NOTHING,
    // Twilio does not send it again by itself, so whoever wrote is told in the response
    sorry: (_request, lines) => ({
      ...NOTHING,
      body: `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${asXml(lines.join(' '))}</Message></Response>`,
    }),
    render: (outbound) => renderSms(outbound).map((text) => ({ text })),
    async send({ text }, { to, from, sid }): Promise<Sent> {
      const reply = await callProvider(`${messages}.json`, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ To: to, From: from, Body: text }),
      })
      if (reply && reply.status >= 200 && reply.status < 300) {
        const id = fieldOf(reply.json, 'sid')
        // what they wrote is erased together with what answers it
        return { sent: typeof id === 'string' ? id + AND + sid : sid }
      }
      return failureOf(reply)
    },
    forget: ({ sid }, sent) => forgetEach([...sent.flatMap((ids) => ids.split(AND)), sid], erase),
  }
}

function failureOf(reply: Reply | null): Sent {
  const code = fieldOf(reply?.json, 'code')
  if (code === UNSUBSCRIBED) return { optedOut: true }
  if (reply === null || mayWorkLater(reply)) return later(reply)
  return { refused: `twilio-${typeof code === 'number' ? code : reply.status}` }
}

const parametersOf = (body: Uint8Array): URLSearchParams => new URLSearchParams(Buffer.from(body).toString('utf8'))

const asXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
