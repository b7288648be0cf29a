import { ProblemError } from '../../errors.ts'
import { CAPABILITIES } from '../capabilities.ts'
import type { Content } from '../deps.ts'
import type { Live } from '../live.ts'
import type { Ack, Adapter, Outbound, RawRequest } from '../messaging/adapter.ts'
import { forgetEach } from '../messaging/forget-each.ts'
import { type Activity, type BotRef, inboundOf, isWaiting, readActivity, refOf } from './activity.ts'
import { connectCloud } from './cloud.ts'
import { type Admitted, createGate } from './gate.ts'
import { addressed, type BotPayload } from './payload.ts'
import { render } from './render.ts'
import type { BotSettings } from './settings.ts'
import { surfaceOf } from './surfaces.ts'

export interface BotDeps {
  readonly content: Live<Content>
  /** the clock that tokens are held against */
  readonly now: () => Date
}

/**
 * Bots of Azure (Web Chat, Direct Line, Teams and other apps behind the Bot Framework channel service): Microsoft's library
 * behind our own gate. This module loads both, so it is imported only where the channel is switched on.
 */
export function createBotFrameworkAdapter(settings: BotSettings, deps: BotDeps): Adapter<BotRef, BotPayload> {
  const capabilities = CAPABILITIES.botframework
  const admit = createGate(settings, deps)
  const cloud = connectCloud(settings)
  /** requests that the gate let in, for as long as they are served */
  const admitted = new WeakMap<RawRequest, Admitted>()
  const shown = (outbound: Outbound, { channelId }: BotRef) =>
    render(outbound, {
      capabilities,
      channelId,
      warning: (locale, { isOverlooked }) =>
        deps.content.now.texts.get(locale, isOverlooked ? 'messaging.overlooked' : 'messaging.in-app'),
    })
  const activityIn = (request: RawRequest): Activity => {
    const activity = admitted.get(request)?.activity ?? readActivity(request.body)
    if (activity === null) throw new ProblemError('bad-request')
    return activity
  }

  return {
    id: 'botframework',
    capabilities,
    settings: {
      sends: 'BOT_APP_ID, BOT_APP_PASSWORD, BOT_TENANT_ID, BOT_TOKEN_URL',
      hears: 'BOT_APP_ID, BOT_SERVICE_HOSTS, BOT_OPENID_METADATA_URL, BOT_TOKEN_ISSUER',
    },
    async verify(request) {
      const admission = await admit(request)
      if (!admission.ok) return admission
      admitted.set(request, admission)
      return { ok: true }
    },
    parse: (request) => inboundOf(activityIn(request)),
    ack: (request) => ackOf(activityIn(request)),
    inline(request, answer) {
      const known = admitted.get(request)
      if (!known || !isWaiting(known.activity)) return null
      return cloud.inline(known, async () => {
        const payloads: BotPayload[] = []
        for (const inbound of inboundOf(known.activity)) payloads.push(...((await answer(inbound)) ?? []))
        return payloads
      })
    },
    sorry(request, lines) {
      const { activity } = admitted.get(request) ?? {}
      if (!activity || !isWaiting(activity)) return null
      const outbound = { kind: 'lines', locale: deps.content.now.texts.locales[0] ?? '', lines } as const
      const ref = refOf(activity)
      const activities = shown(outbound, ref).map((payload) => addressed(payload, ref))
      return { status: 200, type: 'application/json', body: JSON.stringify({ activities }) }
    },
    render: shown,
    send: (payload, ref) => cloud.send(payload, ref),
    async forget(ref, sent) {
      if (!surfaceOf(ref.channelId).deletes) return { cannot: true }
      return forgetEach(sent, (id) => cloud.erase(ref, id))
    },
  }
}

/** An invoke asks for something to be done in the response, and is told where we know nothing of it. */
function ackOf(activity: Activity): Ack {
  const unknown = activity.type === 'invoke' && inboundOf(activity).length === 0
  return { status: unknown ? 501 : 200, type: 'application/json', body: '{}' }
}
