import type { Log } from '../../log/log.ts'
import type { Adapter, Sent } from './adapter.ts'

export interface WatchParts {
  readonly log: Log
  /** milliseconds that only ever grow */
  readonly ticks?: () => number
}

/** Strangers knock every day; after this time it is told again that requests are refused. */
const AGAIN_MS = 86_400_000

/**
 * The same channel, which tells the operator when nobody can be answered on it any more: once when the provider refuses our credentials, once
 * when it takes them again, and once a day at most that a request to us was refused. The settings to check are named, and nobody's words.
 */
export function watched(adapter: Adapter, { log, ticks = () => performance.now() }: WatchParts): Adapter {
  const { id, settings } = adapter
  let isLockedOut = false
  let refusedAt: number | null = null

  function heard(sent: Sent): void {
    const isRefused = 'later' in sent && sent.credentials === true
    // only what was sent proves them: what waits for another reason, or was refused here already, says nothing of them
    if (isRefused === isLockedOut || (!isRefused && !('sent' in sent))) return
    isLockedOut = isRefused
    log.warning(
      isRefused
        ? `${settings.sends}: the provider of the channel "${id}" refuses them, so nobody is answered there. What waits is tried again for 15 minutes, then dropped. Check that they are right, and have not expired or been replaced.`
        : `${settings.sends}: the provider of the channel "${id}" takes them again.`,
    )
  }

  return {
    ...adapter,
    async verify(request) {
      const verdict = await adapter.verify(request)
      // a body that cannot be read is somebody's mistake and no setting
      if (verdict.ok || verdict.status === 400) return verdict
      if (refusedAt === null || ticks() - refusedAt >= AGAIN_MS) {
        refusedAt = ticks()
        log.warning(
          `${settings.hears}: a request to /webhooks/${id} was refused, since it is not from who it says by these settings. Strangers ask now and then; but where waymark_events_total{channel="${id}",became="accepted"} does not grow, one of them is wrong and nobody is heard there.`,
        )
      }
      return verdict
    },
    async send(payload, ref) {
      const sent = await adapter.send(payload, ref)
      heard(sent)
      return sent
    },
  }
}
