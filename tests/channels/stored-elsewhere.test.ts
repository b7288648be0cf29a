import fastify from 'fastify'
import { expect, test } from 'vitest'
import { Live } from '../../src/channels/live.ts'
import { ANY_CONVERSATION, type KeptEvent } from '../../src/channels/messaging/kept.ts'
import { createMessaging } from '../../src/channels/messaging/start.ts'
import { createValues } from '../../src/channels/messaging/values.ts'
import { NO_COUNTS } from '../../src/log/counts.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { parseKeys } from '../../src/sealing/keys.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { theWorld } from '../protocol/service.ts'
import { createPlainAdapter, plainProvider, plainRequest } from './plain.ts'

test('an event that somebody moved into the queue of somebody else is not answered with what that one said', async () => {
  const keys = parseKeys(`k:${'A'.repeat(43)}`)
  const values = createValues(keys)
  const provider = await plainProvider()
  const store = createMemoryStore({ replicas: 1 })
  const lines: string[] = []
  const app = fastify()
  const messaging = createMessaging({
    adapters: [createPlainAdapter(provider.origin)],
    store,
    keys,
    content: new Live(contentOf(await theWorld())),
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    counts: NO_COUNTS,
    now: () => new Date(),
  })
  messaging.mount(app)
  const says = async (id: string, text: string) => {
    const { body: payload, ...request } = plainRequest([{ from: 'somebody', id, text }])
    return app.inject({ ...request, url: '/webhooks/sms', payload })
  }
  try {
    await says('e1', 'hello')
    await provider.received('somebody', 1)
    // sealed by this service, since the other one wrote to it as well
    const moved: KeptEvent = {
      channel: 'sms',
      inbound: {
        address: 'the other',
        eventId: 'e2',
        sentAt: null,
        kind: 'message',
        text: 'hello',
        payload: null,
        locale: null,
        ref: { to: 'the other' },
      },
    }
    await store.accept({
      conversations: values.conversation('sms', 'somebody'),
      eventIds: ['moved'],
      value: values.seal('event', ANY_CONVERSATION, moved),
    })
    await expect.poll(async () => store.waiting(), { timeout: 20_000 }).toEqual({ events: 0, outbox: 0 })
    expect(lines.join('')).toContain('event-lost')
    expect(provider.taken.filter(({ to }) => to === 'the other')).toEqual([])
    // and whose queue it was can go on
    await says('e3', 'again')
    await provider.received('somebody', 2)
  } finally {
    await messaging.stop()
    await app.close()
    await provider.close()
  }
})
