import { createHmac } from 'node:crypto'
import type { Texts } from '../../texts/types.ts'
import { CAPABILITIES } from '../capabilities.ts'
import type { Adapter, RawRequest, Sent, Verdict } from '../messaging/adapter.ts'
import { callProvider, fieldOf, later, mayWorkLater, type Reply } from '../messaging/provider.ts'
import { isSame } from '../messaging/same.ts'
import { inboundOf, unreadIn, type WhatsAppRef } from './parse.ts'
import { renderWhatsApp, type WhatsAppPayload } from './render.ts'
import type { WhatsAppSettings } from './settings.ts'

export interface WhatsAppDeps {
  /** may be replaced while the service runs */
  readonly content: { readonly now: { readonly texts: Texts } }
}

/** The most that Meta sends at once, as after an outage: its page on webhooks speaks of 3 MB. Not confirmed with real traffic; what is longer is counted. */
const BODY_LIMIT = 3 * 1024 * 1024
/** Too much was asked for, by this number, this account or between these two (developers.facebook.com, "Error codes"). */
const TOO_MUCH = new Set([4, 80007, 130429, 131048, 131056])
/** Something is wrong at Meta. */
const UNWELL = new Set([1, 2, 131000, 131016, 133004])

/** WhatsApp through Meta's Cloud API. What was said there cannot be erased there: Meta offers no way. */
export function createWhatsAppAdapter(
  settings: WhatsAppSettings,
  { content }: WhatsAppDeps,
): Adapter<WhatsAppRef, WhatsAppPayload> {
  const { appSecret, accessToken, phoneNumberId, apiUrl } = settings
  const messages = `${apiUrl}/${encodeURIComponent(phoneNumberId)}/messages`

  return {
    id: 'whatsapp',
    capabilities: CAPABILITIES.whatsapp,
    bodyLimit: BODY_LIMIT,
    settings: {
      sends: 'WHATSAPP_ACCESS_TOKEN, WHATSAPP_PHONE_NUMBER_ID',
      hears: 'WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN',
    },
    async verify(request) {
      return request.method === 'GET' ? isAskedFor(request, settings) : isSigned(request, appSecret)
    },
    parse: ({ method, body }) => (method === 'GET' ? [] : inboundOf(body, phoneNumberId)),
    unread: ({ method, body }) => (method === 'GET' ? 0 : unreadIn(body, phoneNumberId)),
    // read as text, so that nothing in it can become a page
    ack: (request) => ({
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: request.method === 'GET' ? (queryOf(request).get('hub.challenge') ?? '') : '',
    }),
    render: (outbound) => renderWhatsApp(outbound, (locale) => content.now.texts.get(locale, 'messaging.choose')),
    async send(payload, { to }): Promise<Sent> {
      const reply = await callProvider(messages, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', recipient_type: 'individual', to, ...payload }),
      })
      if (reply && reply.status >= 200 && reply.status < 300) return { sent: null }
      return failureOf(reply)
    },
    // what was sent and received stays with Meta as its terms say
    forget: async () => ({ cannot: true }),
  }
}

/** Meta asks once whether the address is ours, before it sends anything there. */
function isAskedFor(request: RawRequest, { verifyToken }: WhatsAppSettings): Verdict {
  const query = queryOf(request)
  const isOurs = query.get('hub.mode') === 'subscribe' && isSame(query.get('hub.verify_token') ?? '', verifyToken)
  return isOurs ? { ok: true } : { ok: false, status: 403 }
}

function isSigned({ headers, body }: RawRequest, appSecret: string): Verdict {
  const expected = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
  return isSame(headers['x-hub-signature-256'] ?? '', expected) ? { ok: true } : { ok: false, status: 403 }
}

const queryOf = ({ url }: RawRequest): URLSearchParams => new URLSearchParams(url.split('?')[1] ?? '')

function failureOf(reply: Reply | null): Sent {
  const code = reply === null ? undefined : fieldOf(fieldOf(reply.json, 'error'), 'code')
  const isPassing = typeof code === 'number' && (TOO_MUCH.has(code) || UNWELL.has(code))
  if (isPassing) return later(reply, false)
  if (reply === null || mayWorkLater(reply)) return later(reply)
  return { refused: `whatsapp-${typeof code === 'number' ? code : reply.status}` }
}
