import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Messaging } from '../channels/messaging/start.ts'
import { ProblemError } from '../errors.ts'
import type { Metrics } from '../log/prometheus.ts'

export interface OperationsParts {
  /** null where no messaging channel is switched on */
  readonly messaging: Messaging | null
  /** null where nobody may read the counts: then there are none */
  readonly metrics: { readonly counts: Metrics; readonly token: string } | null
  /** whether content was offered that may not be shown, so that older content still is */
  readonly isContentRefused: () => boolean
}

const RETRY_AFTER = '5'

/**
 * What machines ask that look after the service. `/ready` tells whether all that is switched on works; `/ready/pages` leaves the store out,
 * which the pages do without: where that is gone, whoever sends people to the pages by it still does. Content that was refused is told and
 * is no reason to stop: what was proved before is served on. The counts are for whoever knows the token.
 */
export function operations(app: FastifyInstance, { messaging, metrics, isContentRefused }: OperationsParts): void {
  const store = async (): Promise<'ready' | 'gone' | 'none'> => {
    if (!messaging) return 'none'
    return (await messaging.ready()) ? 'ready' : 'gone'
  }
  const content = () => (isContentRefused() ? 'refused' : 'serving')

  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    const found = await store()
    if (found === 'gone') reply.code(503).header('retry-after', RETRY_AFTER)
    return { status: found === 'gone' ? 'not-ready' : 'ready', store: found, content: content() }
  })
  app.get('/ready/pages', async () => ({ status: 'ready', content: content() }))

  if (!metrics) return
  const { counts, token } = metrics
  app.get('/metrics', async (request, reply) => {
    // Whoever does not know the token learns nothing, not even that there is something.
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) throw new ProblemError('not-found')
    const text = await counts.text({
      waiting: async () => (messaging ? messaging.waiting() : null),
      ready: async () => (await store()) !== 'gone',
      contentRefused: isContentRefused(),
    })
    return reply.type(counts.type).send(text)
  })
}

/** Compares without telling by its time how much was right. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(wanted))
}
