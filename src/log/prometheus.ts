import { notInstalled } from '../not-installed.ts'
import type { Counts } from './counts.ts'

/** What can be asked at the moment of asking. */
export interface Gauges {
  /** conversations that wait to be answered, and that have something to be sent; null where there is no store or it is gone */
  readonly waiting: () => Promise<{ readonly events: number; readonly outbox: number } | null>
  /** whether everything that is switched on works */
  readonly ready: () => Promise<boolean>
  /** whether content was offered that may not be shown */
  readonly contentRefused: boolean
}

export interface Metrics extends Counts {
  readonly type: string
  /** all counts, as Prometheus reads them */
  text(gauges: Gauges): Promise<string>
}

/** A quick turn takes a millisecond, a slow one waits for a store; finer steps would tell one answer from another. */
const SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10]

/** The counts for Prometheus. What reads them is loaded only here. */
export async function createMetrics(): Promise<Metrics> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client').catch(
    notInstalled('METRICS_TOKEN'),
  )
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'waymark_' })
  const turns = new Counter({
    name: 'waymark_turns_total',
    help: 'Turns, by channel and how they went.',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const took = new Histogram({
    name: 'waymark_turn_seconds',
    help: 'How long a turn took.',
    labelNames: ['channel'],
    buckets: SECONDS,
    registers,
  })
  const events = new Counter({
    name: 'waymark_events_total',
    help: 'What providers brought, by channel and what became of it.',
    labelNames: ['channel', 'became'],
    registers,
  })
  const messages = new Counter({
    name: 'waymark_messages_total',
    help: 'What was to be sent, by channel and what became of it.',
    labelNames: ['channel', 'became'],
    registers,
  })
  const waiting = new Gauge({
    name: 'waymark_waiting',
    help: 'Conversations that wait, by what for: to be answered, or to be sent to.',
    labelNames: ['queue'],
    registers,
  })
  const ready = new Gauge({ name: 'waymark_ready', help: '1 where everything switched on works.', registers })
  const refused = new Gauge({
    name: 'waymark_content_refused',
    help: '1 where content was offered that may not be shown, and older content still is.',
    registers,
  })
  return {
    type: registry.contentType,
    turn(channel, outcome, milliseconds) {
      turns.inc({ channel, outcome })
      took.observe({ channel }, milliseconds / 1000)
    },
    event: (channel, became) => events.inc({ channel, became }),
    message: (channel, became) => messages.inc({ channel, became }),
    async text(gauges) {
      const [found, isReady] = await Promise.all([gauges.waiting(), gauges.ready()])
      waiting.reset()
      if (found !== null) for (const [queue, length] of Object.entries(found)) waiting.set({ queue }, length)
      ready.set(isReady ? 1 : 0)
      refused.set(gauges.contentRefused ? 1 : 0)
      return registry.metrics()
    },
  }
}
